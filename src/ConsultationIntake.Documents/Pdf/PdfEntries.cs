using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace ConsultationIntake.Documents.Pdf;

/// <summary>Puts what was filled in among the printed lines of its page, where a reader finds it. Pure.</summary>
internal static class PdfEntries
{
    /// <summary>The type size that forms are filled in with, in points.</summary>
    private const double Size = 11;

    internal static IReadOnlyList<PdfLine> Among(IReadOnlyList<PdfLine> printed, IEnumerable<PdfFilledIn> filledIn, Page page)
    {
        var lines = printed.ToList();
        foreach (var entry in filledIn.OrderByDescending(entry => entry.Place?.Top ?? double.NegativeInfinity))
        {
            // A place on a page that is turned is said as if it were not.
            var place =
                entry.Place is { } known && page.Rotation.Value == 0 && double.IsFinite(known.Top + known.Left)
                    ? known
                    : (PdfRectangle?)null;
            if (place is { } box && entry.IsTick && LabelOf(lines, box, page.Height) is >= 0 and var label)
                lines[label] = lines[label] with { Text = $"{entry.Text} {lines[label].Text}" };
            else
                lines.InsertRange(place is { } at ? After(lines, at, page.Height) : lines.Count, LinesOf(entry, place, page.Height));
        }

        return lines;
    }

    private static IEnumerable<PdfLine> LinesOf(PdfFilledIn entry, PdfRectangle? place, double pageHeight)
    {
        var (left, right) = place is { } box ? (box.Left, box.Right) : (0, 0);
        var top = place is { } known ? pageHeight - known.Top : 0;
        return entry
            .Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select((text, i) => new PdfLine(text, left, top + (i * Size), right, top + ((i + 1) * Size)) { IsFilledIn = true });
    }

    /// <summary>The words that say what a box is ticked for: in its row, those to its right before those to its left, or -1.</summary>
    private static int LabelOf(List<PdfLine> lines, PdfRectangle box, double pageHeight)
    {
        var middle = pageHeight - ((box.Top + box.Bottom) / 2);
        return lines
            .Index()
            .Where(line => !line.Item.IsFilledIn && line.Item.Top <= middle && line.Item.Bottom >= middle)
            .OrderBy(line => line.Item.Right > box.Right ? 0 : 1)
            .ThenBy(line => Math.Abs(line.Item.Left - box.Right))
            .Select(line => line.Index)
            .DefaultIfEmpty(-1)
            .First();
    }

    /// <summary>Before the first line under it that stands in its column; where there is none, behind the last above it.</summary>
    private static int After(List<PdfLine> lines, PdfRectangle place, double pageHeight)
    {
        var top = pageHeight - place.Top;
        var below = lines.FindIndex(line =>
            line.Top > top && line.Left < place.Right && line.Right > place.Left && line.Bottom > top + Size
        );
        if (below >= 0)
            return below;
        return lines.FindLastIndex(line => line.Top <= top) + 1 is > 0 and var behind ? behind : lines.Count;
    }
}
