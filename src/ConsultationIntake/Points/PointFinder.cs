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
    /// <summary>
    /// The most points that are found in one response, and the most breaks between words (ends of lines, of sentences, of cells) that are
    /// looked at for them. The longest letters have a few hundred and a few thousand. What comes after is one passage of each part,
    /// set aside as <see cref="SetAsideReason.NotRead"/>: a megabyte of one-letter lines makes no more work than a long letter.
    /// </summary>
    public const int MostPoints = 2_000;

    /// <inheritdoc cref="MostPoints"/>
    public const int MostBreaks = 20_000;

    /// <param name="text">The submission's text. Its parts are read in the order given.</param>
    /// <param name="plan">The draft plan, to tell its words from the respondent's; or null.</param>
    public static FoundPoints Find(SubmissionText text, PlanText? plan) => Find(text, plan, ShippedJudge.Instance);

    internal static FoundPoints Find(SubmissionText text, PlanText? plan, Judge judge)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (points, passages) = (new List<PointSource>(), new List<Passage>());
        var breaksLeft = MostBreaks;
        foreach (var part in text.Parts)
        {
            if (part.Kind is PartKind.SetAside)
                Aside(text.Value, part, part.SetAside ?? SetAsideReason.QuotedMail, passages);
            else if (part.Kind is PartKind.Choice)
                Aside(text.Value, part, SetAsideReason.Choice, passages);
            else
                ReadWithinLimits(text.Value, part, plan, judge, points, passages, ref breaksLeft);
        }

        return new FoundPoints(points, Ledger.Of(text.Value, passages));
    }

    private static void Aside(string text, SubmissionPart part, SetAsideReason reason, List<Passage> passages)
    {
        if (part.Span.Of(text).Any(char.IsLetterOrDigit))
            passages.Add(Passage.Aside(part.Span, reason, part.Name, confidence: 1));
    }

    private static void ReadWithinLimits(
        string text,
        SubmissionPart part,
        PlanText? plan,
        Judge judge,
        List<PointSource> points,
        List<Passage> passages,
        ref int breaksLeft
    )
    {
        var end = points.Count < MostPoints ? ReadableEnd(text, part.Span, ref breaksLeft) : part.Span.Start;
        if (end > part.Span.Start)
        {
            var readable = part with
            {
                Span = TextSpan.FromBounds(part.Span.Start, end),
                PageStarts = [.. part.PageStarts.Where(start => start < end)],
            };
            end = Read(text, readable, plan, judge, points, passages);
        }

        var rest = TextSpan.FromBounds(end, part.Span.End);
        if (rest.Of(text).Any(char.IsLetterOrDigit))
            passages.Add(Passage.Aside(rest, SetAsideReason.NotRead, "more than is read of one response", confidence: 1));
    }

    /// <summary>Where the part ends, or the last break that is looked at.</summary>
    private static int ReadableEnd(string text, TextSpan span, ref int breaksLeft)
    {
        for (var i = span.Start; i < span.End; i++)
        {
            if (text[i] is '\n' or '\r' or '\t' or '\f' or '.' or '!' or '?' or '…' or ':' or ';' or '|' or '(' or ')' && --breaksLeft <= 0)
                return i;
        }

        return span.End;
    }

    /// <summary>Reads a part until there are enough points. Returns where it stopped.</summary>
    private static int Read(string text, SubmissionPart part, PlanText? plan, Judge judge, List<PointSource> points, List<Passage> passages)
    {
        var judged = judge.Read(text, part.Kind, TreeReader.Read(text, part), new CertainRules(text, plan));
        for (var i = 0; i < judged.Count; )
        {
            var first = judged[i];
            var end = i + 1;
            while (end < judged.Count && GoesOn(first, judged[end]))
                end++;
            var group = judged.Skip(i).Take(end - i).ToList();
            if (first.Label.IsPoint && points.Count == MostPoints)
                return first.Unit.Span.Start;
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

        return part.Span.End;
    }

    /// <summary>A point takes what goes on with it; what is set aside for one reason is one passage within its block.</summary>
    private static bool GoesOn(Judged first, Judged next) =>
        first.Label.IsPoint
            ? next.Label is { IsPoint: true, Begins: false }
            : next.Label == first.Label && next.Unit.Block == first.Unit.Block;
}
