namespace ConsultationIntake.Themes.Evaluation;

/// <summary>A labelled point beside what a tagger read in it.</summary>
public sealed record ReadPoint(LabelledPoint Point, PointReading Reading)
{
    public bool Has(string theme) => Point.Themes.Contains(theme);

    public ThemeTag? Given(string theme) => Reading.Tags.FirstOrDefault(tag => tag.Theme == theme);

    public bool IsExact => Reading.Tags.Count == Point.Themes.Count && Reading.Tags.All(tag => Has(tag.Theme));

    /// <summary>How wrong: for each theme wrongly given its confidence, for each missed 1.</summary>
    public double Loss =>
        Reading.Tags.Where(tag => !Has(tag.Theme)).Sum(tag => tag.Confidence) + Point.Themes.Count(theme => Given(theme) is null);

    /// <summary>F1 of this point's own set of themes. None expected and none given is 1.</summary>
    public double F1
    {
        get
        {
            var expected = Point.Themes.Count;
            var given = Reading.Tags.Count;
            return expected + given == 0 ? 1 : 2.0 * Reading.Tags.Count(tag => Has(tag.Theme)) / (expected + given);
        }
    }
}
