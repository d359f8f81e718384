namespace ConsultationIntake.Consultations;

/// <summary>A mistake in a consultation's folder: in which file, where (a JSON path), and what to write instead.</summary>
public sealed record ConsultationProblem(string File, string Path, string Message)
{
    /// <summary>The line of the file, 1 for the first; null where it is about no one line.</summary>
    public int? Line { get; init; }

    /// <summary>The path, and the line where there is one.</summary>
    public string Place => Line is null ? Path : $"{Path} (line {Line})";

    public override string ToString() => $"{File}: {Place}: {Message}";
}
