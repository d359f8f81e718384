namespace ConsultationIntake.Consultations;

/// <summary>A mistake in a consultation's folder: in which file, where (a JSON path), and what to write instead.</summary>
public sealed record ConsultationProblem(string File, string Path, string Message)
{
    public override string ToString() => $"{File}: {Path}: {Message}";
}
