using ConsultationIntake.Points;
using ConsultationIntake.Privacy;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions.StaffWork;

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

    /// <summary>
    /// The points of a submission that <see cref="ISubmissionStore.ListPointsAsync"/> lists under <paramref name="theme"/>, in
    /// reading order: the respondent's own, carrying the theme as it stands. None when the submission does not stand.
    /// </summary>
    public static IEnumerable<PointExcerpt> ListFrom(Submission submission, string theme) =>
        from point in submission.Work.Points
        where submission.Stands && point.Kind == PointKind.OwnView && point.Themes.Contains(theme)
        select Of(submission, point);

    public static PointExcerpt Of(Submission submission, WorkedPoint point) =>
        new()
        {
            Reference = submission.Reference,
            Number = point.Number,
            ReceivedAt = submission.ReceivedAt,
            Channel = submission.Channel,
            FromPartner = submission.Partner is not null,
            RedactedText = Redaction.Redact(point.Span.Of(submission.Text.Value), submission.PersonalDataIn(point)),
            Stance = point.Point.Stance,
            Safeguarding = point.Flag is not null,
        };
}
