namespace ConsultationIntake.Reading.Files;

/// <summary>
/// How far a mail or a file is read before it is left to a person. What came is always kept. See <see cref="ReadingBudget"/>.
/// </summary>
public sealed record ReadingLimits
{
    public static ReadingLimits Default { get; } = new();

    /// <summary>Bytes of one file: default 30 MB.</summary>
    public int MaxBytes { get; init; } = 30 * 1024 * 1024;

    /// <summary>Characters of text taken from one file: default 1,000,000, some 400 pages.</summary>
    public int MaxCharacters { get; init; } = 1_000_000;

    /// <summary>Characters of text taken from a mail and all its files: default 3,000,000.</summary>
    public int MaxCharactersTogether { get; init; } = 3_000_000;

    /// <summary>Pages of one file: default 300.</summary>
    public int MaxPages { get; init; } = 300;

    /// <summary>Elements, tags, cells and parts of a mail and all its files: default 1,000,000. A page in Word has some 400.</summary>
    public int MaxNodes { get; init; } = 1_000_000;

    /// <summary>Bytes that everything packed in a mail unpacks to: default 60 MB. A page in Word has some 40,000.</summary>
    public long MaxUnpackedBytes { get; init; } = 60 * 1024 * 1024;

    /// <summary>How many times its size a packed part may grow: default 200. Text in XML seldom passes 20.</summary>
    public int MaxInflation { get; init; } = 200;

    /// <summary>How many messages may be attached inside one another: default 5.</summary>
    public int MaxNesting { get; init; } = 5;

    /// <summary>Parts of one message, those of attached messages included: default 500.</summary>
    public int MaxParts { get; init; } = 500;

    /// <summary>Header fields of one message, those of its parts included: default 5,000.</summary>
    public int MaxHeaders { get; init; } = 5_000;

    /// <summary>Files read of one message, those inside attached messages included: default 40.</summary>
    public int MaxFiles { get; init; } = 40;

    /// <summary>Time for a mail and all its files: default 20 s.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromSeconds(20);
}
