using ConsultationIntake.Points;

namespace ConsultationIntake.Submissions;

/// <summary>A point outside its submission: its words and what is needed to quote it safely.</summary>
public sealed record PointExcerpt
{
    public required SubmissionReference Reference { get; init; }

    /// <summary>See <see cref="Point.Number"/>.</summary>
    public required int Number { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required Channel Channel { get; init; }
    public required bool FromPartner { get; init; }

    /// <summary>The point's words with personal data replaced, safe to quote in a digest.</summary>
    public required string RedactedText { get; init; }
    public required Stance Stance { get; init; }

    /// <summary>It may show a person at risk or a crime: never quoted in an email.</summary>
    public required bool Safeguarding { get; init; }

    public static PointExcerpt Of(Submission submission, Point point) => new()
    {
        Reference = submission.Reference,
        Number = point.Number,
        ReceivedAt = submission.ReceivedAt,
        Channel = submission.Channel,
        FromPartner = submission.Partner is not null,
        RedactedText = Redacted(submission, point),
        Stance = point.Stance,
        Safeguarding = point.Safeguarding.Count > 0,
    };

    private static string Redacted(Submission submission, Point point)
    {
        var text = submission.Text.Value;
        var redacted = new System.Text.StringBuilder();
        var at = point.Span.Start;
        foreach (var found in point.PersonalData.OrderBy(found => found.Span.Start).Where(found => found.Span.Start >= at))
        {
            redacted.Append(text, at, found.Span.Start - at).Append('[').Append(found.Kind.ToString().ToLowerInvariant()).Append(']');
            at = found.Span.End;
        }

        return redacted.Append(text, at, point.Span.End - at).ToString();
    }
}
