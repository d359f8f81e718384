using ConsultationIntake.Consultations;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;

namespace ConsultationIntake.PublicResponses;

/// <summary>A response as it is published. What was taken out is in none of it.</summary>
public sealed record PublicResponse
{
    /// <summary>Whose it is inside the house, so that it can be taken back; shown to nobody.</summary>
    public required SubmissionReference Reference { get; init; }

    /// <summary>The organisation, where it agreed to be named; else null.</summary>
    public string? Organisation { get; init; }
    public required string Language { get; init; }
    public required IReadOnlyList<PublicPart> Parts { get; init; }

    /// <summary>The response with its spans taken out.</summary>
    public static PublicResponse Of(Consultation consultation, Submission submission, IReadOnlyList<RedactedSpan> spans) =>
        new()
        {
            Reference = submission.Reference,
            Organisation = NameOf(consultation, submission),
            Language = submission.LanguageOfText,
            Parts =
            [
                .. RedactionProposal
                    .PublishedParts(submission)
                    .Select(part => new PublicPart(
                        part.Kind is PartKind.Answer or PartKind.Choice ? part.Prompt ?? part.Name : null,
                        [.. PiecesOf(submission.Text.Value, part.Span, spans)]
                    ))
                    .Where(part => part.Pieces.Any(piece => piece.Removed is not null || !string.IsNullOrWhiteSpace(piece.Text))),
            ],
        };

    /// <summary>
    /// The organisation it is published under: one that agreed to be named. Null for one that only says it is an expected partner: that
    /// nobody has proven is not told the public in the partner's name.
    /// </summary>
    public static string? NameOf(Consultation consultation, Submission submission) =>
        ConsentOf(submission) == PublicationConsent.Named ? submission.Sender.NameIn(consultation) : null;

    public static PublicationConsent ConsentOf(Submission submission) =>
        submission.Facts.GetValueOrDefault(DraftFields.Publish) switch
        {
            DraftFields.PublishNamed => PublicationConsent.Named,
            DraftFields.PublishAnonymous => PublicationConsent.Anonymous,
            _ => PublicationConsent.No,
        };

    private static IEnumerable<PublicPiece> PiecesOf(string text, TextSpan part, IReadOnlyList<RedactedSpan> spans)
    {
        var at = part.Start;
        foreach (var (span, reason) in spans.Where(span => span.Span.Overlaps(part)))
        {
            if (span.Start > at)
                yield return new PublicPiece(TextSpan.FromBounds(at, span.Start).Of(text), null);
            yield return new PublicPiece("", reason);
            at = Math.Max(at, Math.Min(span.End, part.End));
        }

        if (at < part.End)
            yield return new PublicPiece(TextSpan.FromBounds(at, part.End).Of(text), null);
    }
}

/// <param name="Prompt">The question, or null for a letter.</param>
/// <param name="Pieces">What it says, in order.</param>
public sealed record PublicPart(string? Prompt, IReadOnlyList<PublicPiece> Pieces);

/// <param name="Text">Words; empty where they were taken out.</param>
/// <param name="Removed">Why words were taken out here; null where they are.</param>
public sealed record PublicPiece(string Text, RedactionReason? Removed);
