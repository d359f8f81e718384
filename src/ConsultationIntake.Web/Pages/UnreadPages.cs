using ConsultationIntake.Capacity;
using ConsultationIntake.Web.Bodies;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.Web.Pages;

/// <summary>
/// Bytes of pages that are rendered and on their way, bounded by cutting off: where one more would be too many, whoever reads longest at
/// theirs has to go, so that who asks for pages and does not read them fills no memory and keeps nobody waiting for long. As many bytes may
/// wait for room; where it would be more, nobody has time to begin.
/// </summary>
public sealed class UnreadPages(long most, TimeProvider clock)
{
    /// <summary>Whoever has only begun is not slow yet.</summary>
    private static readonly TimeSpan Beginning = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly LinkedList<Sending> open = new();
    private TaskCompletionSource left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long held;
    private long waiting;

    /// <summary>The most bytes that there ever were at once.</summary>
    public long MostHeld { get; private set; }

    /// <summary>The bytes of pages that wait for room.</summary>
    public long BytesWaiting
    {
        get
        {
            lock (gate)
                return waiting;
        }
    }

    /// <summary>Returns when there is room for a page. Disposing of what it returns leaves.</summary>
    /// <param name="bytes">Its length. A page that is longer than all there may be goes alone.</param>
    /// <param name="cutOff">Ends its sending.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task<IDisposable> BeginAsync(long bytes, Action cutOff, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (HasRoomFor(bytes))
                return Add(bytes, cutOff);
            waiting += bytes;
        }

        try
        {
            return await WaitAsync(bytes, cutOff, cancellationToken);
        }
        finally
        {
            lock (gate)
                waiting -= bytes;
        }
    }

    private async Task<IDisposable> WaitAsync(long bytes, Action cutOff, CancellationToken cancellationToken)
    {
        while (true)
        {
            Sending? slow = null;
            TimeSpan patience;
            Task anyLeft;
            lock (gate)
            {
                if (open.First is not { Value: var oldest } || HasRoomFor(bytes))
                    return Add(bytes, cutOff);
                var tooManyWait = waiting > most && waiting > bytes;
                patience = tooManyWait ? TimeSpan.Zero : Beginning - clock.GetElapsedTime(oldest.Since);
                anyLeft = left.Task;
                if (patience <= TimeSpan.Zero)
                {
                    slow = oldest;
                    Leave(oldest);
                }
            }

            if (slow is not null)
                slow.CutOff();
            else
                await Task.WhenAny(anyLeft, Task.Delay(patience, clock, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private bool HasRoomFor(long bytes) => open.Count == 0 || held + bytes <= most;

    private Sending Add(long bytes, Action cutOff)
    {
        var sending = new Sending(this, bytes, clock.GetTimestamp(), cutOff);
        open.AddLast(sending);
        held += bytes;
        MostHeld = Math.Max(MostHeld, held);
        return sending;
    }

    private void Leave(Sending sending)
    {
        if (!open.Remove(sending))
            return;
        held -= sending.Bytes;
        left.SetResult();
        left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Sending(UnreadPages all, long bytes, long since, Action cutOff) : IDisposable
    {
        internal long Bytes { get; } = bytes;

        internal long Since { get; } = since;

        internal void CutOff() => cutOff();

        public void Dispose()
        {
            lock (all.gate)
                all.Leave(this);
        }
    }
}

/// <summary>The rooms that pages share: one for staff and one for people whom nobody knows. Neither keeps the other waiting.</summary>
public sealed class PageRooms(IOptions<BodyOptions> options, TimeProvider clock)
{
    private const int ShareOfMemory = 32;
    private const long Least = 8_000_000;
    private const long Most = 256_000_000;

    private static readonly int AtOnce = 2 * Environment.ProcessorCount;

    public PageRoom Strangers { get; } = Make(options.Value, clock);

    public PageRoom Staff { get; } = Make(options.Value, clock);

    private static PageRoom Make(BodyOptions options, TimeProvider clock) =>
        new(
            new ByteRoom(long.MaxValue, AtOnce),
            new UnreadPages(options.MostBytesUnread ?? ByteRoom.ShareOfMemory(ShareOfMemory, Least, Most), clock)
        );
}

/// <param name="Rendering">Those that are rendered at the moment.</param>
/// <param name="Unread">Long ones that are rendered, and sent or waiting to be.</param>
public sealed record PageRoom(ByteRoom Rendering, UnreadPages Unread);
