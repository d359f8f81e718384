using ConsultationIntake.Points;

namespace ConsultationIntake.Submissions;

/// <summary>A point outside its submission: its words and what is needed to quote it safely.</summary>
public sealed record PointExcerpt
{
    public required SubmissionReference Reference { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required Channel Channel { get; init; }
    public required bool FromPartner { get; init; }

    /// <summary>The point's words with personal data replaced, safe to quote in a digest.</summary>
    public required string RedactedText { get; init; }
    public required Stance Stance { get; init; }
    public required int Number { get; init; }
}
