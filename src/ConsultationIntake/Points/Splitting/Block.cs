namespace ConsultationIntake.Points.Splitting;

internal enum BlockRole
{
    Body,
    Heading,

    /// <summary>Ends with a colon and says what the list under it is.</summary>
    LeadIn,

    /// <summary>An officer's answer under a point.</summary>
    Verdict,

    /// <summary>Nobody's view: an address, a sign-off, a page footer, an agenda line.</summary>
    Silent,
}

/// <summary>A paragraph, heading or list item: lines that belong together.</summary>
internal sealed class Block
{
    /// <summary>Where its own words begin, after any label.</summary>
    public required int Start { get; init; }
    public required int End { get; set; }
    public required WordRange Words { get; set; }
    public ListLabel? Label { get; init; }
    public required int Indent { get; init; }
    public required int Paragraph { get; init; }
    public required bool BlankBefore { get; init; }

    /// <summary>The number of <c>#</c> before a Markdown heading, or 0.</summary>
    public int MarkdownLevel { get; init; }
    public int LineCount { get; set; } = 1;
    public BlockRole Role { get; set; }
    public string? Path { get; set; }

    /// <summary>How deep it stands in lists; 0 for a paragraph.</summary>
    public int Depth { get; set; }
    public Section Section { get; set; } = Section.None;
    public ListScope? Scope { get; set; }

    public int Length => End - Start;

    public bool IsItem => Label is not null;

    public bool IsLetteredOrNumbered => Label is { IsBullet: false };
}
