using ConsultationIntake.Consultations;
using ConsultationIntake.Exports;
using ConsultationIntake.Outcomes;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Reports;

/// <summary>What was changed in the plan, as the answers say: counted point by point.</summary>
internal sealed class PlanChanges(Consultation consultation, AnswersInLanguage said, ReportWords words)
{
    /// <summary>By the section, as staff wrote it; empty: none was named.</summary>
    private readonly Dictionary<string, Dictionary<string, long>> answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> points = new(StringComparer.Ordinal);
    private readonly HashSet<string> changing = consultation
        .Outcomes.Where(outcome => outcome.ChangesThePlan)
        .Select(outcome => outcome.Code)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>One point that this was done with, with a concern or by itself. What changed nothing is passed over.</summary>
    internal void Add(Disposition disposition, string? concern)
    {
        if (!changing.Contains(disposition.Outcome))
            return;
        var section = disposition.PlanSection ?? "";
        points[section] = points.GetValueOrDefault(section) + 1;
        var known = answers.TryGetValue(section, out var here) ? here : answers[section] = new(StringComparer.Ordinal);
        if (OfficeWords.Redacted(consultation, said.Of(disposition, concern, words.Language)?.Text) is { } answer)
            known[answer] = known.GetValueOrDefault(answer) + 1;
    }

    /// <param name="counted">The filter of the points that were added, and of others.</param>
    internal IReadOnlyList<ReportedChange> From(PointQuery counted)
    {
        var order = consultation.Plan?.Headings().ToList() ?? [];
        var decided = counted
            .With(PointField.Outcome, [.. changing])
            .With(PointField.Decision, nameof(DecisionState.Decided), nameof(DecisionState.InDecidedConcern));
        return
        [
            .. points
                .Keys.OrderBy(section => section.Length == 0)
                .ThenBy(section => order.IndexOf(section) is var place and >= 0 ? place : int.MaxValue)
                .ThenBy(section => section, StringComparer.Ordinal)
                .Select(section => new ReportedChange(
                    section.Length == 0 ? words.NoSection : consultation.SectionIn(words.Language, section)!,
                    [
                        .. answers[section]
                            .OrderByDescending(answer => answer.Value)
                            .ThenBy(answer => answer.Key)
                            .Select(answer => answer.Key),
                    ],
                    // No filter finds those that name no section.
                    new ReportCount(section, points[section], section.Length == 0 ? null : decided.With(PointField.Section, section))
                )),
        ];
    }
}
