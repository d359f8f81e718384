using System.Text;
using System.Text.RegularExpressions;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Documents.Pdf;

/// <summary>
/// Puts the printed lines of a PDF together to the paragraphs that their writer wrote: across line ends and page ends,
/// without running heads and page numbers.
/// </summary>
internal static partial class PdfParagraphs
{
    private const int EdgeLines = 2;

    public static ExtractedText Build(
        IReadOnlyList<PdfPage> pages,
        bool morePages,
        ReadingBudget budget,
        CancellationToken cancellationToken
    )
    {
        var text = new DocumentText(budget, cancellationToken);
        var running = RunningLines(pages);
        var words = Words(pages);
        var paragraph = new StringBuilder();
        PdfLine? previous = null;
        foreach (var (page, index) in pages.Select((page, index) => (page, index)))
        {
            var lines = page.Lines.Where((line, i) => !IsRunning(line, i, page.Lines.Count, running)).Select(Spaced).ToList();
            var measure = Measure.Of(lines);
            if (index > 0)
                previous = PageEnds(previous, lines, measure);
            if (index > 0 && previous is null)
                End();
            if (index > 0)
                paragraph.Append('\f');
            foreach (var line in lines)
            {
                if (
                    previous is not null
                    && !(paragraph is [.., var ending] && ending == (char)12)
                    && StartsParagraph(previous, line, measure)
                )
                    End();
                Join(paragraph, line.Text, words);
                previous = line;
            }
        }

        End();
        var blank = pages.Count(page => page.Lines.Count == 0);
        if (pages.Count > 0 && blank == pages.Count)
            text.Mark(ExtractionMark.Scanned);
        else if (blank > 0)
            text.Mark(ExtractionMark.PartlyScanned);
        if (pages.Any(page => page.HasSlanted))
            text.Mark(ExtractionMark.Slanted);
        if (pages.Any(page => page.IsFormBroken))
            text.Mark(ExtractionMark.Damaged);
        if (pages.Any(page => page.Notes.Count > 0))
            text.Mark(ExtractionMark.Comments);
        if (morePages)
            text.Mark(ExtractionMark.TooManyPages);
        return text.Done(Margin(pages)) with { Letterhead = Letterhead(pages, running), PrintedPages = pages.Count };

        void End()
        {
            text.Paragraph(Bullet().Replace(paragraph.ToString(), "$1- "));
            paragraph.Clear();
        }
    }

    private static string Margin(IReadOnlyList<PdfPage> pages) =>
        string.Join(
            "\n\n",
            pages.SelectMany((page, index) => page.Notes.Select(note => pages.Count > 1 ? $"Page {index + 1}: {note}" : note))
        );

    /// <summary>The last line of the page before where its paragraph goes on overleaf, or null.</summary>
    private static PdfLine? PageEnds(PdfLine? last, List<PdfLine> lines, Measure measure)
    {
        if (last is null or { IsFilledIn: true } || lines is not [{ IsFilledIn: false } first, ..] || StartsWithLabel(first.Text))
            return null;
        var goesOn = char.IsLower(first.Text[0]) || (!EndsSentence(last.Text) && !FirstWordWouldFit(last, first, measure));
        return goesOn ? last : null;
    }

    private static bool StartsParagraph(PdfLine previous, PdfLine line, Measure measure)
    {
        var pitch = line.Top - previous.Top;
        if (previous.IsFilledIn || line.IsFilledIn)
            return true;
        var sameRow = Math.Abs(pitch) < 0.3 * previous.Height;
        if (sameRow)
            return false;
        if (pitch < 0)
            return EndsSentence(previous.Text) || StartsWithLabel(line.Text) || !char.IsLower(line.Text[0]);
        if (pitch > 1.35 * measure.Pitch || Math.Abs(line.Height - previous.Height) > 0.2 * previous.Height)
            return true;
        if (StartsWithLabel(line.Text) && (EndsSentence(previous.Text) || line.Left < previous.Left + 2))
            return true;
        return FirstWordWouldFit(previous, line, measure) && !char.IsLower(line.Text[0]);
    }

    /// <summary>Whether the next line's first word had room on the line before: then its writer meant to end it there.</summary>
    private static bool FirstWordWouldFit(PdfLine line, PdfLine next, Measure measure)
    {
        var space = next.Text.IndexOf(' ', StringComparison.Ordinal);
        var firstWord = (space < 0 ? next.Text.Length : space) + 1;
        return line.Right + (firstWord * Math.Max(line.CharacterWidth, 1)) < measure.Right - 1;
    }

    private static void Join(StringBuilder paragraph, string line, HashSet<string> words)
    {
        if (paragraph.Length > 1 && paragraph[^1] == '-' && char.IsLetter(paragraph[^2]) && char.IsLower(line[0]))
        {
            // A hyphen at the end of a line is the word's own unless the word stands unbroken elsewhere.
            var start = paragraph.Length - 1;
            while (start > 0 && char.IsLetter(paragraph[start - 1]))
                start--;
            var whole = paragraph.ToString(start, paragraph.Length - 1 - start) + string.Concat(line.TakeWhile(char.IsLetter));
            if (words.Contains(whole.ToLowerInvariant()))
                paragraph.Length--;
        }
        else if (paragraph.Length > 0)
        {
            paragraph.Append(' ');
        }

        paragraph.Append(line);
    }

    private static HashSet<string> Words(IReadOnlyList<PdfPage> pages) =>
        pages.SelectMany(page => page.Lines).Where(line => line.Text.EndsWith('-')).Take(1).Any()
            ?
            [
                .. pages
                    .SelectMany(page => page.Lines)
                    .SelectMany(line => Word().Matches(line.Text))
                    .Select(word => word.Value.ToLowerInvariant()),
            ]
            : [];

    /// <summary>Lines that stand at the head or foot of page after page, digits aside.</summary>
    private static HashSet<string> RunningLines(IReadOnlyList<PdfPage> pages) =>
        pages.Count < 3
            ? []
            :
            [
                .. pages
                    .SelectMany(page => page.Lines.Where((_, i) => IsEdge(i, page.Lines.Count)).Select(line => Shape(line.Text)).Distinct())
                    .GroupBy(shape => shape, StringComparer.Ordinal)
                    .Where(group => group.Count() >= 3 && group.Count() * 2 >= pages.Count)
                    .Select(group => group.Key),
            ];

    private static string Letterhead(IReadOnlyList<PdfPage> pages, HashSet<string> running) =>
        string.Join(
            '\n',
            pages
                .SelectMany(page => page.Lines)
                .Select(line => line.Text.Trim())
                .Where(line => running.Contains(Shape(line)))
                .DistinctBy(Shape)
        );

    private static bool IsRunning(PdfLine line, int i, int count, HashSet<string> running) =>
        !line.IsFilledIn && IsEdge(i, count) && (running.Contains(Shape(line.Text)) || PageNumber().IsMatch(line.Text));

    /// <summary>A page of a few lines is all text: it has neither head nor foot.</summary>
    private static bool IsEdge(int i, int count) => count > 2 * EdgeLines && (i < EdgeLines || i >= count - EdgeLines);

    /// <summary>Where a label and its text are set apart by nothing but a tab stop, no space is printed.</summary>
    private static PdfLine Spaced(PdfLine line) => line with { Text = GluedLabel().Replace(line.Text, "$1 ") };

    private static string Shape(string line) => Digits().Replace(line.Trim(), "#");

    private static bool StartsWithLabel(string line) => Label().IsMatch(line);

    private static bool EndsSentence(string line) => line.TrimEnd('"', '”', '’', ')', ' ') is [.., '.' or '!' or '?' or ':' or ';'];

    private readonly record struct Measure(double Pitch, double Right)
    {
        public static Measure Of(List<PdfLine> lines)
        {
            // The commonest distance from line to line is the one inside paragraphs.
            var pitch = lines
                .Zip(lines.Skip(1), (a, b) => b.Top - a.Top)
                .Where(distance => distance > 2)
                .GroupBy(distance => Math.Round(distance))
                .OrderByDescending(group => group.Count())
                .ThenBy(group => group.Key)
                .Select(group => group.Average())
                .FirstOrDefault(lines.Count > 0 ? lines[0].Height * 1.2 : 12);
            var tallest = lines.Count > 0 ? lines.Select(line => line.Height).Order().ElementAt(lines.Count / 2) : 12;
            return new Measure(Math.Min(pitch, tallest * 1.6), lines.Count > 0 ? lines.Max(line => line.Right) : 0);
        }
    }

    [GeneratedRegex(
        @"^(?:[-•–*·▪◦]|\(?[a-z]{1,2}[.)]|\(?[ivx]{1,5}[.)]|\(?\d{1,3}[.)]|\d{1,3}(?:\.\d{1,3})+\.?)\s+\S",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Label();

    [GeneratedRegex(@"^([•·▪◦\uF0B7]|\(?[a-z][.)]|\(?\d{1,2}[.)])(?=[\p{Lu}“‘""])", RegexOptions.CultureInvariant)]
    private static partial Regex GluedLabel();

    [GeneratedRegex(@"^(\f?)[•·▪◦\uF0B7]\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();

    [GeneratedRegex(
        @"^[-–\s]*(?:(?:page|tudalen)\s+)?\d{1,4}(?:\s*(?:of|o|/)\s*\d{1,4})?[-–\s]*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\p{L}{4,}", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
