namespace ConsultationIntake.Reading.Structure;

/// <summary>Reads lines of cells, divided by tabs or bars, into cells that know their row and column.</summary>
internal static class Tables
{
    /// <summary>The blocks, closed by <paramref name="close"/>, each line of cells in its place as its cells.</summary>
    public static List<Block> Read(
        string text,
        IReadOnlyList<TreeReader.OpenBlock> open,
        Func<TreeReader.OpenBlock, CellPlace?, TextSpan?, Block> close
    )
    {
        var blocks = new List<Block>();
        for (var i = 0; i < open.Count; )
        {
            var titles = CellsOf(text, open[i]);
            if (titles.Count < 2)
            {
                blocks.Add(close(open[i++], null, null));
                continue;
            }

            var row = 0;
            for (var cells = titles; cells.Count >= 2; row++)
            {
                for (var column = 0; column < cells.Count; column++)
                    if (cells[column].Of(text).Any(char.IsLetter))
                        blocks.Add(
                            close(open[i], new CellPlace(column, row, titles[Math.Min(column, titles.Count - 1)], cells[0]), cells[column])
                        );
                if (++i == open.Count || (open[i].BlankBefore && row > 0 && CellsOf(text, open[i]).Count != titles.Count))
                    break;
                cells = CellsOf(text, open[i]);
            }
        }

        return blocks;
    }

    /// <summary>The cells of a block that is one line, trimmed; one where it has no divider. A label before them is the first.</summary>
    private static List<TextSpan> CellsOf(string text, TreeReader.OpenBlock block)
    {
        if (block.Lines > 1)
            return [TextSpan.FromBounds(block.Start, block.End)];
        var divider = block.Divider;
        if (divider == '\0' || !HasDividerWithin(text, block, divider))
            return [TextSpan.FromBounds(block.Start, block.End)];
        var cells = new List<TextSpan>();
        var isFramed = text[block.LineStart] == '|';
        var start = isFramed ? block.LineStart + 1 : block.LineStart;
        for (var i = start; i <= block.End; i++)
        {
            if (i < block.End && text[i] != divider)
                continue;
            if (i < block.End || i > start || !isFramed)
                cells.Add(Trimmed(text, start, i));
            start = i + 1;
        }

        return cells;
    }

    /// <summary>A tab after a list label divides no cells.</summary>
    private static bool HasDividerWithin(string text, TreeReader.OpenBlock block, char divider) =>
        text.AsSpan(block.Start, block.End - block.Start).Contains(divider);

    private static TextSpan Trimmed(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return TextSpan.FromBounds(start, end);
    }
}
