namespace ConsultationIntake.Web.Bodies;

/// <summary>
/// Bytes of bodies on the disk, bounded by dropping: where one more would be too many, the body that came in most slowly has to go, so that
/// who sends a byte now and then keeps no place from who sends what they have. Those of one network share what each came in at: a network
/// that sends ten is not faster by that than one that sends one.
/// </summary>
public sealed class Arrivals(long most, TimeProvider clock)
{
    /// <summary>Whoever has only begun is not slow yet.</summary>
    private static readonly TimeSpan Beginning = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly HashSet<Arrival> open = [];
    private long held;

    /// <summary>The most bytes that there ever were at once.</summary>
    public long MostHeld { get; private set; }

    /// <summary>How many are on their way.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return open.Count;
        }
    }

    internal Arrival Begin(string network)
    {
        var arrival = new Arrival(this, clock.GetTimestamp(), network);
        lock (gate)
            open.Add(arrival);
        return arrival;
    }

    /// <summary>Makes room for more of one body. False where that one itself has to go.</summary>
    private bool TryGrow(Arrival arrival, long bytes)
    {
        List<Arrival> dropped = [];
        bool fits;
        lock (gate)
        {
            while (held + bytes > most && Slowest() is { } slowest && slowest != arrival)
            {
                Release(slowest);
                dropped.Add(slowest);
            }

            fits = !arrival.IsGone && held + bytes <= most;
            if (fits)
            {
                arrival.Bytes += bytes;
                held += bytes;
                MostHeld = Math.Max(MostHeld, held);
            }
        }

        // Beside the lock: what waits for it goes on here.
        dropped.ForEach(each => each.Drop());
        return fits;
    }

    private Arrival? Slowest()
    {
        var ofNetwork = open.CountBy(arrival => arrival.Network).ToDictionary(StringComparer.Ordinal);
        return open.Where(arrival => !arrival.HasArrived && clock.GetElapsedTime(arrival.Since) > Beginning)
            .MinBy(arrival => arrival.Bytes / clock.GetElapsedTime(arrival.Since).TotalSeconds / ofNetwork[arrival.Network]);
    }

    private void Release(Arrival arrival)
    {
        if (arrival.IsGone)
            return;
        arrival.IsGone = true;
        open.Remove(arrival);
        held -= arrival.Bytes;
    }

    internal sealed class Arrival(Arrivals all, long since, string network) : IDisposable
    {
        private readonly CancellationTokenSource dropped = new();

        internal long Since { get; } = since;

        internal string Network { get; } = network;

        internal long Bytes { get; set; }

        internal bool IsGone { get; set; }

        /// <summary>All of it is there: it is slow no more.</summary>
        internal bool HasArrived { get; set; }

        /// <summary>Ends where it was dropped.</summary>
        internal CancellationToken Dropped => dropped.Token;

        internal bool TryGrow(long bytes) => all.TryGrow(this, bytes);

        /// <summary>Nothing happens where its own request ended meanwhile: that of whoever drops it must not fail by it.</summary>
        internal void Drop()
        {
            try
            {
                dropped.Cancel();
            }
            catch (ObjectDisposedException)
            {
                return;
            }
        }

        public void Dispose()
        {
            lock (all.gate)
                all.Release(this);
            dropped.Dispose();
        }
    }
}
