namespace ConsultationIntake.Capacity;

/// <summary>
/// Room for so many bytes at once. Who finds none waits, in the order they came: what is light does not pass what is heavy, which would
/// wait for ever otherwise. What is more than the whole room takes all of it, alone. Where it is said whose they are, whoever has fewest in
/// it comes first, so that who sends many at once keeps nobody else waiting for all of them; but of any two that come in, one is whoever
/// has waited longest, where that is over five seconds, so that newcomers pass nobody for ever.
/// </summary>
/// <param name="bytes">How many bytes there may be at once.</param>
/// <param name="places">How many may be in it at once, however light they are.</param>
/// <param name="clock">The system's, where none is given.</param>
public sealed class ByteRoom(long bytes, int places = int.MaxValue, TimeProvider? clock = null)
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(5);

    private readonly TimeProvider clock = clock ?? TimeProvider.System;
    private readonly Lock gate = new();
    private readonly LinkedList<Waiting> line = new();
    private readonly Dictionary<string, int> within = new(StringComparer.Ordinal);
    private long held;
    private int taken;
    private bool lastHadWaitedLong;

    private sealed record Waiting(long Weight, string Whose, long Since, TaskCompletionSource<IDisposable> Turn);

    /// <summary>A share of the memory that this process may use: of the machine, the container, or what the runtime is held to.</summary>
    /// <param name="part">The share, for instance 64 for a sixty-fourth.</param>
    public static long ShareOfMemory(int part, long least, long most) =>
        Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / part, least, most);

    public long Bytes => bytes;

    /// <summary>The most bytes that there ever were at once.</summary>
    public long MostHeld { get; private set; }

    /// <summary>How many wait for their turn.</summary>
    public int InLine
    {
        get
        {
            lock (gate)
                return line.Count;
        }
    }

    /// <summary>Returns when there is room. Disposing of what it returns leaves, once.</summary>
    public Task<IDisposable> EnterAsync(long weight, CancellationToken cancellationToken, string whose = "")
    {
        cancellationToken.ThrowIfCancellationRequested();
        weight = Math.Clamp(weight, 0, bytes);
        lock (gate)
        {
            if (line.Count == 0 && HasRoomFor(weight))
                return Task.FromResult<IDisposable>(Admit(weight, whose));
            // Whoever is let in goes on elsewhere: this thread has the lock.
            var place = line.AddLast(
                new Waiting(weight, whose, clock.GetTimestamp(), new(TaskCreationOptions.RunContinuationsAsynchronously))
            );
            AdmitNext();
            return WaitAsync(place, cancellationToken);
        }
    }

    private async Task<IDisposable> WaitAsync(LinkedListNode<Waiting> place, CancellationToken cancellationToken)
    {
        await using var giveUp = cancellationToken.Register(() => GiveUp(place, cancellationToken));
        return await place.Value.Turn.Task;
    }

    private void GiveUp(LinkedListNode<Waiting> place, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (place.List is null)
                return;
            line.Remove(place);
            place.Value.Turn.TrySetCanceled(cancellationToken);
            // It may have kept lighter ones waiting.
            AdmitNext();
        }
    }

    private bool HasRoomFor(long weight) => taken < places && held + weight <= bytes;

    private Place Admit(long weight, string whose)
    {
        held += weight;
        taken++;
        within[whose] = within.GetValueOrDefault(whose) + 1;
        MostHeld = Math.Max(MostHeld, held);
        return new Place(this, weight, whose);
    }

    private bool FirstHasItsTurn => !lastHadWaitedLong && line.First is { Value: var first } && clock.GetElapsedTime(first.Since) > Long;

    /// <summary>The first in the line of whoever has fewest inside, or the first of all where it has waited long.</summary>
    private LinkedListNode<Waiting>? Next()
    {
        var next = line.First;
        if (FirstHasItsTurn)
            return next;
        for (var other = next?.Next; other is not null; other = other.Next)
            if (within.GetValueOrDefault(other.Value.Whose) < within.GetValueOrDefault(next!.Value.Whose))
                next = other;
        return next;
    }

    private void AdmitNext()
    {
        while (Next() is { } next && HasRoomFor(next.Value.Weight))
        {
            lastHadWaitedLong = FirstHasItsTurn;
            line.Remove(next);
#pragma warning disable CA2000 // whoever waited for it disposes of it
            next.Value.Turn.SetResult(Admit(next.Value.Weight, next.Value.Whose));
#pragma warning restore CA2000
        }
    }

    private void Leave(long weight, string whose)
    {
        lock (gate)
        {
            held -= weight;
            taken--;
            if (--within[whose] == 0)
                within.Remove(whose);
            AdmitNext();
        }
    }

    private sealed class Place(ByteRoom room, long weight, string whose) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0)
                room.Leave(weight, whose);
        }
    }
}
