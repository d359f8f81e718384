using System.Globalization;
using ConsultationIntake.Consultations;

namespace ConsultationIntake.Submissions;

/// <summary>
/// What was chosen of a question's options, told by the option's number, from 1, and so the same in every language of the form. It is kept
/// among the facts of a response (<see cref="Submission.Facts"/>), beside the answer in words as it was shown.
/// </summary>
public static class ChosenOptions
{
    private const string Prefix = "chosen:";

    /// <summary>The numbers of the options that an answer names in any language, each alone on a line or between semicolons.</summary>
    public static IReadOnlyList<int> In(Question question, string? answer)
    {
        if (question.Kind == QuestionKind.FreeText || string.IsNullOrWhiteSpace(answer))
            return [];
        var lines = answer.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. lines
                .SelectMany(line =>
                    NumberOf(question, line) is { } whole
                        ? [whole]
                        : line.Split(';', StringSplitOptions.TrimEntries).Select(piece => NumberOf(question, piece)).OfType<int>()
                )
                .Distinct()
                .Order(),
        ];
    }

    /// <summary>How an option is called in counts and filters: <c>priority:2</c>.</summary>
    public static string Value(string question, int option) => string.Create(CultureInfo.InvariantCulture, $"{question}:{option}");

    /// <summary>All that were chosen, as <see cref="Value"/> calls them.</summary>
    public static IEnumerable<string> Of(IReadOnlyDictionary<string, string> facts) =>
        facts
            .Where(fact => IsFact(fact.Key))
            .SelectMany(fact => fact.Value.Split(' ').Select(option => $"{fact.Key[Prefix.Length..]}:{option}"));

    /// <summary>Whether a fact says what was chosen.</summary>
    public static bool IsFact(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The facts with what these answers choose; themselves where they choose nothing.</summary>
    internal static IReadOnlyDictionary<string, string> AddTo(
        IReadOnlyDictionary<string, string> facts,
        Consultation consultation,
        IEnumerable<Answer> answers
    )
    {
        var chosen = answers
            .Select(answer => (Question: consultation.Questions.FirstOrDefault(question => question.Id == answer.Question), answer.Text))
            .Where(answer => answer.Question is not null)
            .Select(answer => (answer.Question!.Id, Options: In(answer.Question!, answer.Text)))
            .Where(answer => answer.Options.Count > 0)
            .ToList();
        if (chosen.Count == 0)
            return facts;
        var all = new Dictionary<string, string>(facts, StringComparer.Ordinal);
        foreach (var (question, options) in chosen)
            all[Prefix + question] = string.Join(' ', options);
        return all;
    }

    private static int? NumberOf(Question question, string words)
    {
        for (var i = 0; i < question.Options.Count; i++)
        {
            var option = question.Options[i];
            if (IsThat(option.English, words) || (option.Welsh is { } welsh && IsThat(welsh, words)))
                return i + 1;
        }

        return null;
    }

    private static bool IsThat(string option, string words) => string.Equals(option.Trim(), words, StringComparison.OrdinalIgnoreCase);
}
