namespace ConsultationIntake.Imports;

/// <summary>Reads the rows of a sheet.</summary>
public interface ISheetReader
{
    /// <summary>
    /// The rows of a <c>.csv</c> or the first visible sheet of an <c>.xlsx</c>, told by the content. Whatever the file holds, this ends
    /// and throws nothing but <see cref="OperationCanceledException"/> where the caller gave up.
    /// </summary>
    Task<SheetOutcome> ReadAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken);
}

public abstract record SheetOutcome
{
    private SheetOutcome() { }

    public sealed record Read(Sheet Sheet) : SheetOutcome;

    /// <param name="Why">Why nothing of it is read.</param>
    /// <param name="Row">The row that it was noticed in, from 1; or null.</param>
    public sealed record Refused(SheetRefusal Why, int? Row) : SheetOutcome;
}

/// <summary>Why a sheet is not read.</summary>
public enum SheetRefusal
{
    /// <summary>Neither an <c>.xlsx</c> nor text with columns.</summary>
    NotASheet,
    Encrypted,
    Damaged,

    /// <summary>Fewer than two rows.</summary>
    Empty,
    TooManyRows,
    TooManyColumns,
    TooManyCells,
    TooMuchText,

    /// <summary>It unpacks to far more than it is.</summary>
    Inflates,
    TookTooLong,
}

/// <param name="Rows">As they stand in the sheet; those without any cell are left out.</param>
/// <param name="OtherSheets">The names of visible sheets that were not read.</param>
public sealed record Sheet(IReadOnlyList<SheetRow> Rows, IReadOnlyList<string> OtherSheets)
{
    public const int MaxRows = 50_000;
    public const int MaxColumns = 300;
    public const int MaxCells = 3_000_000;

    /// <summary>Characters of all cells together.</summary>
    public const int MaxCharacters = 30_000_000;
}

/// <param name="Number">As a spreadsheet program shows it: from 1.</param>
/// <param name="Cells">From the first column; as long as the last filled cell asks for.</param>
public sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells)
{
    public bool IsEmpty => Cells.All(cell => cell.IsEmpty);

    public SheetCell At(int column) => column < Cells.Count ? Cells[column] : SheetCell.Empty;
}

/// <param name="Kind">What the file says it is.</param>
/// <param name="Text">
/// What it shows: of a number its digits, of a date <c>2026-11-30T14:05:00</c> without an offset, of a formula what it came to.
/// </param>
public readonly record struct SheetCell(SheetCellKind Kind, string Text)
{
    public static SheetCell Empty { get; } = new(SheetCellKind.Text, "");

    public bool IsEmpty => Kind != SheetCellKind.Formula && string.IsNullOrWhiteSpace(Text);
}

public enum SheetCellKind
{
    Text,
    Number,
    Date,
    Formula,

    /// <summary>An error such as <c>#REF!</c>.</summary>
    Error,
}
