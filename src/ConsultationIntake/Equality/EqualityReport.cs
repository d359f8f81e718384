using ConsultationIntake.Consultations;

namespace ConsultationIntake.Equality;

/// <summary>The counts as staff see them: small ones are left out, and so is what would give them away.</summary>
public sealed record EqualityReport(IReadOnlyList<EqualityReport.Question> Questions)
{
    /// <summary>Counts below this are not shown.</summary>
    public const int Smallest = 5;

    /// <param name="Answered">How many answered it, or null where that is a small number itself.</param>
    public sealed record Question(EqualityQuestion Asked, int? Answered, IReadOnlyList<Row> Rows);

    /// <param name="Count">Null: not shown.</param>
    public sealed record Row(EqualityOption Option, int? Count);

    /// <summary>
    /// Whether nobody answers any more. The questions come after a response is sent, on the page of its draft, for as long as that is kept;
    /// and where late responses are taken there is always one more.
    /// </summary>
    public static bool IsFinalAt(Consultation consultation, DateTimeOffset instant) =>
        consultation.LateResponses == LateResponses.Refuse
        && instant >= consultation.Window.Closes.AddDays(consultation.Form.DraftsKeepDays);

    /// <param name="isFinal">Nobody answers any more, so that every count is shown; else those of the last whole step.</param>
    public static EqualityReport Of(EqualityTally tally, bool isFinal) =>
        new([.. EqualityQuestions.All.Select(question => Of(question, tally, isFinal))]);

    private static Question Of(EqualityQuestion question, EqualityTally tally, bool isFinal)
    {
        var counts = question
            .Options.Select(option => isFinal ? tally.Of(question.Id, option.Code) : tally.PublishedOf(question.Id, option.Code))
            .ToArray();
        var total = counts.Sum();
        if (total == 0 && !isFinal)
            return new(question, null, [.. question.Options.Select(option => new Row(option, null))]);
        var hidden = Hidden(counts);
        return new(
            question,
            total is > 0 and < Smallest ? null : total,
            [.. question.Options.Select((option, i) => new Row(option, hidden.Contains(i) ? null : counts[i]))]
        );
    }

    /// <summary>
    /// The options whose count is left out: every one that somebody but fewer than <see cref="Smallest"/> chose. Their sum
    /// follows from the total, so the next smallest goes too until at least two are out and their sum is no small number.
    /// </summary>
    private static HashSet<int> Hidden(int[] counts)
    {
        var hidden = counts.Index().Where(count => count.Item is > 0 and < Smallest).Select(count => count.Index).ToHashSet();
        if (hidden.Count == 0)
            return hidden;
        foreach (
            var (next, _) in counts
                .Index()
                .Where(count => !hidden.Contains(count.Index))
                .OrderBy(count => count.Item == 0)
                .ThenBy(count => count.Item)
                .ToList()
        )
        {
            if (hidden.Count > 1 && hidden.Sum(i => counts[i]) >= Smallest)
                break;
            hidden.Add(next);
        }

        return hidden;
    }
}
