using System.Collections.Concurrent;

namespace ConsultationIntake.LocalHost.Staff;

/// <summary>
/// Slows down whoever guesses passwords. A try is counted before it is judged, so that many at once gain nothing. Whoever
/// guesses from one network keeps nobody else out, until so many networks guess one name that it must be slowed for all.
/// </summary>
internal sealed class SignInPace(TimeProvider clock)
{
    /// <summary>Tries in a row that are judged at once: for a name from one network, and for a name from all.</summary>
    internal const int FromOneNetwork = 5;

    internal const int FromAll = 50;
    private const int MaxKept = 50_000;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<(string Name, string? Network), Tries> tries = new();

    private readonly record struct Tries(int Count, DateTimeOffset Last);

    /// <summary>How long to wait before the next try; zero where this one may be judged, which is then counted.</summary>
    /// <param name="network">Null for this machine.</param>
    internal TimeSpan Take(string name, string? network)
    {
        name = name.ToUpperInvariant();
        var now = clock.GetUtcNow();
        var wait = Max(Left((name, network ?? ""), FromOneNetwork, now), Left((name, null), FromAll, now));
        if (wait > TimeSpan.Zero)
            return wait;
        Forget(now);
        Count((name, network ?? ""), now);
        Count((name, null), now);
        return TimeSpan.Zero;
    }

    internal void Succeeded(string name, string? network)
    {
        tries.TryRemove((name.ToUpperInvariant(), network ?? ""), out _);
        tries.TryRemove((name.ToUpperInvariant(), null), out _);
    }

    /// <summary>Two seconds after the first try too many, and twice as long after each further one.</summary>
    internal static TimeSpan WaitAfter(int count, int allowed) =>
        count < allowed
            ? TimeSpan.Zero
            : TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, Math.Pow(2, Math.Min(count - allowed + 1, 10))));

    private TimeSpan Left((string, string?) key, int allowed, DateTimeOffset now) =>
        tries.TryGetValue(key, out var known) ? Max(TimeSpan.Zero, known.Last + WaitAfter(known.Count, allowed) - now) : TimeSpan.Zero;

    private void Count((string, string?) key, DateTimeOffset now) =>
        tries.AddOrUpdate(key, _ => new(1, now), (_, known) => now - known.Last > Longest ? new(1, now) : new(known.Count + 1, now));

    private void Forget(DateTimeOffset now)
    {
        if (tries.Count < MaxKept)
            return;
        foreach (var (key, known) in tries)
        {
            if (now - known.Last > Longest)
                tries.TryRemove(key, out _);
        }
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
