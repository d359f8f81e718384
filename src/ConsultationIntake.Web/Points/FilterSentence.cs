using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Web.Pages;

namespace ConsultationIntake.Web.Points;

/// <summary>A filter as a sentence: "Critical points on Victims from partners, not decided".</summary>
internal static class FilterSentence
{
    /// <param name="query">The filter.</param>
    /// <param name="consultation">Whose points it filters.</param>
    /// <param name="concerns">The titles of concerns by id, where the sentence is to name them.</param>
    internal static string Of(PointQuery query, Consultation consultation, IReadOnlyDictionary<string, string>? concerns = null)
    {
        List<string> parts =
        [
            Begin(string.Join(' ', Said(PointField.Stance, Adjective).Append("points").Concat(About()).Concat(From()))),
            .. query
                .Fields.Where(field => !IsInTheBeginning(field.Key))
                .Select(field => Clause(field.Key, field.Value, consultation, concerns)),
        ];
        if (query.Words is { Length: > 0 } words)
            parts.Add($"with the words {words}");
        if (query.From is { } from)
            parts.Add(
                PointFilter.IsDay(consultation, from)
                    ? $"received from {Dates.Day(consultation.Window.InZone(from))}"
                    : $"received since {Dates.Brief(consultation.Window.InZone(from))}"
            );
        if (query.Until is { } until)
            parts.Add($"received until {Dates.Day(consultation.Window.InZone(until.AddTicks(-1)))}");
        if (query.FlaggedFrom is { } flaggedFrom)
            parts.Add($"flagged since {Dates.Brief(consultation.Window.InZone(flaggedFrom))}");
        if (query.FlaggedUntil is { } flaggedUntil)
            parts.Add($"flagged before {Dates.Brief(consultation.Window.InZone(flaggedUntil))}");
        return string.Join(", ", parts);

        IEnumerable<string> Said(PointField field, Func<string, string> say) =>
            query.Fields.TryGetValue(field, out var values) ? [Or(values.Select(say))] : [];

        IEnumerable<string> About() =>
            query.Fields.TryGetValue(PointField.Theme, out var values)
                ?
                [
                    values is [PointFacet.None]
                        ? "with no theme"
                        : $"on {Or(values.Select(code => consultation.Themes.Find(code)?.Title.English ?? "no theme"))}",
                ]
                : [];

        IEnumerable<string> From() =>
            query.Fields.TryGetValue(PointField.Partner, out var values)
                ? [values is [PointFacet.None] ? "from others than the expected partners" : $"from {PartnerNames(values, consultation)}"]
                : [];
    }

    private static bool IsInTheBeginning(PointField field) => field is PointField.Stance or PointField.Theme or PointField.Partner;

    private static string Outcome(string code, Consultation consultation) =>
        consultation.Outcomes.FirstOrDefault(outcome => outcome.Code == code)?.Title.English ?? code;

    private static string Flag(string value) => value == PointFacet.None ? "none" : Lower(PointWords.Of(Enum.Parse<FlagState>(value)));

    private static string Clause(
        PointField field,
        IReadOnlyList<string> values,
        Consultation consultation,
        IReadOnlyDictionary<string, string>? concerns
    ) =>
        field switch
        {
            PointField.Whose => Or(values.Select(value => Lower(PointWords.Of(Enum.Parse<PointKind>(value))))),
            PointField.Decision => values.Count == 2
            && values.Contains(nameof(DecisionState.Undecided))
            && values.Contains(nameof(DecisionState.Drafted))
                ? "not decided"
                : Or(values.Select(value => Lower(PointWords.Of(Enum.Parse<DecisionState>(value))))),
            PointField.Outcome => $"decided “{Or(values.Select(code => Outcome(code, consultation)))}”",
            PointField.Section => $"answered in section {Or(values)}",
            PointField.Concern =>
                $"in the concern {Or(values.Select(id => concerns?.GetValueOrDefault(id) is { } title ? $"“{title}”" : id))}",
            PointField.Assigned => values is [PointFacet.None] ? "given to nobody" : $"given to {Or(values)}",
            PointField.NeedsLook => YesOrNo(values, "to be looked at", "needing no look"),
            PointField.Safeguarding => values is [PointFacet.None]
                ? "without a safeguarding flag"
                : $"with a safeguarding flag ({Or(values.Select(Flag))})",
            PointField.Channel => $"by {Or(values.Select(value => PointWords.Of(Enum.Parse<Channel>(value))))}",
            PointField.Respondent => $"from {Or(values.Select(value => Lower(PointWords.Of(Enum.Parse<RespondentKind>(value)))))}",
            PointField.District => $"from {Or(values)}",
            PointField.Victim => values is [DraftFields.PreferNotToSay]
                ? "from people who prefer not to say whether they were victims of crime"
            : values is ["yes"] ? "from people who say they were victims of crime"
            : $"answer to the question about being a victim: {Or(values)}",
            PointField.Language => $"written in {Or(values)}",
            PointField.Question => $"in answer to {Or(values.Select(value => Question(value, consultation)))}",
            PointField.Chosen => $"in responses that chose {Or(values.Select(value => Option(value, consultation)))}",
            PointField.Late => YesOrNo(values, "received late", "received in time"),
            PointField.Campaign => "in one campaign",
            PointField.SameWords => "with the same words of a campaign letter",
            PointField.Repeat => YesOrNo(values, "repeats of a campaign letter", "each campaign letter once"),
            PointField.Corrected => YesOrNo(values, "corrected by staff", "as the machine read them"),
            PointField.Read => YesOrNo(values, "read by somebody", "read by nobody yet"),
            PointField.Reader => $"read by {Or(values)}",
            PointField.Submission => $"in {Or(values)}",
            PointField.NewDraft => Or(
                values.Select(value => value == PointFacet.Taken ? "answered by the new draft" : "answered by none of the new draft")
            ),
            PointField.ByContext =>
                $"on {Or(values.Select(code => consultation.Themes.Find(code)?.Title.English ?? code))} by context alone",
            PointField.Stands => values.Count > 1
                ? "in responses that stand or do not"
                : YesOrNo(values, "in responses that stand", "in responses that do not stand"),
            PointField.Given => values is [PointFacet.None] ? "in responses given to nobody" : $"in responses given to {Or(values)}",
            PointField.Batch => "all that one action was done to at once",
            PointField.Stance or PointField.Theme or PointField.Partner => throw new NotSupportedException(
                $"{field} stands at the sentence's beginning."
            ),
            _ => throw new NotSupportedException($"{field} is not said."),
        };

    private static string Adjective(string stance) =>
        Enum.Parse<Stance>(stance) switch
        {
            Stance.Neutral => "neutral",
            Stance.Supports => "supporting",
            Stance.Opposes => "critical",
            Stance.Mixed => "mixed",
            Stance.Asks => "asking",
            _ => throw new NotSupportedException($"The stance {stance} is not said."),
        };

    private static string PartnerNames(IReadOnlyList<string> ids, Consultation consultation) =>
        ids.Count > 1 && ids.Count == consultation.ExpectedPartners.Count && !ids.Contains(PointFacet.None)
            ? "partners"
            : Or(ids.Select(id => consultation.ExpectedPartners.FirstOrDefault(partner => partner.Id == id)?.Name ?? "others"));

    private static string Option(string value, Consultation consultation)
    {
        var (question, number) =
            value.Split(':') is [var id, var text] && int.TryParse(text, CultureInfo.InvariantCulture, out var option)
                ? (consultation.Questions.FirstOrDefault(known => known.Id == id), option)
                : (null, 0);
        return question is not null && number >= 1 && number <= question.Options.Count
            ? $"“{question.Options[number - 1].English}” ({question.Text.English})"
            : value;
    }

    private static string Question(string part, Consultation consultation) =>
        part switch
        {
            "body" => "no question, in a mail",
            _ => consultation.Questions.FirstOrDefault(question => question.Id == part) is { } question
                ? $"“{question.Text.English}”"
                : part,
        };

    private static string YesOrNo(IReadOnlyList<string> values, string yes, string no) =>
        values switch
        {
            [PointFacet.Yes] => yes,
            [PointFacet.No] => no,
            _ => $"{yes} or not",
        };

    private static string Or(IEnumerable<string> values) => string.Join(" or ", values);

    private static string Begin(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string Lower(string words) => char.ToLowerInvariant(words[0]) + words[1..];
}
