using System.Collections.Concurrent;

namespace ConsultationIntake.Reading;

/// <summary>
/// What was worked out lately, so that what many send is worked out once and not with each copy, nor twice where two copies are read at
/// once. Two generations: when the younger is full it becomes the older, and what the older held and nobody asked for is let go.
/// </summary>
/// <param name="generation">How many a generation holds: twice as many are held at most.</param>
internal sealed class Recent<TKey, TValue>(int generation)
    where TKey : notnull
{
    private volatile Generation younger = new();
    private volatile Generation older = new();
    private volatile int forgotten = RecentWords.TimesForgotten;

    /// <param name="key">What it is worked out from.</param>
    /// <param name="work">Pure.</param>
    internal TValue Get(TKey key, Func<TKey, TValue> work)
    {
        if (forgotten != RecentWords.TimesForgotten)
        {
            forgotten = RecentWords.TimesForgotten;
            (younger, older) = (new(), new());
        }

        var now = younger;
        if (now.Values.TryGetValue(key, out var value))
            return value.Value;
        if (!older.Values.TryGetValue(key, out value))
            value = new Lazy<TValue>(() => work(key));
        value = now.Values.GetOrAdd(key, value);
        if (Interlocked.Increment(ref now.Count) == generation)
        {
            older = now;
            younger = new();
        }

        return value.Value;
    }

    private sealed class Generation
    {
        internal ConcurrentDictionary<TKey, Lazy<TValue>> Values { get; } = new();

        /// <summary>A little more than there are where two came at once.</summary>
        internal int Count;
    }
}
