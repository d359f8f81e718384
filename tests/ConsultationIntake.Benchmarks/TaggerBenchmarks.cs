using BenchmarkDotNet.Attributes;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Benchmarks;

/// <summary>
/// The tagger at 500 phrases a theme, beside a pass that only splits words and a tagger that tries one regular expression a phrase.
/// Each operation reads one point.
/// </summary>
[MemoryDiagnoser]
public class TaggerBenchmarks
{
    private const int Points = 200;
    private const int PhrasesATheme = 500;

    private readonly OfflineThemeTagger tagger = new();
    private readonly ThemeSet themes = SyntheticThemes.Of(["asb", "victims", "partnership", "equalities"], PhrasesATheme);
    private readonly ThemeSet unknownThemes = SyntheticThemes.Of(["one", "two", "three", "four"], PhrasesATheme);
    private readonly string[] points = SyntheticPoints.Of(Points, SyntheticThemes.Phrases(4 * PhrasesATheme));
    private NaiveRegexTagger naive = null!;

    [GlobalSetup]
    public void Compile() => naive = new NaiveRegexTagger(themes);

    [Benchmark(OperationsPerInvoke = Points)]
    public int SplitWordsOnly()
    {
        var words = 0;
        foreach (var point in points)
            words += PlainWords.Count(point);
        return words;
    }

    [Benchmark(OperationsPerInvoke = Points)]
    public int OfflineTagger()
    {
        var tags = 0;
        foreach (var point in points)
            tags += tagger.Read(themes, point).Tags.Count;
        return tags;
    }

    [Benchmark(OperationsPerInvoke = Points)]
    public int OfflineTaggerVocabularyOnly()
    {
        var tags = 0;
        foreach (var point in points)
            tags += tagger.Read(unknownThemes, point).Tags.Count;
        return tags;
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Points)]
    public int RegexPerPhrase()
    {
        var tags = 0;
        foreach (var point in points)
            tags += naive.Read(point);
        return tags;
    }
}
