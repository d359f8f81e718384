namespace ConsultationIntake.Reading.Files;

/// <summary>
/// What reading one mail, or one uploaded file, and everything inside it may cost together. One is made for each and
/// handed to every reader; it may be spent from several threads.
/// </summary>
public sealed class ReadingBudget(ReadingLimits limits, TimeProvider clock)
{
    private readonly long started = clock.GetTimestamp();
    private int files;
    private long nodes;
    private long unpacked;
    private long characters;
    private long waited;

    public ReadingLimits Limits => limits;

    /// <summary>What is left of <see cref="ReadingLimits.MaxTime"/>.</summary>
    public TimeSpan TimeLeft =>
        limits.MaxTime + new TimeSpan(Interlocked.Read(ref waited)) - clock.GetElapsedTime(started) is { Ticks: > 0 } left
            ? left
            : TimeSpan.Zero;

    /// <summary>Gives back time that was spent waiting for others to be read.</summary>
    public void GiveBack(TimeSpan time) => Interlocked.Add(ref waited, time.Ticks);

    /// <summary>Takes one file; false where <see cref="ReadingLimits.MaxFiles"/> were read.</summary>
    public bool TakeFile() => Interlocked.Increment(ref files) <= limits.MaxFiles;

    /// <summary>Takes elements, tags, cells, parts of a mail and the like; false where there is no more of them to spend.</summary>
    public bool TakeNodes(int count) => Interlocked.Add(ref nodes, count) <= limits.MaxNodes;

    /// <summary>Takes bytes that something packed unpacks to; false where there are no more to spend.</summary>
    public bool TakeUnpacked(long bytes) => Interlocked.Add(ref unpacked, bytes) <= limits.MaxUnpackedBytes;

    /// <summary>Takes characters of text and gives how many of them may be kept.</summary>
    public int TakeCharacters(int count)
    {
        var over = Interlocked.Add(ref characters, count) - limits.MaxCharactersTogether;
        return (int)Math.Clamp(count - over, 0, count);
    }
}
