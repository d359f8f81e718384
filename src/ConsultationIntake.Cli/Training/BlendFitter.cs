using ConsultationIntake.Themes;
using ConsultationIntake.Themes.Evaluation;
using ConsultationIntake.Themes.Offline;

namespace ConsultationIntake.Cli.Training;

/// <summary>
/// Fits the few numbers of a <see cref="ThemeBlend"/> to labelled points by logistic regression, drawn toward where it starts so that
/// two hundred points do not bend it far.
/// </summary>
internal sealed class BlendFitter
{
    private const double Restraint = 0.02;
    private const int Steps = 400;

    private readonly List<(LabelledPoint Point, (double Model, double Vocabulary)[] Weights)> points;

    public BlendFitter(ThemeModel model, ThemeSet themes, IReadOnlyList<LabelledPoint> labelled)
    {
        Themes = themes;
        var compiled = new CompiledThemes(themes, model.Codes);
        var reader = new PointReader(model);
        points = [.. labelled.Select(point => (point, reader.Weigh(compiled, point.Text)))];
    }

    private ThemeSet Themes { get; }

    public ThemeBlend Fit(ThemeBlend start) => Fit(start, points);

    /// <summary>Micro-F1 where each fifth of the sources is scored by a blend fitted to the other four.</summary>
    public double CrossValidate(ThemeBlend start, int folds = 5)
    {
        var bySource = points.GroupBy(point => point.Point.Source).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal);
        var parts = Enumerable.Range(0, folds).Select(_ => new List<(LabelledPoint Point, (double, double)[] Weights)>()).ToList();
        foreach (var group in bySource)
            parts.MinBy(part => part.Count)!.AddRange(group);
        var counts = default(ThemeCounts);
        foreach (var part in parts)
        {
            var blend = Fit(start, parts.Where(other => other != part).SelectMany(other => other));
            counts = part.Aggregate(counts, (sum, point) => sum + Count(blend, point.Point, point.Weights));
        }

        return counts.F1;
    }

    private ThemeCounts Count(ThemeBlend blend, LabelledPoint point, (double Model, double Vocabulary)[] weights)
    {
        var counts = default(ThemeCounts);
        for (var theme = 0; theme < weights.Length; theme++)
        {
            var given = blend.Confidence(theme, weights[theme].Model, weights[theme].Vocabulary) >= ThemeBlend.Threshold;
            var right = point.Themes.Contains(Themes.All[theme].Code);
            counts += new ThemeCounts(given && right ? 1 : 0, given && !right ? 1 : 0, right && !given ? 1 : 0);
        }

        return counts;
    }

    private ThemeBlend Fit(ThemeBlend start, IEnumerable<(LabelledPoint Point, (double Model, double Vocabulary)[] Weights)> from)
    {
        var rows = from.SelectMany(point => point.Weights.Select((weights, theme) =>
            (theme, weights.Model, Vocabulary: Math.Min(weights.Vocabulary, ThemeBlend.MostEvidence), Right: point.Point.Themes.Contains(Themes.All[theme].Code) ? 1.0 : 0.0))).ToList();
        var (model, vocabulary, offsets) = (start.Model, start.Vocabulary, start.Offsets.ToArray());
        for (var step = 0; step < Steps; step++)
        {
            var (towardModel, towardVocabulary) = (Restraint * (model - start.Model), Restraint * (vocabulary - start.Vocabulary));
            var towardOffsets = offsets.Select((offset, theme) => Restraint * (offset - start.Offsets[theme])).ToArray();
            foreach (var row in rows)
            {
                var slope = ((1 / (1 + Math.Exp(-((model * row.Model) + (vocabulary * row.Vocabulary) + offsets[row.theme])))) - row.Right) / rows.Count;
                towardModel += slope * row.Model;
                towardVocabulary += slope * row.Vocabulary;
                towardOffsets[row.theme] += slope;
            }

            model -= towardModel;
            vocabulary -= towardVocabulary;
            for (var theme = 0; theme < offsets.Length; theme++)
                offsets[theme] -= towardOffsets[theme];
        }

        return new ThemeBlend(Math.Round(model, 3), Math.Round(vocabulary, 3), [.. offsets.Select(offset => Math.Round(offset, 3))]);
    }
}
