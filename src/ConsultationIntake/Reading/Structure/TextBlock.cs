namespace ConsultationIntake.Reading.Structure;

/// <summary>One block of a document (a paragraph, an item of a list, a cell of a table) and what its format says of it.</summary>
/// <param name="Start">Offset into <see cref="ExtractedText.Value"/>; the label of a list's item belongs to the block.</param>
public sealed record TextBlock(int Start, int Length)
{
    public int End => Start + Length;

    /// <summary>1 for the highest; 0 for what is no heading.</summary>
    public int HeadingLevel { get; init; }

    /// <summary>1 for the outermost list; 0 for what is in none.</summary>
    public int ListLevel { get; init; }

    /// <summary>The label as it is printed, <c>-</c> for a bullet; null where the item has none.</summary>
    public string? ListLabel { get; init; }

    /// <summary>How deep it is quoted from an earlier mail; 0 for the writer's own.</summary>
    public int QuoteDepth { get; init; }

    /// <summary>Where it stands in a table; null outside one.</summary>
    public TablePlace? Cell { get; init; }

    public NoteKind Note { get; init; }
}

/// <summary>A cell of a table, each counted from 0. Cells that are merged count where they begin.</summary>
/// <param name="Table">Which table of the document.</param>
/// <param name="IsHeader">Whether it heads its column.</param>
public sealed record TablePlace(int Table, int Row, int Column, bool IsHeader);

/// <summary>Whether a block stands in the running text or below it.</summary>
public enum NoteKind
{
    None,
    Footnote,
    Endnote,
}
