namespace ConsultationIntake.Reading.Files;

/// <summary>The marks in codes and in words.</summary>
public static class ExtractionMarks
{
    /// <summary>The code that a submission carries, such as <c>attachment-encrypted</c>.</summary>
    public static string Code(this ExtractionMark mark) =>
        mark switch
        {
            ExtractionMark.Image => "attachment-image",
            ExtractionMark.Scanned => "attachment-scanned",
            ExtractionMark.PartlyScanned => "attachment-partly-scanned",
            ExtractionMark.Encrypted => "attachment-encrypted",
            ExtractionMark.Damaged => "attachment-damaged",
            ExtractionMark.TooLarge => "attachment-too-large",
            ExtractionMark.TooManyPages => "attachment-too-many-pages",
            ExtractionMark.TooMuchText => "attachment-too-much-text",
            ExtractionMark.Inflates => "attachment-inflates",
            ExtractionMark.TooDeep => "attachment-too-deep",
            ExtractionMark.TooManyFiles => "attachment-too-many",
            ExtractionMark.TimedOut => "attachment-timed-out",
            ExtractionMark.NotRead => "attachment-not-read",
            ExtractionMark.StructureLost => "attachment-structure-lost",
            ExtractionMark.TrackedChanges => "attachment-tracked-changes",
            ExtractionMark.Comments => "attachment-comments",
            ExtractionMark.Empty => "attachment-empty",
            ExtractionMark.Slanted => "attachment-slanted",
            _ => throw new ArgumentOutOfRangeException(nameof(mark)),
        };

    /// <summary>What staff read beside the file's name.</summary>
    public static string Words(this ExtractionMark mark) =>
        mark switch
        {
            ExtractionMark.Image => "An image. A person needs to read it.",
            ExtractionMark.Scanned => "A scan without text. A person needs to read it.",
            ExtractionMark.PartlyScanned => "Some pages are scans without text. A person needs to read those.",
            ExtractionMark.Encrypted => "Protected by a password. Ask the sender for a copy without one.",
            ExtractionMark.Damaged => "Broken or cut off. Ask the sender to send it again.",
            ExtractionMark.TooLarge => "Too large to be read here. A person needs to read it.",
            ExtractionMark.TooManyPages => "Too many pages: only the first were read. A person needs to read the rest.",
            ExtractionMark.TooMuchText => "Too much text: only the first part was read. A person needs to read the rest.",
            ExtractionMark.Inflates => "Unpacks to far more than it should, so it was not read. Do not open it without advice.",
            ExtractionMark.TooDeep => "Inside too many messages to be read here. A person needs to read it.",
            ExtractionMark.TooManyFiles => "More files than are read of one message. A person needs to read it.",
            ExtractionMark.TimedOut => "Reading it took too long. A person needs to read it.",
            ExtractionMark.NotRead => "A kind of file that is not read here. A person needs to read it.",
            ExtractionMark.StructureLost =>
                "The labels of its lists or the rows of its tables were not read. A person needs to compare it.",
            ExtractionMark.TrackedChanges => "Has tracked changes: read as if all were accepted.",
            ExtractionMark.Comments => "Has comments in the margin, which are set aside. A person needs to look at them.",
            ExtractionMark.Empty => "Has no words. Ask the sender to send it again where it should have some.",
            ExtractionMark.Slanted => "Words that stand at a slant or on their side were not read. A person needs to read them.",
            _ => throw new ArgumentOutOfRangeException(nameof(mark)),
        };

    /// <summary>Whether what a respondent said may be missing until a person has looked at the file.</summary>
    public static bool NeedsPerson(this ExtractionMark mark) =>
        mark is not (ExtractionMark.TrackedChanges or ExtractionMark.Comments or ExtractionMark.Empty);
}
