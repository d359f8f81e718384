using ConsultationIntake.Reading;

namespace ConsultationIntake.Points.Evaluation;

/// <summary>How well the points found agree with a person over several letters.</summary>
/// <param name="All">Every point of every letter. A point counts as found where span and kind are both right.</param>
/// <param name="Kinds">The points of each kind, those a person found against those the reader took for that kind.</param>
/// <param name="Letters">Each letter by name, the least well read first.</param>
/// <param name="Reading">The same, where lost views weigh more than points too many.</param>
public sealed record SplitReport(
    SplitScore All,
    ReadingScore Reading,
    IReadOnlyDictionary<PointKind, SplitScore> Kinds,
    IReadOnlyList<SplitReport.Letter> Letters
)
{
    /// <param name="Name">The letter's file, without its ending.</param>
    /// <param name="Score">All its points.</param>
    /// <param name="Extra">Points the reader found and the person did not.</param>
    /// <param name="Missed">Points the person found and the reader did not.</param>
    public sealed record Letter(string Name, SplitScore Score, IReadOnlyList<string> Extra, IReadOnlyList<string> Missed);

    /// <summary>Splits each letter and compares.</summary>
    public static SplitReport Of(IEnumerable<(string Name, GoldLetter Gold, PlanText? Plan)> letters)
    {
        var (all, reading, kinds, each) = (
            new SplitScore(),
            new ReadingScore(),
            new SortedDictionary<PointKind, SplitScore>(),
            new List<Letter>()
        );
        foreach (var (name, gold, plan) in letters)
        {
            var found = PointFinder.Find(gold.Text, plan).Points;
            var score = SplitScore.Of(gold.Points, found);
            all += score;
            reading += ReadingScore.Of(gold.Text.Value, gold.Points, found);
            foreach (var kind in gold.Points.Concat(found).Select(point => point.Kind).Distinct())
            {
                kinds[kind] =
                    kinds.GetValueOrDefault(kind)
                    + SplitScore.Of([.. gold.Points.Where(point => point.Kind == kind)], [.. found.Where(point => point.Kind == kind)]);
            }

            each.Add(new Letter(name, score, Beyond(gold, found, gold.Points), Beyond(gold, gold.Points, found)));
        }

        return new SplitReport(
            all,
            reading,
            kinds,
            [
                .. each.OrderByDescending(letter => letter.Extra.Count + letter.Missed.Count)
                    .ThenBy(letter => letter.Name, StringComparer.Ordinal),
            ]
        );
    }

    private static List<string> Beyond(GoldLetter gold, IReadOnlyList<PointSource> points, IReadOnlyList<PointSource> others)
    {
        var known = others.Select(point => (point.Span, point.Kind)).ToHashSet();
        return
        [
            .. points
                .Where(point => !known.Contains((point.Span, point.Kind)))
                .Select(point => $"{point.Kind}: {point.Span.Of(gold.Text.Value)}"),
        ];
    }
}
