using ConsultationIntake.Consultations;
using ConsultationIntake.Points;
using ConsultationIntake.Privacy;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;
using ConsultationIntake.Submissions.Register;

namespace ConsultationIntake.Exports;

/// <param name="Row">The point.</param>
/// <param name="From">Its response's sender; null unless a column with personal data was asked for.</param>
internal sealed record ExportedPoint(PointRow Row, Respondent? From);

/// <summary>One row a point.</summary>
internal static class PointsTable
{
    internal const string Name = "points";

    /// <summary>Columns that only the response itself can fill.</summary>
    internal static readonly IReadOnlySet<string> OfTheSender = new HashSet<string>(StringComparer.Ordinal) { "name", "email" };

    internal static IReadOnlyList<ExportColumn<ExportedPoint>> Columns(
        Consultation consultation,
        SiteAddress site,
        IReadOnlyDictionary<string, string> concerns
    ) =>
        [
            Of("point", "The point, for good", row => row.Id.ToString()) with
            {
                Values = "reference and number, such as KVE-TTD-TJ6.4",
            },
            Of("response", "The response it stands in", row => row.Id.Submission.ToString()) with
            {
                Values = ExportWords.Reference,
            },
            new("received", "When the response came", point => Moment(consultation, point.Row.ReceivedAt))
            {
                Values = ExportWords.Moment,
                Width = 18,
            },
            new("late", "Whether it came after the closing time", point => ExportValue.Whether(point.Row.IsLate))
            {
                Values = ExportWords.YesNo,
                Width = 6,
            },
            new("channel", "How it came", point => ExportValue.Code<Channel>(point.Row.Channel)) { Values = ExportWords.Channel },
            Of("organisation", ExportWords.TheOrganisation, row => row.Sender.NameIn(consultation)) with
            {
                Width = 28,
            },
            Of("partner", "The expected partner it is proven to be from", row => row.Partner) with
            {
                Values = "id in consultation.json; empty: from nobody expected, or not proven",
            },
            Of("partner_kind", "What kind of body that is", row => ExportWords.Partner(consultation, row.Partner)?.Kind),
            Of("answers_for", "For whom the sender answers", row => row.Facts.GetValueOrDefault(DraftFields.Capacity)) with
            {
                Values = ExportWords.Capacity,
            },
            Of("area", "The postcode district the sender gave", row => row.Facts.GetValueOrDefault(DraftFields.Area)),
            Of(
                "victim",
                "Whether the sender was a victim of crime in the last 12 months",
                row => row.Facts.GetValueOrDefault(DraftFields.Victim)
            ) with
            {
                Values = ExportWords.Victim,
            },
            Of("question", "The question it answers; body: a mail; else the name of a file", row => QuestionOf(consultation, row.Part)),
            Of("label", "What it is called in its letter", row => row.Label) with
            {
                Values = "such as f or 4.3.1",
                Width = 8,
            },
            Of("heading", "The heading it stands under, personal data taken out", row => Redacted(row.Heading)) with
            {
                Width = 24,
            },
            new("page", "The page of its part", point => ExportValue.Of(point.Row.Page)) { Values = ExportWords.Count, Width = 6 },
            new(
                "paragraph",
                "The paragraph of its page, or of its part where there are no pages",
                point => ExportValue.Of(point.Row.Paragraph)
            )
            {
                Values = ExportWords.Count,
                Width = 10,
            },
            Of("text", "The point's own words, personal data taken out", row => row.RedactedText) with
            {
                Values = "text; what was taken out is named, such as [name]",
                Width = 80,
            },
            Of("language", "The language it is written in", row => row.Language) with
            {
                Values = "ISO 639-1; und: not known",
                Width = 9,
            },
            new("whose", "Whose words they are", point => ExportValue.Code<Reading.PointKind>(point.Row.Kind))
            {
                Values = ExportWords.Whose,
            },
            Of("attributed_to", "Whose view is passed on, personal data taken out", row => Redacted(row.AttributedTo)),
            new("stance", "How it stands to what it is about", point => ExportValue.Code<Stance>(point.Row.Stance))
            {
                Values = ExportWords.Stance,
            },
            new("themes", "Its themes", point => ExportValue.Of(point.Row.Themes)) { Values = ExportWords.Themes(consultation) },
            new(
                "theme_titles",
                "Its themes by their titles",
                point => ExportValue.Of(point.Row.Themes.Select(code => consultation.Themes.Find(code)?.Title.English ?? code))
            )
            {
                Width = 28,
            },
            new(
                "references",
                "What of the plan or of other points it refers to, as written",
                point => ExportValue.Of(point.Row.References)
            ),
            new("decision", "How far it is decided", point => ExportValue.Code<Submissions.StaffWork.DecisionState>(point.Row.Decision))
            {
                Values = ExportWords.Decision,
            },
            Of("outcome", "What was done with it", row => row.Disposition?.Outcome) with
            {
                Values = ExportWords.Outcomes(consultation),
            },
            Of(
                "outcome_title",
                "What was done with it, in words",
                row => ExportWords.OutcomeTitle(consultation, row.Disposition?.Outcome)
            ) with
            {
                Width = 28,
            },
            Of("plan_section", "The section of the plan it was answered in", row => row.Disposition?.PlanSection),
            Of("answer", "The answer, for publication", row => OfficeWords.Redacted(consultation, row.Disposition?.Answer)) with
            {
                Width = 40,
            },
            Of(
                "reason",
                "The office's own reason, not for publication",
                row => OfficeWords.Redacted(consultation, row.Disposition?.Reason)
            ) with
            {
                Width = 40,
            },
            Of("concern", "The concern it belongs to", row => row.Concern) with
            {
                Values = "id in the concerns table",
            },
            Of(
                "concern_title",
                "That concern's title",
                row => row.Concern is { } id ? OfficeWords.Redacted(consultation, concerns.GetValueOrDefault(id)) : null
            ) with
            {
                Width = 28,
            },
            Of("given_to", "The member of staff it is given to", row => row.AssignedTo),
            new("read_by", "The members of staff who have read it", point => ExportValue.Of(point.Row.ReadBy))
            {
                Values = "names with ; between",
            },
            new("needs_look", "Whether the machine was not sure and nobody has looked", point => ExportValue.Whether(point.Row.NeedsLook))
            {
                Values = ExportWords.YesNo,
            },
            new("corrected", "Whether staff changed what the machine read", point => ExportValue.Whether(point.Row.IsCorrected))
            {
                Values = ExportWords.YesNo,
            },
            new("safeguarding", "Where it may show a person at risk: what was done about it", point => ExportValue.Code(point.Row.Flag))
            {
                Values = ExportWords.Flag,
            },
            Of("campaign", "The campaign its response is a copy of", row => row.Campaign) with
            {
                Values = "the campaign's id",
            },
            new("repeat", "Whether it repeats another copy of its campaign", point => ExportValue.Whether(point.Row.IsRepeat))
            {
                Values = ExportWords.YesNo,
            },
            Of("link", "The point in its letter, for staff", row => $"{site.Staff(consultation.Slug)}/{row.Id.Submission}#p-{row.Id}") with
            {
                Values = "address",
            },
            Of("partner_claim", ExportWords.PartnerClaim, row => row.Sender.ClaimIn(consultation)?.Id) with
            {
                Values = ExportWords.PartnerId,
            },
            Of("text_in_full", "The point's own words, nothing taken out", row => row.Text) with
            {
                IsPersonal = true,
                Width = 80,
            },
            Of("organisation_given", "Any organisation the sender names, their own among them", row => row.Organisation) with
            {
                IsPersonal = true,
            },
            new("name", "The sender's name", point => ExportValue.Of(point.From?.Name)) { IsPersonal = true },
            new("email", "The sender's email address", point => ExportValue.Of(point.From?.Email)) { IsPersonal = true },
            Of(
                "answer_welsh",
                "The answer in Welsh, for publication",
                row => OfficeWords.Redacted(consultation, row.Disposition?.AnswerWelsh)
            ) with
            {
                Width = 40,
            },
        ];

    /// <summary>A file's name is its sender's own words.</summary>
    internal static string QuestionOf(Consultation consultation, string part) =>
        part == "body" || consultation.Questions.Any(question => question.Id == part) ? part : Redacted(part) ?? "";

    internal static string? Redacted(string? text) => text is null ? null : Redaction.Redact(text, PersonalDataFinder.Find(text));

    internal static ExportValue Moment(Consultation consultation, DateTimeOffset moment) =>
        ExportValue.Of(ExportWords.Local(consultation, moment));

    private static ExportColumn<ExportedPoint> Of(string name, string meaning, Func<PointRow, string?> read) =>
        new(name, meaning, point => ExportValue.Of(read(point.Row)));
}
