namespace ConsultationIntake.Themes.Evaluation;

/// <summary>How well a tagger's themes agree with a person's.</summary>
public sealed record EvaluationReport
{
    public required int Points { get; init; }
    public required Interval MicroF1 { get; init; }

    /// <summary>The mean over points of each point's own F1.</summary>
    public required Interval SamplesF1 { get; init; }

    /// <summary>Share of points whose themes are all right and none missing.</summary>
    public required double ExactMatch { get; init; }
    public required ThemeCounts Counts { get; init; }
    public required IReadOnlyDictionary<string, ThemeCounts> Themes { get; init; }

    /// <summary>By <see cref="LabelledPoint.Kind"/>, language, what stands around them, and <c>verbatim</c> and <c>retold</c>.</summary>
    public required IReadOnlyDictionary<string, Group> Groups { get; init; }
    public required Calibration Calibration { get; init; }

    /// <summary>Points that were read wrong, the most wrong first.</summary>
    public required IReadOnlyList<ReadPoint> Errors { get; init; }

    public sealed record Group(int Points, Interval MicroF1, double SamplesF1, ThemeCounts Counts);

    /// <param name="points">At least one.</param>
    /// <param name="themes">The codes to score; a label or tag outside them is not counted.</param>
    /// <param name="progressed">Told how many bootstrap samples were drawn since it was last told, of <see cref="SamplesToDraw"/>.</param>
    public static EvaluationReport Of(IReadOnlyList<ReadPoint> points, IReadOnlyList<string> themes, Action<int>? progressed = null)
    {
        double Micro(IReadOnlyList<ReadPoint> some) => ThemeCounts.Of(some, themes).F1;
        return new EvaluationReport
        {
            Points = points.Count,
            MicroF1 = Bootstrap.Of(points, Micro, progressed),
            SamplesF1 = Bootstrap.Of(points, some => some.Average(point => point.F1), progressed),
            ExactMatch = points.Average(point => point.IsExact ? 1.0 : 0.0),
            Counts = ThemeCounts.Of(points, themes),
            Themes = themes.ToDictionary(theme => theme, theme => ThemeCounts.Of(points, theme)),
            Groups = GroupsOf(points)
                .ToDictionary(
                    group => group.Name,
                    group => new Group(
                        group.Points.Count,
                        Bootstrap.Of(group.Points, Micro, progressed),
                        group.Points.Average(point => point.F1),
                        ThemeCounts.Of(group.Points, themes)
                    )
                ),
            Calibration = Calibration.Of(points),
            Errors =
            [
                .. points
                    .Where(point => !point.IsExact)
                    .OrderByDescending(point => point.Loss)
                    .ThenBy(point => point.Point.Id, StringComparer.Ordinal),
            ],
        };
    }

    /// <summary>How many bootstrap samples a report over these points draws.</summary>
    public static int SamplesToDraw(IReadOnlyList<ReadPoint> points) => Bootstrap.Samples * (2 + GroupsOf(points).Count());

    private static IEnumerable<(string Name, List<ReadPoint> Points)> GroupsOf(IReadOnlyList<ReadPoint> points) =>
        points
            .GroupBy(point => point.Point.Kind)
            .Concat(points.Where(point => point.Point.Language is not null).GroupBy(point => $"language {point.Point.Language}"))
            .Concat(points.GroupBy(point => point.Point.Around).Where(_ => points.Any(point => point.Point.Around != "alone")))
            .Concat(points.GroupBy(point => point.Point.Verbatim ? "verbatim" : "retold"))
            .Select(group => (group.Key, group.ToList()))
            .OrderBy(group => group.Key, StringComparer.Ordinal);
}
