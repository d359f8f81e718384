using ConsultationIntake.Points;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Submissions.Versions;

/// <summary>How the points of a later letter differ from those of an earlier one.</summary>
public sealed record VersionComparison
{
    /// <summary>How much of their words two points share at least to be the same point put differently: 0 to 1.</summary>
    private const double SamePoint = 0.4;

    public required IReadOnlyList<Point> Added { get; init; }

    public required IReadOnlyList<Point> Dropped { get; init; }

    public required IReadOnlyList<Change> Changed { get; init; }

    public required IReadOnlyList<Point> Kept { get; init; }

    public sealed record Change(Point Before, Point After);

    /// <summary>
    /// Compares the respondents' own points. Those that say the same words are kept; of the rest the most alike belong together.
    /// </summary>
    public static VersionComparison Of(Submission earlier, Submission later)
    {
        var before = Own(earlier);
        var after = Own(later);
        var kept = new List<Point>();
        foreach (var point in after.ToList())
        {
            if (before.Find(other => other.Normal == point.Normal) is not { } same)
                continue;
            before.Remove(same);
            after.Remove(point);
            kept.Add(point.Point);
        }

        var changed = new List<Change>();
        var pairs = before
            .SelectMany(old => after.Select(@new => (old, @new, alike: Alike(old.Words, @new.Words))))
            .Where(pair => pair.alike >= SamePoint)
            .OrderByDescending(pair => pair.alike)
            .ToList();
        foreach (var (old, @new, _) in pairs)
        {
            if (!before.Contains(old) || !after.Contains(@new))
                continue;
            before.Remove(old);
            after.Remove(@new);
            changed.Add(new Change(old.Point, @new.Point));
        }

        return new VersionComparison
        {
            Kept = kept,
            Changed = [.. changed.OrderBy(change => change.After.Number)],
            Added = [.. after.Select(point => point.Point)],
            Dropped = [.. before.Select(point => point.Point)],
        };
    }

    private static List<Said> Own(Submission letter) =>
        [.. letter.Points.Where(point => point.Source.Kind == PointKind.OwnView).Select(point => Said.Of(letter, point))];

    /// <summary>Shared words as a share of all words of both.</summary>
    private static double Alike(HashSet<string> left, HashSet<string> right)
    {
        var shared = left.Count(right.Contains);
        return shared == 0 ? 0 : (double)shared / (left.Count + right.Count - shared);
    }

    private sealed record Said(Point Point, string Normal, HashSet<string> Words)
    {
        public static Said Of(Submission letter, Point point)
        {
            var words = new string([
                .. point.Span.Of(letter.Text.Value).ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' '),
            ]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            // A list's label moves when a point is put in before it.
            var said = words.Length > 1 && words[0].Length <= 2 ? words[1..] : words;
            return new Said(point, string.Join(' ', said), new HashSet<string>(said, StringComparer.Ordinal));
        }

        public bool Equals(Said? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => Point.Number;
    }
}
