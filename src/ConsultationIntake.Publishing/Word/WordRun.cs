using ConsultationIntake.Consultations;

namespace ConsultationIntake.Publishing.Word;

/// <summary>A stretch of text that looks one way.</summary>
internal sealed record WordRun(string Text)
{
    public bool Bold { get; init; }
    public bool Italic { get; init; }

    /// <summary>Grey, and still dark enough to be read on white.</summary>
    public bool Quiet { get; init; }

    /// <summary>An address that a press opens, or null.</summary>
    public string? Link { get; init; }

    /// <summary>ISO 639-1 where it is not the document's, or null.</summary>
    public string? Language { get; init; }

    public static implicit operator WordRun(string text) => new(text);
}

/// <summary>A cell of a table: paragraphs, each of runs.</summary>
internal sealed record WordCell(params IReadOnlyList<IReadOnlyList<WordRun>> Paragraphs)
{
    public bool IsNumber { get; init; }

    /// <summary>Names its row, as a header does.</summary>
    public bool IsHeader { get; init; }

    public static WordCell Of(params IReadOnlyList<WordRun> runs) => new([runs]);

    public static implicit operator WordCell(string text) => Of(text);

    public static WordCell Number(long number) => Of(Numbers.Of(number)) with { IsNumber = true };
}

/// <param name="Title">What its header cell says.</param>
/// <param name="Width">Its share of the table's width, in hundredths.</param>
internal sealed record WordColumn(string Title, int Width)
{
    public bool IsNumber { get; init; }
}
