namespace ConsultationIntake.Themes.Evaluation;

/// <summary>Themes rightly given, wrongly given and missed.</summary>
public readonly record struct ThemeCounts(int Right, int Wrong, int Missed)
{
    public double Precision => Right + Wrong == 0 ? 0 : (double)Right / (Right + Wrong);
    public double Recall => Right + Missed == 0 ? 0 : (double)Right / (Right + Missed);

    /// <summary>1 where nothing was to be found and nothing was given.</summary>
    public double F1 => Right + Wrong + Missed == 0 ? 1 : 2.0 * Right / ((2 * Right) + Wrong + Missed);

    public static ThemeCounts operator +(ThemeCounts left, ThemeCounts right) =>
        new(left.Right + right.Right, left.Wrong + right.Wrong, left.Missed + right.Missed);

    public static ThemeCounts Of(ReadPoint read, string theme) =>
        (read.Has(theme), read.Given(theme) is not null) switch
        {
            (true, true) => new(1, 0, 0),
            (false, true) => new(0, 1, 0),
            (true, false) => new(0, 0, 1),
            _ => default,
        };

    public static ThemeCounts Of(IEnumerable<ReadPoint> points, string theme)
    {
        var sum = default(ThemeCounts);
        foreach (var point in points)
            sum += Of(point, theme);
        return sum;
    }

    /// <summary>All themes together: what micro-F1 is made of.</summary>
    public static ThemeCounts Of(IEnumerable<ReadPoint> points, IReadOnlyList<string> themes)
    {
        var sum = default(ThemeCounts);
        foreach (var point in points)
        foreach (var theme in themes)
            sum += Of(point, theme);
        return sum;
    }
}
