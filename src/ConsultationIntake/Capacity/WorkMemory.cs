namespace ConsultationIntake.Capacity;

/// <summary>
/// The memory that reading what was received may take, mails and responses together, in this process: a third of what it has. A worker
/// takes a part of it before it loads much, so that eight long letters at once are read one after the other instead of not at all.
/// </summary>
public static class WorkMemory
{
    private const int Share = 3;
    private const long Least = 50_000_000;
    private const long Most = 8_000_000_000;

    private static readonly ByteRoom Room = new(ByteRoom.ShareOfMemory(Share, Least, Most));

    /// <summary>Waits until so much memory may be taken. Dispose of what it returns when nothing of it is needed any more.</summary>
    public static Task<IDisposable> TakeAsync(long bytes, CancellationToken cancellationToken) => Room.EnterAsync(bytes, cancellationToken);
}
