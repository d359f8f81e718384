namespace ConsultationIntake.Reading.Files;

/// <summary>
/// What staff should know of how a file was read. Each is a short code on the submission: see <see cref="ExtractionMarks.Code"/>.
/// </summary>
public enum ExtractionMark
{
    /// <summary>An image: a person reads it.</summary>
    Image,

    /// <summary>Pages without text: a scan.</summary>
    Scanned,

    /// <summary>Some pages have text and some are pictures.</summary>
    PartlyScanned,

    Encrypted,

    /// <summary>Cut off or broken.</summary>
    Damaged,
    TooLarge,
    TooManyPages,
    TooMuchText,

    /// <summary>It grows beyond reason when it is unpacked.</summary>
    Inflates,
    TooDeep,
    TooManyFiles,
    TimedOut,

    /// <summary>A kind of file that we do not read.</summary>
    NotRead,

    /// <summary>The words are there in their order, but not the labels of its lists or the rows of its tables.</summary>
    StructureLost,

    /// <summary>The text is as it would be with every tracked change accepted.</summary>
    TrackedChanges,

    /// <summary>It has comments in its margin, set aside and not tagged.</summary>
    Comments,

    /// <summary>It has no words.</summary>
    Empty,

    /// <summary>Beside level text a page has words at another angle, which are not read.</summary>
    Slanted,
}
