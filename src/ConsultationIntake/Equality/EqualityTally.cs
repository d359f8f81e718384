namespace ConsultationIntake.Equality;

/// <summary>How many chose each option. Nothing in it tells who, when, or what else they chose.</summary>
/// <param name="Counts">By question, then by option; what nobody chose may be missing.</param>
public sealed record EqualityTally(IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Counts)
{
    public static EqualityTally Empty { get; } = new(new Dictionary<string, IReadOnlyDictionary<string, int>>());

    public int Of(string question, string option) =>
        Counts.TryGetValue(question, out var options) && options.TryGetValue(option, out var count) ? count : 0;

    /// <summary>With one person's choices added, by question.</summary>
    public EqualityTally With(IReadOnlyDictionary<string, string> choices)
    {
        var counts = Counts.ToDictionary(question => question.Key, question => new Dictionary<string, int>(question.Value));
        foreach (var (question, option) in choices)
        {
            if (!counts.TryGetValue(question, out var options))
                counts[question] = options = [];
            options[option] = options.GetValueOrDefault(option) + 1;
        }

        return new(counts.ToDictionary(question => question.Key, question => (IReadOnlyDictionary<string, int>)question.Value));
    }
}
