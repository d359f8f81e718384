namespace ConsultationIntake.Reading.Files;

/// <summary>How far an attachment is read before it is left to a person. The file itself is always kept.</summary>
public sealed record ReadingLimits
{
    public static ReadingLimits Default { get; } = new();

    /// <summary>Bytes of the file: default 30 MB.</summary>
    public int MaxBytes { get; init; } = 30 * 1024 * 1024;

    /// <summary>Characters of text taken from one file: default 1,000,000, some 400 pages.</summary>
    public int MaxCharacters { get; init; } = 1_000_000;

    /// <summary>Pages of one file: default 300.</summary>
    public int MaxPages { get; init; } = 300;

    /// <summary>Bytes that a compressed part of a file may grow to: default 100 MB.</summary>
    public long MaxInflatedBytes { get; init; } = 100 * 1024 * 1024;

    /// <summary>How many times its size a compressed part may grow: default 200. Text in XML seldom passes 20.</summary>
    public int MaxInflation { get; init; } = 200;

    /// <summary>How many messages may be attached inside one another: default 5.</summary>
    public int MaxNesting { get; init; } = 5;

    /// <summary>Files read of one message, those inside attached messages included: default 40.</summary>
    public int MaxFiles { get; init; } = 40;

    /// <summary>Time for one file: default 20 s.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromSeconds(20);
}
