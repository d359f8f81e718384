namespace ConsultationIntake.Themes.Evaluation;

/// <summary>Whether confidence means what it says: of tags given at 0.8, eight in ten should be right.</summary>
public sealed record Calibration(IReadOnlyList<Calibration.Bin> Bins, double Brier, double ExpectedError)
{
    /// <summary>Tags whose confidence is from <paramref name="From"/> (inclusive) to <paramref name="To"/>.</summary>
    public sealed record Bin(double From, double To, int Tags, double MeanConfidence, double ShareRight);

    public static Calibration Of(IEnumerable<ReadPoint> points)
    {
        var tags = points
            .SelectMany(point => point.Reading.Tags.Select(tag => (tag.Confidence, Right: point.Has(tag.Theme) ? 1.0 : 0.0)))
            .ToList();
        var bins = Enumerable.Range(5, 5).Select(tenth => Of(tags, tenth / 10.0, tenth == 9 ? 1.0 : (tenth + 1) / 10.0)).ToList();
        if (tags.Count == 0)
            return new Calibration(bins, 0, 0);
        return new Calibration(
            bins,
            tags.Average(tag => (tag.Confidence - tag.Right) * (tag.Confidence - tag.Right)),
            bins.Where(bin => bin.Tags > 0).Sum(bin => Math.Abs(bin.MeanConfidence - bin.ShareRight) * bin.Tags) / tags.Count
        );
    }

    private static Bin Of(List<(double Confidence, double Right)> tags, double from, double to)
    {
        var inside = tags.Where(tag => (from <= 0.5 || tag.Confidence >= from) && (to >= 1 || tag.Confidence < to)).ToList();
        return inside.Count == 0
            ? new Bin(from, to, 0, 0, 0)
            : new Bin(from, to, inside.Count, inside.Average(tag => tag.Confidence), inside.Average(tag => tag.Right));
    }
}
