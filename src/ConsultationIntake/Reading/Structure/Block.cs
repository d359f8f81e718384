namespace ConsultationIntake.Reading.Structure;

/// <summary>What a block is by its layout alone.</summary>
internal enum BlockShape
{
    Paragraph,

    /// <summary>A short line that stands for itself and ends without a full stop, as titles and clipped notes do.</summary>
    Line,
    Item,
    Cell,
}

/// <summary>Lines that belong together: a paragraph, a line, a list item or a table's cell. Immutable.</summary>
internal sealed record Block
{
    public required TextSpan Span { get; init; }
    public required BlockShape Shape { get; init; }
    public required IReadOnlyList<Sentence> Sentences { get; init; }

    /// <summary>The label it carries, or null. A row's label is its first cell's.</summary>
    public ListLabel? Label { get; init; }

    /// <summary>The list labels from the outermost to its own, for instance <c>3.1 / a</c>; or null.</summary>
    public string? Path { get; init; }

    /// <summary>How many <c>#</c> stood before it: a heading by its file's own word; or 0.</summary>
    public int HeadingLevel { get; init; }

    /// <summary>1-based page of the part, or null where it has none.</summary>
    public int? Page { get; init; }

    /// <summary>1-based paragraph of its page, or of its part.</summary>
    public required int Paragraph { get; init; }

    /// <summary>Whether an empty line stands before it.</summary>
    public bool BlankBefore { get; init; }

    /// <summary>How many characters of white space stand before its line.</summary>
    public int Indent { get; init; }

    /// <summary>Where a table's cell stands, or null.</summary>
    public CellPlace? Cell { get; init; }

    public bool IsItem => Label is not null;

    /// <summary>The path of the list it is an item of: its own without its label.</summary>
    public string ListPath => Path is { } path && path.LastIndexOf('/') is > 0 and var cut ? path[..cut] : "";
}

/// <param name="Column">0-based.</param>
/// <param name="Row">0-based; the first row of a table holds its titles, if it has any.</param>
/// <param name="Title">The first row's cell of this column.</param>
/// <param name="First">The first cell of this row.</param>
internal sealed record CellPlace(int Column, int Row, TextSpan Title, TextSpan First);

/// <summary>The smallest stretch that is judged: a sentence, or the topic, quotation or inline item set apart in one.</summary>
/// <param name="Span">Trimmed, closing full stop included.</param>
/// <param name="Label">The label it carries inside its paragraph: <c>(b)</c>; or null.</param>
internal sealed record Sentence(TextSpan Span, string? Label = null);

/// <summary>A title-like line and what stands under it until the next. The first section of a text may have no title.</summary>
internal sealed record Section(Block? Title, IReadOnlyList<Block> Blocks);

/// <summary>A part's text as a tree of sections, blocks and sentences. Nothing is judged in it.</summary>
internal sealed record PartTree(IReadOnlyList<Section> Sections)
{
    public IEnumerable<Block> Blocks =>
        Sections.SelectMany(section => section.Title is null ? section.Blocks : section.Blocks.Prepend(section.Title));
}
