using ConsultationIntake.Reading;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Submissions.StaffWork;

/// <summary>The two points that a point becomes where staff split it.</summary>
internal static class PointParts
{
    internal static WorkedPoint First(WorkedPoint point, StaffAction.Split split, Submission submission)
    {
        var (text, end) = (submission.Text.Value, split.At);
        while (end > point.Span.Start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return Part(point, TextSpan.FromBounds(point.Span.Start, end), point.Number, submission);
    }

    internal static WorkedPoint Second(WorkedPoint point, StaffAction.Split split, Submission submission) =>
        Part(point, TextSpan.FromBounds(split.At, point.Span.End), split.Number, submission) with
        {
            Notes = [],
            Decision = null,
            PlanAnswer = null,
            Concern = null,
            Revision = 1,
        };

    /// <summary>
    /// A part of a point keeps what staff said of the whole, and has the themes that it was read as by its own words; where it was not read
    /// yet, those of the whole that rest on its words or on what stands around it. A flag is kept by both parts: nobody has looked yet at
    /// which of them it is about.
    /// </summary>
    private static WorkedPoint Part(WorkedPoint point, TextSpan span, int number, Submission submission)
    {
        var tags =
            submission.PartReadings.FirstOrDefault(part => part.Span == span)?.Tags
            ?? [.. TagsIn(point.Point.Tags, span, submission.Text.Value)];
        var themes = tags.Select(tag => tag.Theme).Concat(point.ThemesByStaff.Where(said => said.Value).Select(said => said.Key));
        return point with
        {
            Point = point.Point with
            {
                Number = number,
                Source = point.Point.Source with { Span = span },
                Tags = tags,
                PersonalData = [.. point.Point.PersonalData.Where(found => found.Span.Overlaps(span))],
            },
            Themes =
            [
                .. themes.Where(theme => point.ThemesByStaff.GetValueOrDefault(theme, true)).Distinct().Order(StringComparer.Ordinal),
            ],
            IsCorrected = true,
        };
    }

    private static IEnumerable<ThemeTag> TagsIn(IReadOnlyList<ThemeTag> tags, TextSpan span, string text)
    {
        foreach (var tag in tags)
        {
            List<TextSpan> evidence = [.. tag.Evidence.Where(span.Contains)];
            if (evidence.Count == tag.Evidence.Count)
                yield return tag;
            else if (evidence.Count > 0 || tag.Basis != TagBasis.Words)
                yield return tag with
                {
                    Evidence = evidence,
                    Explanation = ReadBefore(evidence, text),
                };
        }
    }

    private static string ReadBefore(List<TextSpan> evidence, string text)
    {
        var said = string.Join(", ", evidence.Select(span => $"“{span.Of(text)}”"));
        return evidence.Count == 0
            ? "Read of the whole point before it was split."
            : $"Read of the whole point before it was split; this part says {said}.";
    }
}
