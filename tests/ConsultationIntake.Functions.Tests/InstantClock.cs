namespace ConsultationIntake.Functions.Tests;

/// <summary>A clock whose waits end at once, and are remembered.</summary>
internal sealed class InstantClock : TimeProvider
{
    internal static readonly DateTimeOffset Start = new(2026, 11, 10, 12, 0, 0, TimeSpan.Zero);

    internal List<TimeSpan> Waits { get; } = [];

    public override DateTimeOffset GetUtcNow() => Start;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits.Add(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
