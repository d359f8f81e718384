using ConsultationIntake.Reading;

namespace ConsultationIntake.Submissions.StaffWork;

/// <summary>
/// A stretch of a response's text as it stands: a point, or set aside by the machine or by staff. A submission's passages account for
/// every character of its text, in order: characters = points + set aside.
/// </summary>
public sealed record StandingPassage
{
    public required TextSpan Span { get; init; }

    /// <summary>The point these words are, or null where they are none.</summary>
    public WorkedPoint? Point { get; init; }

    /// <summary>As the machine judged it, or null where staff made the point and before the text was read.</summary>
    public Passage? Judged { get; init; }

    /// <summary>Where staff said that what the machine took for a point is none: who, when and why.</summary>
    public StaffEntry? RemovedBy { get; init; }

    public bool IsSetAside => Point is null;

    public static IReadOnlyList<StandingPassage> Of(Submission submission)
    {
        var passages = new List<StandingPassage>();
        var removed = Removed(submission);
        var (at, first) = (0, 0);
        foreach (var point in submission.Work.Points.Where(point => point.Span.Start >= at))
        {
            AddAside(point.Span.Start);
            passages.Add(
                new StandingPassage
                {
                    Span = point.Span,
                    Point = point,
                    Judged = Within(point.Span).FirstOrDefault(),
                }
            );
            at = point.Span.End;
        }

        AddAside(submission.Text.Value.Length);
        return passages;

        void AddAside(int end)
        {
            if (end <= at)
                return;
            var gap = TextSpan.FromBounds(at, end);
            foreach (var passage in Within(gap))
            {
                var span = TextSpan.FromBounds(Math.Max(passage.Span.Start, at), Math.Min(passage.Span.End, end));
                var by = passage.Kind is null ? null : removed.FirstOrDefault(removal => removal.Span.Overlaps(span)).By;
                passages.Add(
                    new StandingPassage
                    {
                        Span = span,
                        Judged = passage,
                        RemovedBy = by,
                    }
                );
                at = span.End;
            }

            if (at < end)
                passages.Add(new StandingPassage { Span = TextSpan.FromBounds(at, end) });
            at = end;
        }

        // Passages stand in their order, and are asked for in it: those before are not looked at again.
        IEnumerable<Passage> Within(TextSpan span)
        {
            while (first < submission.Passages.Count && submission.Passages[first].Span.End <= span.Start)
                first++;
            for (var i = first; i < submission.Passages.Count && submission.Passages[i].Span.Start < span.End; i++)
                yield return submission.Passages[i];
        }
    }

    /// <summary>What staff took off the list of points, by where the machine had found it.</summary>
    private static List<(TextSpan Span, StaffEntry By)> Removed(Submission submission) =>
        [
            .. from entry in submission.Actions
            where !submission.Work.Undone.Contains(entry.Id)
            let removal = entry.Action as StaffAction.Remove
            where removal is not null
            join point in submission.Points on removal.Point equals point.Number
            select (point.Span, entry),
        ];
}
