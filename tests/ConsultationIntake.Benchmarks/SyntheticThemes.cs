using ConsultationIntake.Themes;

namespace ConsultationIntake.Benchmarks;

/// <summary>Themes of any size from a fixed list of words: phrases of one, two and three words, all different.</summary>
internal static class SyntheticThemes
{
    private static readonly string[] First =
    [
        "noisy",
        "broken",
        "angry",
        "local",
        "joint",
        "shared",
        "fair",
        "equal",
        "hidden",
        "quiet",
        "loud",
        "late",
        "early",
        "rural",
        "urban",
        "young",
        "older",
        "safe",
        "lost",
        "open",
        "closed",
        "public",
    ];
    private static readonly string[] Second =
    [
        "neighbours",
        "engines",
        "windows",
        "meetings",
        "boards",
        "services",
        "access",
        "language",
        "support",
        "letters",
        "streets",
        "parks",
        "evenings",
        "families",
        "visits",
        "officers",
        "courts",
        "charities",
        "schools",
        "homes",
    ];
    private static readonly string[] Third = ["at night", "every week", "in town", "near us", "without reply", "after dark"];

    public static IEnumerable<string> Phrases(int count) => All().Take(count);

    public static ThemeSet Of(string[] codes, int phrasesATheme) =>
        new([
            .. All()
                .Chunk(phrasesATheme)
                .Take(codes.Length)
                .Select(
                    (phrases, index) =>
                        new Theme
                        {
                            Code = codes[index],
                            Title = new(codes[index]),
                            Vocabulary = [.. phrases.Select(phrase => new VocabularyTerm { Phrase = phrase, Weight = 0.7 })],
                        }
                ),
        ]);

    private static IEnumerable<string> All() =>
        from third in Third.Prepend("")
        from second in Second
        from first in First
        select $"{first} {second} {third}".TrimEnd();
}
