using ConsultationIntake.Consultations;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Submissions;

/// <summary>A response as it arrived, before it is checked.</summary>
public sealed record SubmitCommand
{
    public required Consultation Consultation { get; init; }
    public required Channel Channel { get; init; }
    public Respondent Respondent { get; init; } = Respondent.Anonymous;
    public required IReadOnlyList<Answer> Answers { get; init; }

    /// <summary>See <see cref="Submission.Facts"/>.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    /// <summary>Files that came with it, already kept, and what could be read in them.</summary>
    public IReadOnlyList<SubmittedFile> Files { get; init; } = [];

    /// <summary>The texts read in <see cref="Files"/>, appended to the answers.</summary>
    public IReadOnlyList<SubmissionText.Piece> FileTexts { get; init; } = [];

    /// <summary>The id of the expected partner that the sender has proven to be, or null: what a respondent says is no proof.</summary>
    public string? Partner { get; init; }

    /// <summary>Who sends it, where that was proven; null for anybody. Each caller has its own <see cref="IdempotencyKey"/>s.</summary>
    public string? Caller { get; init; }

    /// <summary>1 to 255 visible ASCII characters, or null for a response that is always new.</summary>
    public string? IdempotencyKey { get; init; }
    public string Language { get; init; } = Languages.English;

    /// <summary>See <see cref="Submission.Marks"/>.</summary>
    public IReadOnlyList<string> Marks { get; init; } = [];
}
