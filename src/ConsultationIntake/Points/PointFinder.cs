using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Judgement;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Points;

/// <summary>What was found in a text: its points in reading order, and the account of every character.</summary>
public sealed record FoundPoints(IReadOnlyList<PointSource> Points, Ledger Ledger);

/// <summary>
/// From a text to its points, in three stages: its structure, what each sentence is judged to be, and the sentences of a kind that one
/// officer would answer once. Pure, and linear in the text's length.
/// </summary>
public static class PointFinder
{
    /// <param name="text">The submission's text. Its parts are read in the order given.</param>
    /// <param name="plan">The draft plan, to tell its words from the respondent's; or null.</param>
    public static FoundPoints Find(SubmissionText text, PlanText? plan) => Find(text, plan, ShippedJudge.Instance);

    internal static FoundPoints Find(SubmissionText text, PlanText? plan, Judge judge)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (points, passages) = (new List<PointSource>(), new List<Passage>());
        foreach (var part in text.Parts)
        {
            if (part.Kind is PartKind.SetAside)
                Aside(text.Value, part, part.SetAside ?? SetAsideReason.QuotedMail, passages);
            else if (part.Kind is PartKind.Choice)
                Aside(text.Value, part, SetAsideReason.Choice, passages);
            else
                Read(text.Value, part, plan, judge, points, passages);
        }

        return new FoundPoints(points, Ledger.Of(text.Value, passages));
    }

    private static void Aside(string text, SubmissionPart part, SetAsideReason reason, List<Passage> passages)
    {
        if (part.Span.Of(text).Any(char.IsLetterOrDigit))
            passages.Add(Passage.Aside(part.Span, reason, part.Name, confidence: 1));
    }

    private static void Read(
        string text,
        SubmissionPart part,
        PlanText? plan,
        Judge judge,
        List<PointSource> points,
        List<Passage> passages
    )
    {
        var judged = judge.Read(text, part.Kind, TreeReader.Read(text, part), new CertainRules(text, plan));
        for (var i = 0; i < judged.Count; )
        {
            var first = judged[i];
            var end = i + 1;
            while (end < judged.Count && GoesOn(first, judged[end]))
                end++;
            var group = judged.Skip(i).Take(end - i).ToList();
            var span = TextSpan.FromBounds(first.Unit.Span.Start, group[^1].Unit.Span.End);
            var least = group.MinBy(one => one.Confidence)!;
            if (first.Label.IsPoint)
            {
                points.Add(PointDetails.Of(text, span, first));
                passages.Add(Passage.Point(span, first.Label.Kind, least.DecidedBy, least.Confidence));
            }
            else
            {
                passages.Add(Passage.Aside(span, first.Label.Reason, least.DecidedBy, least.Confidence));
            }

            i = end;
        }
    }

    /// <summary>A point takes what goes on with it; what is set aside for one reason is one passage within its block.</summary>
    private static bool GoesOn(Judged first, Judged next) =>
        first.Label.IsPoint
            ? next.Label is { IsPoint: true, Begins: false }
            : next.Label == first.Label && next.Unit.Block == first.Unit.Block;
}
