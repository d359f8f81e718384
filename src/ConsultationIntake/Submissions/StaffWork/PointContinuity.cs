using ConsultationIntake.Points;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Submissions.StaffWork;

/// <summary>
/// What a submission that is read again keeps: where staff have worked the points they worked on, and everywhere the numbers.
/// </summary>
internal static class PointContinuity
{
    /// <summary>
    /// The points found now, except in stretches of text with a point that staff worked on and that is not found again as it was, or
    /// with a safeguarding flag whose words are in no point now: there the earlier points stay.
    /// </summary>
    internal static IReadOnlyList<PointSource> Keep(Submission before, IReadOnlyList<PointSource> found)
    {
        var worked = Worked(before, found);
        if (worked.Count == 0)
            return found;
        var earlier = before.Points.Select(point => point.Source).Concat(MadeByStaff(before)).ToList();
        var kept = new List<PointSource>();
        foreach (var (old, now) in Stretches(earlier, found))
        {
            var spans = now.Select(source => source.Span).ToHashSet();
            var isFoundAgain = old.All(source => !worked.Contains(source.Span) || spans.Contains(source.Span));
            kept.AddRange(isFoundAgain ? now : old.Where(source => before.Points.Any(point => point.Span == source.Span)));
        }

        return [.. kept.OrderBy(source => source.Span.Start)];
    }

    /// <summary>
    /// Each point with the number it had, or a new one: the same span, else the same words, else the point that most of its words are in.
    /// A flag that was raised is kept by the point that its words are in.
    /// </summary>
    internal static (IReadOnlyList<Point> Points, int LastNumber) Number(Submission before, IReadOnlyList<Point> points)
    {
        // Read for the first time: what found them counted them.
        if (before is { Points.Count: 0, LastNumber: 0 } && !points.Where((point, i) => point.Number != i + 1).Any())
            return (points, points.Count);
        var text = before.Text.Value;
        var free = before.Points.ToList();
        var numbered = new Point?[points.Count];
        Take((old, now) => old.Span == now.Span ? 1 : 0);
        Take((old, now) => WordsOf(old) == WordsOf(now) ? 1 : 0);
        Take((old, now) => Overlap(old.Span, now.Span) * 2.0 / (old.Span.Length + now.Span.Length));
        var last = before.LastNumber;
        for (var i = 0; i < points.Count; i++)
            numbered[i] ??= points[i] with { Number = ++last };
        var flagged = before.Points.SelectMany(point => point.Safeguarding).ToList();
        return ([.. numbered.Select(point => WithFlag(point!, flagged))], last);

        string WordsOf(Point point) => point.Span.Of(text);

        void Take(Func<Point, Point, double> likeness)
        {
            for (var i = 0; i < points.Count; i++)
            {
                if (numbered[i] is not null)
                    continue;
                var best = free.Where(old => likeness(old, points[i]) > 0.5).MaxBy(old => likeness(old, points[i]));
                if (best is null)
                    continue;
                free.Remove(best);
                numbered[i] = points[i] with { Number = best.Number };
            }
        }
    }

    private static Point WithFlag(Point point, IReadOnlyList<TextSpan> flagged) =>
        point.Safeguarding.Count > 0
            ? point
            : point with
            {
                Safeguarding =
                [
                    .. from span in flagged
                    where span.Overlaps(point.Span)
                    select TextSpan.FromBounds(Math.Max(span.Start, point.Span.Start), Math.Min(span.End, point.Span.End)),
                ],
            };

    private static HashSet<TextSpan> Worked(Submission before, IReadOnlyList<PointSource> found)
    {
        var numbers = before.Actions.Select(entry => entry.Action).OfType<StaffAction.OnPoint>().Select(action => action.Point).ToHashSet();
        return
        [
            .. before.Points.Where(point => numbers.Contains(point.Number) || point.Safeguarding.Any(IsInNone)).Select(point => point.Span),
            .. MadeByStaff(before).Select(source => source.Span),
        ];

        bool IsInNone(TextSpan evidence) => !found.Any(source => source.Span.Overlaps(evidence));
    }

    private static IEnumerable<PointSource> MadeByStaff(Submission before) =>
        before.Work.Points.Where(point => point.Machine is null).Select(point => point.Point.Source);

    /// <summary>Both readings' points by stretches of text that no point of either reaches across.</summary>
    private static IEnumerable<(IReadOnlyList<PointSource> Old, IReadOnlyList<PointSource> Now)> Stretches(
        IReadOnlyList<PointSource> old,
        IReadOnlyList<PointSource> now
    )
    {
        var both = old.Select(source => (Source: source, IsOld: true))
            .Concat(now.Select(source => (Source: source, IsOld: false)))
            .OrderBy(pair => pair.Source.Span.Start);
        var (olds, nows, end) = (new List<PointSource>(), new List<PointSource>(), 0);
        foreach (var (source, isOld) in both)
        {
            if (source.Span.Start >= end && olds.Count + nows.Count > 0)
            {
                yield return (olds, nows);
                (olds, nows) = ([], []);
            }

            (isOld ? olds : nows).Add(source);
            end = Math.Max(end, source.Span.End);
        }

        if (olds.Count + nows.Count > 0)
            yield return (olds, nows);
    }

    private static int Overlap(TextSpan left, TextSpan right) =>
        Math.Max(0, Math.Min(left.End, right.End) - Math.Max(left.Start, right.Start));
}
