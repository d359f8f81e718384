namespace ConsultationIntake.Submissions;

/// <summary>What a submission has met of services that were down, so that it goes round again when they may be back.</summary>
/// <param name="Met">Whether its tries since it was last queued met one.</param>
/// <param name="Rounds">How often all its tries were used up by one.</param>
/// <param name="RetryAt">When it is queued again without anybody's doing; null unless it has failed.</param>
public sealed record Outage(bool Met, int Rounds = 0, DateTimeOffset? RetryAt = null)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(6);

    /// <summary>All tries are used up: the waits double from a quarter of an hour to six hours, and never end.</summary>
    internal Outage GivenUpAt(DateTimeOffset now) => new(Met: false, Rounds + 1, now + WaitAfter(Rounds));

    internal Outage QueuedAgain() => this with { RetryAt = null };

    internal static TimeSpan WaitAfter(int rounds) =>
        rounds >= 5 ? LongestWait : TimeSpan.FromTicks(Math.Min(LongestWait.Ticks, FirstWait.Ticks << rounds));
}
