using ConsultationIntake.Themes.Evaluation;

namespace ConsultationIntake.Cli.Evaluating;

/// <summary>Points labelled once for everything, as <c>eng/tagger/points</c> holds them, as labels to measure against.</summary>
internal static class LabelledPoints
{
    /// <summary>Whether a file or a folder holds such points.</summary>
    public static bool Are(string path) =>
        Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.tsv").Any()
            : Path.GetExtension(path).Equals(".tsv", StringComparison.OrdinalIgnoreCase);

    public static Labels Read(string path)
    {
        var points = WrittenPoint.Read(path);
        return new Labels(
            [.. points.Select(Point)],
            [.. points.Where(point => point.Stance is not null).Select(point => (point.Point, $"{point.Stance}".ToLowerInvariant()))],
            [
                .. points
                    .Where(point => point.AtRisk is not null)
                    .Select(point => (point.Point, point.AtRisk!.Value, (string?)point.Language)),
            ],
            []
        );
    }

    private static LabelledPoint Point(WrittenPoint point) =>
        new()
        {
            Id = $"{point.File}:{point.Line}",
            Text = point.Point.Words,
            Question = point.Point.Context.Question,
            Heading = point.Point.Context.Heading,
            Before = point.Point.Context.Before,
            Language = point.Language,
            Themes = point.Themes,
            Kind = point.File.Split('-') is [var word, var writer, _] ? $"{word} {writer}" : point.File,
            Source = point.File,
        };
}
