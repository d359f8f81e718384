using System.Globalization;
using ConsultationIntake.Concerns;
using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Inbox.Partners;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Exports;

/// <param name="Row">The point that was decided.</param>
/// <param name="Decision">What was decided of it, by whom and when.</param>
internal sealed record ExportedDecision(PointRow Row, PointDecision Decision);

/// <param name="Concern">The concern.</param>
/// <param name="Points">How many points it has.</param>
internal sealed record ExportedConcern(Concern Concern, long Points);

/// <summary>What the office made: concerns, decisions, the register of partners, the history.</summary>
internal static class OfficeTables
{
    internal const string Concerns = "concerns";
    internal const string Decisions = "decisions";
    internal const string Partners = "partners";
    internal const string History = "history";

    internal static IReadOnlyList<ExportColumn<ExportedConcern>> ConcernColumns(Consultation consultation) =>
        [
            Concern("concern", "The concern, for good", concern => concern.Id),
            Concern("title", "What it is called", concern => OfficeWords.Redacted(consultation, concern.Title)) with
            {
                Width = 40,
            },
            new("points", "How many points it has", one => ExportValue.Of(one.Points)) { Values = ExportWords.Count, Width = 8 },
            Concern(
                "decision",
                "How far it is decided",
                concern =>
                    concern.Disposition is null ? "undecided"
                    : concern.Disposition.IsAgreed ? "decided"
                    : "drafted"
            ) with
            {
                Values = "undecided; drafted: written and not agreed; decided",
            },
            .. Disposition<ExportedConcern>(consultation, one => one.Concern.Disposition),
            Concern("changed_by", "Who changed it last", concern => concern.By),
            new("changed", "When", one => PointsTable.Moment(consultation, one.Concern.At)) { Values = ExportWords.Moment, Width = 18 },
            InWelsh<ExportedConcern>(consultation, one => one.Concern.Disposition),
        ];

    internal static IReadOnlyList<ExportColumn<ExportedDecision>> DecisionColumns(Consultation consultation) =>
        [
            Decision("point", "The point that was decided", one => one.Row.Id.ToString()) with
            {
                Values = "reference and number, such as KVE-TTD-TJ6.4",
            },
            Decision("response", "The response it stands in", one => one.Row.Id.Submission.ToString()) with
            {
                Values = ExportWords.Reference,
            },
            Decision("organisation", ExportWords.TheOrganisation, one => one.Row.Sender.NameIn(consultation)) with
            {
                Width = 28,
            },
            Decision("text", "The point's own words, personal data taken out", one => one.Row.RedactedText) with
            {
                Width = 80,
            },
            new("decision", "How far it is decided", one => ExportValue.Code<DecisionState>(one.Row.Decision))
            {
                Values = ExportWords.Decision,
            },
            .. Disposition<ExportedDecision>(consultation, one => one.Decision.Disposition),
            Decision("concern", "The concern it was decided with", one => one.Decision.Concern) with
            {
                Values = "id in the concerns table; empty: decided for itself",
            },
            Decision("decided_by", "Who decided it", one => one.Decision.By),
            new("decided", "When", one => PointsTable.Moment(consultation, one.Decision.At)) { Values = ExportWords.Moment, Width = 18 },
            Decision("partner_claim", ExportWords.PartnerClaim, one => one.Row.Sender.ClaimIn(consultation)?.Id) with
            {
                Values = ExportWords.PartnerId,
            },
            InWelsh<ExportedDecision>(consultation, one => one.Decision.Disposition),
        ];

    internal static IReadOnlyList<ExportColumn<PartnerLine>> PartnerColumns(Consultation consultation) =>
        [
            Partner("partner", "The partner's id", line => line.Id) with
            {
                Values = "id in consultation.json",
            },
            Partner("name", "What it is called", line => line.Name) with
            {
                Width = 32,
            },
            Partner("kind", "What kind of body it is", line => line.Kind),
            new("state", "How far it has come", line => ExportValue.Code<PartnerState>(line.State))
            {
                Values =
                    "none; invited; acknowledged: has written, but no response; provisional: its committee has yet to "
                    + "agree it; answered; ratified: agreed by its committee",
            },
            new("invited", "When it was invited", line => ExportValue.Of(line.Invited)) { Values = ExportWords.Day },
            Partner("response", "Its letter that stands, the newest", line => line.Letter?.ToString()) with
            {
                Values = ExportWords.Reference,
            },
            new(
                "answered",
                "When that came",
                line => ExportValue.Of(line.AnsweredAt is { } at ? ExportWords.Local(consultation, at) : null)
            )
            {
                Values = ExportWords.Moment,
                Width = 18,
            },
            Partner("offered", "A later letter that waits for staff to decide", line => line.Offered?.ToString()) with
            {
                Values = ExportWords.Reference,
            },
            new("claims", "Responses that say they are from it and are not confirmed", line => ExportValue.Of(line.Claims))
            {
                Values = ExportWords.Count,
            },
            new("committee", "When its committee meets", line => ExportValue.Of(line.CommitteeDate)) { Values = ExportWords.Day },
            new(
                "reminded",
                "When it was last reminded",
                line => ExportValue.Of(line.RemindedAt is { } at ? ExportWords.Local(consultation, at) : null)
            )
            {
                Values = ExportWords.Moment,
                Width = 18,
            },
        ];

    internal static IReadOnlyList<ExportColumn<HistoryLine>> HistoryColumns(Consultation consultation) =>
        [
            new("line", "The line's number, without a gap", line => ExportValue.Of(line.Number)) { Values = ExportWords.Count, Width = 8 },
            new("at", "When", line => PointsTable.Moment(consultation, line.At)) { Values = ExportWords.Moment, Width = 18 },
            Line("by", "The member of staff", line => line.By),
            Line("act", "What was done", line => line.Act) with
            {
                Values = CodeWords.Of(CodeWords.Acts),
            },
            Line("response", "The response it was done to", line => line.Submission?.ToString()) with
            {
                Values = ExportWords.Reference,
            },
            Line("point", "The point it was done to", line => line.Point is { } number ? $"{line.Submission}.{number}" : null),
            Line("subject", "What else it was done to", line => PointsTable.Redacted(line.Subject)),
            Line("words", "Whether its words are there", line => line.Words is null ? "erased" : "kept") with
            {
                Values = "kept; erased",
            },
            Line("words_hash", "SHA-256 of its words with their salt", line => line.WordsHash) with
            {
                Values = "hexadecimal",
            },
            Line("previous", "The hash of the line before", line => line.Previous) with
            {
                Values = "hexadecimal; empty: the first line",
            },
            Line("hash", "SHA-256 of the line without its words", line => line.Hash) with
            {
                Values = "hexadecimal",
            },
            Line("before", "How it was before, in words: may quote a response", line => line.Words?.Before) with
            {
                IsPersonal = true,
                Width = 40,
            },
            Line("after", "How it was after, in words: may quote a response", line => line.Words?.After) with
            {
                IsPersonal = true,
                Width = 40,
            },
            Line("id", "The line, for good", line => line.Id),
            Line(
                "at_exact",
                "When, as the hash covers it",
                line => line.At.UtcDateTime.ToString(HistoryLine.ExactFormat, CultureInfo.InvariantCulture)
            ) with
            {
                Values = "moment in UTC, to a ten-millionth of a second",
                Width = 28,
            },
            Line("subject_hash", "SHA-256 of the subject with its salt, which stands for it in the hash", line => line.SubjectHash) with
            {
                Values = "hexadecimal; empty: no subject, or a line that an older version wrote, whose hash covers the subject itself",
            },
        ];

    private static ExportColumn<T> InWelsh<T>(Consultation consultation, Func<T, Disposition?> read) =>
        new(
            "answer_welsh",
            "The answer in Welsh, for publication",
            row => ExportValue.Of(OfficeWords.Redacted(consultation, read(row)?.AnswerWelsh))
        )
        {
            Width = 40,
        };

    private static IEnumerable<ExportColumn<T>> Disposition<T>(Consultation consultation, Func<T, Disposition?> read)
    {
        ExportColumn<T> Of(string name, string meaning, Func<Disposition, string?> part) =>
            new(name, meaning, row => ExportValue.Of(read(row) is { } disposition ? part(disposition) : null));
        yield return Of("outcome", "What was done", disposition => disposition.Outcome) with
        {
            Values = ExportWords.Outcomes(consultation),
        };
        yield return Of(
            "outcome_title",
            "What was done, in words",
            disposition => ExportWords.OutcomeTitle(consultation, disposition.Outcome)
        ) with
        {
            Width = 28,
        };
        yield return Of("plan_section", "The section of the plan it was answered in", disposition => disposition.PlanSection);
        yield return Of("answer", "The answer, for publication", disposition => OfficeWords.Redacted(consultation, disposition.Answer)) with
        {
            Width = 40,
        };
        yield return Of(
            "reason",
            "The office's own reason, not for publication",
            disposition => OfficeWords.Redacted(consultation, disposition.Reason)
        ) with
        {
            Width = 40,
        };
    }

    private static ExportColumn<ExportedConcern> Concern(string name, string meaning, Func<Concern, string?> read) =>
        new(name, meaning, one => ExportValue.Of(read(one.Concern)));

    private static ExportColumn<ExportedDecision> Decision(string name, string meaning, Func<ExportedDecision, string?> read) =>
        new(name, meaning, one => ExportValue.Of(read(one)));

    private static ExportColumn<PartnerLine> Partner(string name, string meaning, Func<PartnerLine, string?> read) =>
        new(name, meaning, line => ExportValue.Of(read(line)));

    private static ExportColumn<HistoryLine> Line(string name, string meaning, Func<HistoryLine, string?> read) =>
        new(name, meaning, line => ExportValue.Of(read(line)));
}
