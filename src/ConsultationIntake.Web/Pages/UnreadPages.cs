using ConsultationIntake.Capacity;
using ConsultationIntake.Web.Bodies;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.Web.Pages;

/// <summary>
/// Bytes of pages that are rendered and on their way, bounded by cutting off: where one more would be too many, whoever reads longest at
/// theirs has to go, so that who asks for pages and does not read them fills no memory and keeps nobody waiting for long.
/// </summary>
public sealed class UnreadPages(long most, TimeProvider clock)
{
    /// <summary>Whoever has only begun is not slow yet.</summary>
    private static readonly TimeSpan Beginning = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly LinkedList<Sending> open = new();
    private TaskCompletionSource left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long held;

    /// <summary>The most bytes that there ever were at once.</summary>
    public long MostHeld { get; private set; }

    /// <summary>Returns when there is room for a page. Disposing of what it returns leaves.</summary>
    /// <param name="bytes">Its length. A page that is longer than all there may be goes alone.</param>
    /// <param name="cutOff">Ends its sending.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task<IDisposable> BeginAsync(long bytes, Action cutOff, CancellationToken cancellationToken)
    {
        while (true)
        {
            Sending? slow = null;
            TimeSpan patience;
            Task anyLeft;
            lock (gate)
            {
                if (open.First is not { Value: var oldest } || held + bytes <= most)
                    return Add(bytes, cutOff);
                patience = Beginning - clock.GetElapsedTime(oldest.Since);
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

/// <summary>What staff and what people whom nobody knows read: neither keeps the other waiting.</summary>
public sealed class PageRooms(IOptions<BodyOptions> options, TimeProvider clock)
{
    private const int ShareOfMemory = 32;
    private const long Least = 8_000_000;
    private const long Most = 256_000_000;

    public UnreadPages Strangers { get; } = Make(options.Value, clock);

    public UnreadPages Staff { get; } = Make(options.Value, clock);

    private static UnreadPages Make(BodyOptions options, TimeProvider clock) =>
        new(options.MostBytesUnread ?? ByteRoom.ShareOfMemory(ShareOfMemory, Least, Most), clock);
}
