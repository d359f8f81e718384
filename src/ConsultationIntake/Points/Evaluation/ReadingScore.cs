using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Points.Evaluation;

/// <summary>How well the points read agree with those a person marked, where lost views weigh more than points too many. Sums.</summary>
/// <param name="Gold">Points marked.</param>
/// <param name="Found">Points read.</param>
/// <param name="Exact">Read with the same span and kind.</param>
/// <param name="Half">Read with the same kind, sharing half of all words that either has.</param>
/// <param name="GoldWords">Words of the points marked.</param>
/// <param name="LostWords">Of those, words in no point read.</param>
/// <param name="Noise">Points read that share no word with any marked.</param>
/// <param name="Empty">Texts without a point.</param>
/// <param name="FoundInEmpty">Points read in those.</param>
public readonly record struct ReadingScore(
    int Gold,
    int Found,
    int Exact,
    int Half,
    int GoldWords,
    int LostWords,
    int Noise,
    int Empty,
    int FoundInEmpty
)
{
    public double ExactF1 => F1(Exact);

    public double HalfF1 => F1(Half);

    /// <summary>Share of the marked points' words that are in no point.</summary>
    public double Lost => GoldWords == 0 ? 0 : (double)LostWords / GoldWords;

    /// <summary>Share of the points read that are none.</summary>
    public double NoiseShare => Found == 0 ? 0 : (double)Noise / Found;

    public double HalfRecall => Gold == 0 ? 1 : (double)Half / Gold;

    public static ReadingScore operator +(ReadingScore left, ReadingScore right) => Add(left, right);

    public static ReadingScore Add(ReadingScore left, ReadingScore right) =>
        new(
            left.Gold + right.Gold,
            left.Found + right.Found,
            left.Exact + right.Exact,
            left.Half + right.Half,
            left.GoldWords + right.GoldWords,
            left.LostWords + right.LostWords,
            left.Noise + right.Noise,
            left.Empty + right.Empty,
            left.FoundInEmpty + right.FoundInEmpty
        );

    public static ReadingScore Of(string text, IReadOnlyList<PointSource> gold, IReadOnlyList<PointSource> found)
    {
        var goldOf = Owners(text, gold);
        var foundOf = Owners(text, found);
        var words = WordStarts(text);
        var shared = words.Where(at => goldOf[at] >= 0 && foundOf[at] >= 0).CountBy(at => (goldOf[at], foundOf[at])).ToDictionary();
        var goldWords = Sizes(words, goldOf, gold.Count);
        var foundWords = Sizes(words, foundOf, found.Count);
        return new ReadingScore(
            gold.Count,
            found.Count,
            found.Count(point => gold.Any(other => other.Span == point.Span && other.Kind == point.Kind)),
            shared.Count(pair =>
                gold[pair.Key.Item1].Kind == found[pair.Key.Item2].Kind
                && 2 * pair.Value >= goldWords[pair.Key.Item1] + foundWords[pair.Key.Item2] - pair.Value
            ),
            goldWords.Sum(),
            words.Count(at => goldOf[at] >= 0 && foundOf[at] < 0),
            Enumerable.Range(0, found.Count).Count(point => !shared.Keys.Any(pair => pair.Item2 == point)),
            gold.Count == 0 ? 1 : 0,
            gold.Count == 0 ? found.Count : 0
        );
    }

    private double F1(int right) => Gold + Found == 0 ? 1 : 2.0 * right / (Gold + Found);

    private static int[] Owners(string text, IReadOnlyList<PointSource> points)
    {
        var owners = new int[text.Length];
        Array.Fill(owners, -1);
        for (var i = 0; i < points.Count; i++)
            Array.Fill(owners, i, points[i].Span.Start, points[i].Span.Length);
        return owners;
    }

    private static List<int> WordStarts(string text)
    {
        var starts = new List<int>();
        for (var at = 0; WordScanner.Next(text, ref at, out var start, out _); )
            starts.Add(start);
        return starts;
    }

    private static int[] Sizes(List<int> words, int[] owners, int count)
    {
        var sizes = new int[count];
        foreach (var at in words)
            if (owners[at] >= 0)
                sizes[owners[at]]++;
        return sizes;
    }
}
