namespace ConsultationIntake.Submissions;

/// <summary>A file that came with a form, kept as it came.</summary>
public sealed record SubmittedFile
{
    /// <summary>Its name in the blob store.</summary>
    public required string Blob { get; init; }

    /// <summary>What its sender called it, safe to show and to save as.</summary>
    public required string Name { get; init; }

    /// <summary>In bytes.</summary>
    public required long Length { get; init; }

    /// <summary>What it is by its content: <c>pdf</c>, <c>docx</c>, <c>odt</c>, <c>rtf</c>, <c>txt</c>, <c>jpg</c>, <c>png</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Whether a virus scanner looked at it and found nothing. False: nobody looked.</summary>
    public bool Scanned { get; init; }

    /// <summary>What staff should know of how it was read: see <see cref="Reading.Files.ExtractionMarks"/>.</summary>
    public IReadOnlyList<string> Marks { get; init; } = [];

    /// <summary>A name that is safe to show and to save as, of whatever a sender called a file.</summary>
    public static string SafeName(string? name) => Reading.Files.ReceivedFile.SafeName(name, 1);
}
