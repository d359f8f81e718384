namespace ConsultationIntake.Equality;

/// <summary>How many chose each option. Nothing in it tells who, when, or what else they chose.</summary>
/// <param name="Counts">By question, then by option; what nobody chose may be missing.</param>
public sealed record EqualityTally(IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Counts)
{
    /// <summary>
    /// So many answer a question between one count that is shown and the next: of two counts nobody can tell what one person said.
    /// </summary>
    public const int Step = 10;

    public static EqualityTally Empty { get; } = new(new Dictionary<string, IReadOnlyDictionary<string, int>>());

    /// <summary>The counts that may be shown while people still answer, at most a <see cref="Step"/> behind.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Published { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, int>>();

    public int Of(string question, string option) => Of(Counts, question, option);

    public int PublishedOf(string question, string option) => Of(Published, question, option);

    /// <summary>With one person's choices added, by question.</summary>
    public EqualityTally With(IReadOnlyDictionary<string, string> choices)
    {
        var counts = Counts.ToDictionary(question => question.Key, question => question.Value);
        var published = Published.ToDictionary(question => question.Key, question => question.Value);
        foreach (var (question, option) in choices)
        {
            var options = counts.GetValueOrDefault(question)?.ToDictionary() ?? [];
            options[option] = options.GetValueOrDefault(option) + 1;
            counts[question] = options;
            if (options.Values.Sum() >= (published.GetValueOrDefault(question)?.Values.Sum() ?? 0) + Step)
                published[question] = options;
        }

        return new(counts) { Published = published };
    }

    private static int Of(IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> counts, string question, string option) =>
        counts.TryGetValue(question, out var options) && options.TryGetValue(option, out var count) ? count : 0;
}
