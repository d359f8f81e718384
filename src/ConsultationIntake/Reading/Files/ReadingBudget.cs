namespace ConsultationIntake.Reading.Files;

/// <summary>What reading one mail, or one uploaded file, and everything inside it may cost together. One is made for each and handed to every reader.</summary>
public sealed class ReadingBudget(ReadingLimits limits, TimeProvider clock)
{
    private readonly long started = clock.GetTimestamp();
    private int files;

    public ReadingLimits Limits => limits;

    /// <summary>What is left of <see cref="ReadingLimits.MaxTime"/>.</summary>
    public TimeSpan TimeLeft => limits.MaxTime - clock.GetElapsedTime(started) is { Ticks: > 0 } left ? left : TimeSpan.Zero;

    /// <summary>Takes one file; false where <see cref="ReadingLimits.MaxFiles"/> were read.</summary>
    public bool TakeFile() => Interlocked.Increment(ref files) <= limits.MaxFiles;
}
