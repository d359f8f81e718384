using ConsultationIntake.Consultations;
using ConsultationIntake.Exports;
using ConsultationIntake.Privacy;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Reports;

/// <summary>A stretch of a response, in order: a point with what was done, or set aside with its reason.</summary>
/// <param name="Words">Personal data taken out unless the whole was asked for.</param>
/// <param name="Point">The point these words are, or null.</param>
/// <param name="Reason">Why they are none, or null where they are one or nobody has read them yet.</param>
/// <param name="RemovedBy">Where staff set them aside: who, when and why; or null.</param>
public sealed record EvidencePassage(string Words, WorkedPoint? Point, SetAsideReason? Reason, StaffEntry? RemovedBy);

/// <param name="Title">The question, that it is a mail, or a file's name.</param>
/// <param name="Passages">Together they are all of its text but blank space.</param>
public sealed record EvidencePart(string Title, IReadOnlyList<EvidencePassage> Passages);

/// <summary>One response as a court or a Panel may be given it: every word, which are points, what was done with each.</summary>
/// <param name="Submission">The response.</param>
/// <param name="From">Whom it is from, as it stands in a sentence; null for somebody who answers for themselves, who is not named.</param>
/// <param name="IsWhole">Whether personal data was left in.</param>
/// <param name="Parts">In the order of the text.</param>
public sealed record ResponseAsEvidence(Submission Submission, string? From, bool IsWhole, IReadOnlyList<EvidencePart> Parts)
{
    /// <summary>What stands for words that say who signed.</summary>
    private const string Signature = "[signature]";

    /// <param name="whole">With personal data. Whoever asks for it says why, and the history has it.</param>
    public static ResponseAsEvidence Of(Consultation consultation, Submission submission, bool whole)
    {
        var text = submission.Text.Value;
        IReadOnlyList<PersonalDataSpan> personal = whole
            ? []
            : [.. PersonalDataFinder.Find(text, submission.Respondent.Name), .. submission.Points.SelectMany(point => point.PersonalData)];
        var passages = StandingPassage.Of(submission);
        return new ResponseAsEvidence(
            submission,
            FromOf(consultation, submission.Sender),
            whole,
            [
                .. submission.Text.Parts.Select(part => new EvidencePart(
                    TitleOf(part, whole),
                    [
                        .. passages
                            .Where(passage => part.Span.Contains(passage.Span) && !string.IsNullOrWhiteSpace(passage.Span.Of(text)))
                            .Select(passage => PassageOf(passage, text, personal, whole)),
                    ]
                )),
            ]
        );
    }

    private static string? FromOf(Consultation consultation, Sender sender) =>
        sender.NameIn(consultation)
        ?? (
            sender.ClaimIn(consultation) is { } claim ? $"somebody who says it is {claim.Name} (not confirmed)"
            : sender.Kind == SenderKind.Meeting ? "those who spoke at a meeting"
            : null
        );

    private static EvidencePassage PassageOf(StandingPassage passage, string text, IReadOnlyList<PersonalDataSpan> personal, bool whole)
    {
        var reason = passage.Point is null ? passage.Judged?.SetAside : null;
        var words =
            reason is SetAsideReason.Signature && !whole
                ? Signature
                : Redaction.Redact(
                    passage.Span.Of(text),
                    [
                        .. personal
                            .Where(found => found.Span.Overlaps(passage.Span))
                            .Select(found => found with { Span = found.Span.Shift(-passage.Span.Start) }),
                    ]
                );
        return new EvidencePassage(words.Trim(), passage.Point, reason, passage.RemovedBy);
    }

    private static string TitleOf(SubmissionPart part, bool whole) =>
        part.Kind switch
        {
            PartKind.EmailBody => "The mail",
            PartKind.SetAside => $"{char.ToUpperInvariant(part.Name[0])}{part.Name[1..].Replace('-', ' ')}",
            PartKind.Answer or PartKind.Choice => part.Prompt ?? part.Name,
            PartKind.Attachment => whole ? part.Name : PointsTable.Redacted(part.Name) ?? part.Name,
            _ => throw new NotSupportedException($"A part that is {part.Kind} has no title."),
        };
}
