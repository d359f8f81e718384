using System.Text;
using ConsultationIntake.Points;
using ConsultationIntake.Points.Evaluation;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Cli.Training.Reader;

/// <summary>
/// A marked letter written once more with paragraphs and list items run together, its marks where they were: most letters show by a new
/// line where a point begins, and what a reader learns from them about the words at such a place is little. Which are run together is
/// drawn by lot, the same at each run.
/// </summary>
internal static class RunTogether
{
    /// <summary>How many of the places of a letter are run together, in half of the letters; in the others all.</summary>
    private const double Share = 0.5;

    /// <summary>The letter run together, or null where nothing can be.</summary>
    public static GoldLetter? Of(GoldLetter letter, Random random)
    {
        var text = letter.Text.Value;
        var marks = letter
            .Points.Select(point => (point.Span, IsOwn: point.Kind == PointKind.OwnView))
            .Concat(letter.Asides.Select(aside => (aside.Span, IsOwn: false)))
            .OrderBy(mark => mark.Span.Start)
            .ToList();
        var share = random.Next(2) == 0 ? Share : 1;
        var gaps = new List<TextSpan>();
        foreach (var (first, second) in marks.Zip(marks.Skip(1)))
        {
            var gap = TextSpan.FromBounds(first.Span.End, second.Span.Start);
            if (first.IsOwn && second.IsOwn && IsBreak(text, first.Span, gap, second.Span) && random.NextDouble() < share)
                gaps.Add(gap);
        }

        return gaps.Count == 0 ? null : Without(letter, gaps);
    }

    /// <summary>Whether a new line, and a list's label perhaps, is all that stands between two sentences of one line each.</summary>
    private static bool IsBreak(string text, TextSpan first, TextSpan gap, TextSpan second)
    {
        if (first.Of(text).Contains('\n') || second.Of(text).Contains('\n') || !text.AsSpan(gap.Start, gap.Length).Contains('\n'))
            return false;
        if (first.Of(text).TrimEnd('"', '”', '’', '\'', ')') is not [.., '.' or '!' or '?'])
            return false;
        var label = gap.Start;
        while (label < gap.End && char.IsWhiteSpace(text[label]))
            label++;
        return label == gap.End || ListLabel.At(text, label, second.End)?.ContentStart == second.Start;
    }

    private static GoldLetter Without(GoldLetter letter, List<TextSpan> gaps)
    {
        var (text, from) = (new StringBuilder(), 0);
        foreach (var gap in gaps)
        {
            text.Append(letter.Text.Value, from, gap.Start - from).Append(' ');
            from = gap.End;
        }

        text.Append(letter.Text.Value, from, letter.Text.Value.Length - from);
        var part = letter.Text.Parts[0];
        return letter with
        {
            Text = SubmissionText.Compose([new(part.Kind, part.Name, text.ToString()) { PageStarts = [.. part.PageStarts.Select(Moved)] }]),
            Points = [.. letter.Points.Select(point => point with { Span = MovedSpan(point.Span) })],
            Asides = [.. letter.Asides.Select(aside => (MovedSpan(aside.Span), aside.Reason))],
            Themes = letter.Themes.ToDictionary(themes => MovedSpan(themes.Key), themes => themes.Value),
        };

        TextSpan MovedSpan(TextSpan span) => new(Moved(span.Start), span.Length);

        int Moved(int at) => at - gaps.Where(gap => gap.End <= at).Sum(gap => gap.Length - 1);
    }
}
