using ConsultationIntake.Consultations;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Submissions;

/// <summary>A response as it arrived, before it is checked.</summary>
public sealed record SubmitCommand
{
    public required Consultation Consultation { get; init; }
    public required Channel Channel { get; init; }
    public Respondent Respondent { get; init; } = Respondent.Anonymous;
    public IReadOnlyList<Answer> Answers { get; init; } = [];

    /// <summary>Texts that came whole, after the answers: a letter in its pieces, and what could be read in <see cref="Files"/>.</summary>
    public IReadOnlyList<SubmissionText.Piece> Texts { get; init; } = [];

    /// <inheritdoc cref="Submission.Subject"/>
    public string? Subject { get; init; }

    /// <summary>See <see cref="Submission.Facts"/>.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    /// <summary>Files that came with it, already kept.</summary>
    public IReadOnlyList<SubmittedFile> Files { get; init; } = [];

    /// <summary>The id of the expected partner that the sender has proven to be, or null: what a respondent says is no proof.</summary>
    public string? Partner { get; init; }

    /// <summary>The id of the expected partner it says it is from, where more than the respondent's organisation tells; or null.</summary>
    public string? PartnerClaim { get; init; }

    /// <summary>
    /// When it was kept, where it was before it was read, as mail is. Nothing refuses it any more: early and late are marked. Null
    /// for what arrives now.
    /// </summary>
    public DateTimeOffset? KeptAt { get; init; }

    /// <summary>Equal for the same thing sent twice, and for nothing else; null where the answers tell.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>
    /// What its reference follows from, so that it can be found again by what was taken in; null where it is drawn.
    /// </summary>
    public string? ReferenceSeed { get; init; }

    /// <summary>Who sends it, where that was proven; null for anybody. Each caller has its own <see cref="IdempotencyKey"/>s.</summary>
    public string? Caller { get; init; }

    /// <summary>1 to 255 visible ASCII characters, or null for a response that is always new.</summary>
    public string? IdempotencyKey { get; init; }
    public string Language { get; init; } = Languages.English;

    /// <summary>See <see cref="Submission.Marks"/>.</summary>
    public IReadOnlyList<string> Marks { get; init; } = [];
}
