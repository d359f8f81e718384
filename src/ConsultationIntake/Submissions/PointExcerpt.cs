using System.Globalization;
using System.Text;
using ConsultationIntake.Points;
using ConsultationIntake.Privacy;

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

    /// <summary>
    /// The points of a submission that <see cref="ISubmissionStore.ListPointsAsync"/> lists under <paramref name="theme"/>, in
    /// reading order: the respondent's own, carrying the theme as it stands. None when the submission does not stand.
    /// </summary>
    public static IEnumerable<PointExcerpt> ListFrom(Submission submission, string theme)
    {
        if (!submission.Standing.Stands())
            return [];
        return
            from point in submission.Points
            where point.Source.Kind == PointKind.OwnView && submission.ThemesOf(point).Contains(theme)
            orderby point.Number
            select new PointExcerpt
            {
                Reference = submission.Reference,
                ReceivedAt = submission.ReceivedAt,
                Channel = submission.Channel,
                FromPartner = submission.Partner is not null,
                RedactedText = Redact(submission.Text.Value, point),
                Stance = point.Stance,
                Number = point.Number,
            };
    }

    private static string Redact(string text, Point point)
    {
        var redacted = new StringBuilder();
        var position = point.Span.Start;
        foreach (var found in point.PersonalData.Where(found => found.Span.Overlaps(point.Span)).OrderBy(found => found.Span.Start))
        {
            if (found.Span.Start > position)
                redacted.Append(text, position, found.Span.Start - position);
            if (found.Span.End > position)
                redacted.Append(CultureInfo.InvariantCulture, $"[{Word(found.Kind)}]");
            position = Math.Max(position, found.Span.End);
        }

        if (position < point.Span.End)
            redacted.Append(text, position, point.Span.End - position);
        return redacted.ToString();
    }

    private static string Word(PersonalDataKind kind) => kind switch
    {
        PersonalDataKind.Name => "name",
        PersonalDataKind.Email => "email address",
        PersonalDataKind.Phone => "phone number",
        PersonalDataKind.Postcode => "postcode",
        PersonalDataKind.Address => "address",
        PersonalDataKind.VehicleRegistration => "vehicle registration",
        PersonalDataKind.NhsNumber => "NHS number",
        PersonalDataKind.NationalInsuranceNumber => "National Insurance number",
        _ => "personal data",
    };
}
