using ConsultationIntake.Consultations;
using ConsultationIntake.Reading.Words;
using ConsultationIntake.Themes.Own;

namespace ConsultationIntake.Themes.Offline;

/// <summary>A set of themes ready to be looked for. Compiled once, then only read: safe to use in parallel.</summary>
internal sealed class CompiledThemes
{
    private readonly PhraseTree tree = new();
    private readonly List<List<CompiledTerm>> termsOf = [];

    private readonly int[] modelThemes;
    private readonly TaughtWeights?[] taught;

    /// <param name="modelCodes">The codes of the themes a model knows, in its order.</param>
    public CompiledThemes(ThemeSet themes, IReadOnlyList<string> modelCodes)
    {
        Themes = themes.All;
        modelThemes =
        [
            .. Themes.Select(theme => modelCodes.ToList().FindIndex(code => code == theme.Code || theme.FormerCodes.Contains(code))),
        ];
        taught = [.. Themes.Select(theme => themes.LearnedOf(theme.Code) is { } learned ? new TaughtWeights(learned) : null)];
        foreach (var welsh in new[] { false, true })
            for (var theme = 0; theme < Themes.Count; theme++)
                foreach (var term in Themes[theme].Vocabulary)
                    if (term.Language == Languages.Welsh == welsh)
                        Add(term, theme, welsh);
        Denials = WordFile
            .Phrases("theme-denials.txt")
            .SelectMany(list => list.Phrases)
            .Select(phrase => AddPhrase(phrase, welsh: false))
            .ToHashSet();
    }

    public IReadOnlyList<Theme> Themes { get; }
    public Lexis Lexis { get; } = new();
    public IReadOnlySet<int> Denials { get; }

    /// <summary>The phrases in which some term does not count.</summary>
    public HashSet<int> Exclusions { get; } = [];

    /// <summary>Whether there is a theme that the model does not know.</summary>
    public bool HasUnlearned => Array.IndexOf(modelThemes, -1) >= 0;

    /// <summary>The number a theme has in the model, or -1.</summary>
    public int ModelTheme(int theme) => modelThemes[theme];

    /// <summary>What a theme that the model does not know learned of corrections, or null.</summary>
    public TaughtWeights? TaughtOf(int theme) => taught[theme];

    public void Find(ReadOnlySpan<int> words, List<PhraseHit> hits) => tree.Find(words, hits);

    public IReadOnlyList<CompiledTerm> TermsOf(int phrase) => phrase < termsOf.Count ? termsOf[phrase] : [];

    private void Add(VocabularyTerm term, int theme, bool welsh)
    {
        int[] Phrases(IReadOnlyList<string> phrases) =>
            [.. phrases.SelectMany(phrase => Spellings(phrase)).Select(phrase => AddPhrase(phrase, welsh)).Distinct()];

        var excludes = Phrases(term.Excludes);
        Exclusions.UnionWith(excludes);
        var compiled = new CompiledTerm(theme, CompiledTerm.EvidenceOf(term.Weight), Phrases(term.Needs), excludes);
        foreach (var phrase in Phrases([term.Phrase, .. term.Also]))
        {
            while (termsOf.Count <= phrase)
                termsOf.Add([]);
            termsOf[phrase].Add(compiled);
        }
    }

    /// <summary>Of the notation of <see cref="PhraseNotation"/> an owner's terms have <c>*</c> alone.</summary>
    private int AddPhrase(string phrase, bool welsh)
    {
        var steps = new List<int>();
        foreach (var run in phrase.Split('*', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (steps.Count > 0)
                steps.Add(PhraseTree.Gap(PhraseNotation.SomeWords));
            steps.AddRange(Lexis.AddPhrase(run, welsh));
        }

        return tree.Add(steps);
    }

    /// <summary>A hyphen may be a space or nothing at all: anti-social, anti social, antisocial.</summary>
    private static IEnumerable<string> Spellings(string phrase) =>
        phrase.Contains('-', StringComparison.Ordinal) ? [phrase, phrase.Replace("-", "", StringComparison.Ordinal)] : [phrase];
}
