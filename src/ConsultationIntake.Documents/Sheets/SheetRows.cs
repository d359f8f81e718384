using ConsultationIntake.Imports;

namespace ConsultationIntake.Documents.Sheets;

/// <summary>The rows of a sheet as they are read, up to the limits of <see cref="Sheet"/>.</summary>
internal sealed class SheetRows(CancellationToken cancellationToken)
{
    private readonly List<SheetCell> cells = [];
    private long allCells;
    private long characters;

    internal List<SheetRow> Rows { get; } = [];

    /// <summary>The number of the row that is being read, or null before the first.</summary>
    internal int? Last { get; private set; }

    internal void Begin(int number)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Last = number;
        cells.Clear();
    }

    /// <summary>Puts a cell into a column, from 0. An empty one takes no room at the end of a row.</summary>
    internal void Put(int column, SheetCell cell)
    {
        if (cell.IsEmpty)
            return;
        if (column >= Sheet.MaxColumns)
            throw new SheetRefusedException(SheetRefusal.TooManyColumns);
        while (cells.Count <= column)
        {
            cells.Add(new SheetCell(SheetCellKind.Text, ""));
            allCells++;
        }

        cells[column] = cell;
        Take(cell.Text.Length);
        if (allCells > Sheet.MaxCells)
            throw new SheetRefusedException(SheetRefusal.TooManyCells);
    }

    internal void Take(int length)
    {
        characters += length;
        if (characters > Sheet.MaxCharacters)
            throw new SheetRefusedException(SheetRefusal.TooMuchText);
    }

    internal void End()
    {
        if (cells.Count == 0)
            return;
        if (Rows.Count >= Sheet.MaxRows)
            throw new SheetRefusedException(SheetRefusal.TooManyRows);
        Rows.Add(new SheetRow(Last!.Value, [.. cells]));
        cells.Clear();
    }
}
