namespace ConsultationIntake.Documents.Pdf;

/// <summary>Finds two columns of text beside each other, and reads the left one before the right one. Pure.</summary>
internal static class PdfColumns
{
    /// <summary>The narrowest empty strip between columns, in points. The space between two words is seldom half of it.</summary>
    private const double Gutter = 9;

    /// <summary>A column is at least this part of the page's text wide: labels in front of a list's items are not one.</summary>
    private const double NarrowestColumn = 0.25;

    /// <summary>Rows of words that columns have at least, each: a letter's head with an address at the right has fewer.</summary>
    private const int FewestRows = 4;

    private readonly record struct Strip(double Left, double Right)
    {
        public double Width => Right - Left;

        public Strip And(Strip other) => new(Math.Max(Left, other.Left), Math.Min(Right, other.Right));
    }

    /// <param name="rows">From the top down, words from left to right.</param>
    internal static IEnumerable<IReadOnlyList<PdfWord>> InReadingOrder(IReadOnlyList<IReadOnlyList<PdfWord>> rows)
    {
        if (rows.Count == 0)
            yield break;
        var text = new Strip(rows.Min(row => row[0].Left), rows.Max(row => row[^1].Right));
        for (var i = 0; i < rows.Count; )
        {
            var (gutter, count) = BandFrom(rows, i, text);
            if (count == 0)
            {
                yield return rows[i++];
                continue;
            }

            var band = rows.Skip(i).Take(count).ToList();
            foreach (var row in Side(band, word => word.Right <= gutter.Left + 1))
                yield return row;
            foreach (var row in Side(band, word => word.Right > gutter.Left + 1))
                yield return row;
            i += count;
        }
    }

    private static IEnumerable<IReadOnlyList<PdfWord>> Side(IEnumerable<IReadOnlyList<PdfWord>> band, Func<PdfWord, bool> isIn) =>
        band.Select(row => (IReadOnlyList<PdfWord>)[.. row.Where(isIn)]).Where(row => row.Count > 0);

    /// <summary>The strip that stays empty from this row down, and for how many rows; none where no two columns begin here.</summary>
    private static (Strip Gutter, int Rows) BandFrom(IReadOnlyList<IReadOnlyList<PdfWord>> rows, int first, Strip text)
    {
        // Columns begin where words stand on both sides.
        var best = default(Strip);
        var longest = 0;
        foreach (var candidate in EmptyStrips(rows[first], text).Where(strip => strip.Left > text.Left && strip.Right < text.Right))
        {
            var (strip, count) = (candidate, 1);
            for (; first + count < rows.Count; count++)
            {
                var narrower = EmptyStrips(rows[first + count], text)
                    .Select(strip.And)
                    .Where(it => it.Width >= Gutter)
                    .DefaultIfEmpty()
                    .MaxBy(it => it.Width);
                if (narrower.Width < Gutter)
                    break;
                strip = narrower;
            }

            if (count > longest && AreColumns(rows.Skip(first).Take(count), strip, text))
                (best, longest) = (strip, count);
        }

        return (best, longest);
    }

    private static bool AreColumns(IEnumerable<IReadOnlyList<PdfWord>> band, Strip gutter, Strip text)
    {
        var (left, right) = (0, 0);
        foreach (var row in band)
        {
            left += row[0].Left < gutter.Left ? 1 : 0;
            right += row[^1].Right > gutter.Right ? 1 : 0;
        }

        return left >= FewestRows
            && right >= FewestRows
            && gutter.Left - text.Left >= NarrowestColumn * text.Width
            && text.Right - gutter.Right >= NarrowestColumn * text.Width;
    }

    /// <summary>Where a row has no words, wide enough to part columns; its margins included.</summary>
    private static IEnumerable<Strip> EmptyStrips(IReadOnlyList<PdfWord> row, Strip text)
    {
        var from = text.Left;
        foreach (var word in row)
        {
            if (word.Left - from >= Gutter)
                yield return new Strip(from, word.Left);
            from = Math.Max(from, word.Right);
        }

        if (text.Right - from >= Gutter)
            yield return new Strip(from, text.Right);
    }
}
