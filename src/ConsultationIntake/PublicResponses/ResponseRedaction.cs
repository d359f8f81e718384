using ConsultationIntake.Office;
using ConsultationIntake.Privacy;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.PublicResponses;

/// <summary>
/// What is taken out of a response before it is published, as somebody decided who looked at it; the id is its reference.
/// </summary>
public sealed record ResponseRedaction : OfficeRecord
{
    /// <summary>In reading order, none overlapping another.</summary>
    public required IReadOnlyList<RedactedSpan> Spans { get; init; }

    /// <summary>Whether it may be published like this: somebody looked at it. False: it is left out.</summary>
    public required bool MayBePublished { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <param name="Span">In the response's text.</param>
/// <param name="Reason">Why.</param>
public sealed record RedactedSpan(TextSpan Span, RedactionReason Reason);

/// <summary>Why words are taken out. The public reads it where they stood.</summary>
public enum RedactionReason
{
    Name,
    Contact,
    Address,

    /// <summary>Something else that tells who somebody is: a vehicle, a number, a place of work.</summary>
    Identifies,

    /// <summary>About the health, origin, faith or orientation of somebody.</summary>
    Private,

    /// <summary>A crime or an accusation that could be about somebody who can be found out.</summary>
    Accusation,

    /// <summary>Abuse.</summary>
    Offensive,
}

/// <summary>Whether and how a respondent agreed to be published, as they answered on the form.</summary>
public enum PublicationConsent
{
    No,

    /// <summary>Without a name.</summary>
    Anonymous,

    /// <summary>With the name of the organisation.</summary>
    Named,
}

/// <summary>What the machine proposes, and how spans put by hand lie in a text.</summary>
public static class RedactionProposal
{
    /// <summary>
    /// Personal data as far as the finders find it, and what the respondent tells of their own health, origin, faith or orientation, in
    /// what would be published.
    /// </summary>
    public static IReadOnlyList<RedactedSpan> Of(Submission submission)
    {
        var text = submission.Text.Value;
        var own = OwnCircumstances.Sentences(text).Select(span => new RedactedSpan(span, RedactionReason.Private)).ToList();
        var personal = PersonalDataFinder
            .Find(text, submission.Respondent.Name)
            .Select(found => new RedactedSpan(found.Span, ReasonOf(found.Kind)))
            .Where(span => !own.Exists(sentence => sentence.Span.Contains(span.Span)));
        return Tidy(
            [.. own.Concat(personal).Where(span => PublishedParts(submission).Any(part => part.Span.Overlaps(span.Span)))],
            text.Length
        );
    }

    /// <summary>
    /// What is published of a response: answers and letters, and nothing that was set aside as signatures and the like are.
    /// </summary>
    public static IEnumerable<SubmissionPart> PublishedParts(Submission submission) =>
        submission.Text.Parts.Where(part => part.Kind != PartKind.SetAside && part.SetAside is null);

    /// <summary>Adds every place where these words stand, whatever their case, for this reason.</summary>
    public static IReadOnlyList<RedactedSpan> With(IReadOnlyList<RedactedSpan> spans, string text, string words, RedactionReason reason)
    {
        words = words.Trim();
        if (words.Length == 0)
            return spans;
        var added = new List<RedactedSpan>();
        for (
            var at = text.IndexOf(words, StringComparison.OrdinalIgnoreCase);
            at >= 0;
            at = text.IndexOf(words, at + words.Length, StringComparison.OrdinalIgnoreCase)
        )
            added.Add(new RedactedSpan(new TextSpan(at, words.Length), reason));
        // The reason that somebody gives stands before the machine's.
        IEnumerable<RedactedSpan> all = [.. spans.Where(span => !added.Exists(one => one.Span.Contains(span.Span))), .. added];
        return Tidy(all, text.Length);
    }

    /// <summary>In order, within the text, and those that overlap made one.</summary>
    public static IReadOnlyList<RedactedSpan> Tidy(IEnumerable<RedactedSpan> spans, int length)
    {
        var tidy = new List<RedactedSpan>();
        foreach (
            var span in spans
                .Where(span => span.Span is { Start: >= 0, Length: > 0 } && span.Span.Length <= length - span.Span.Start)
                .OrderBy(span => span.Span.Start)
                .ThenByDescending(span => span.Span.Length)
        )
        {
            if (tidy.Count > 0 && tidy[^1].Span.Overlaps(span.Span))
                tidy[^1] = tidy[^1] with { Span = TextSpan.FromBounds(tidy[^1].Span.Start, Math.Max(tidy[^1].Span.End, span.Span.End)) };
            else
                tidy.Add(span);
        }

        return tidy;
    }

    private static RedactionReason ReasonOf(PersonalDataKind kind) =>
        kind switch
        {
            PersonalDataKind.Name => RedactionReason.Name,
            PersonalDataKind.Email or PersonalDataKind.Phone or PersonalDataKind.OnlineName => RedactionReason.Contact,
            PersonalDataKind.Postcode or PersonalDataKind.Address => RedactionReason.Address,
            _ => RedactionReason.Identifies,
        };
}
