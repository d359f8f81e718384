using ConsultationIntake.Consultations;

namespace ConsultationIntake.Imports;

/// <summary>What a sheet would come to, before anything of it is taken in.</summary>
/// <param name="Import">The import.</param>
/// <param name="Headings">Of each column.</param>
/// <param name="Targets">What each column is taken for.</param>
/// <param name="First">The first rows as they would be taken in, at most ten.</param>
/// <param name="Mistakes">What is wrong, a page of it in the order of rows and columns: at most fifty.</param>
/// <param name="From">So many mistakes stand on the pages before.</param>
/// <param name="MistakeCount">All that is wrong.</param>
/// <param name="Wrong">Rows with something wrong.</param>
/// <param name="Good">Rows without, each a response.</param>
/// <param name="Nothing">Rows with nothing to take in, and rows whose responses were erased.</param>
/// <param name="Dates">How dates with numbers alone are read.</param>
/// <param name="OtherSheets">The names of sheets that were not read.</param>
/// <param name="Samples">Of each column the first cell with something in it, or nothing.</param>
/// <param name="HeadingRows">How many rows the headings take.</param>
public sealed record ImportPreview(
    SheetImport Import,
    IReadOnlyList<string> Headings,
    IReadOnlyList<ColumnTarget> Targets,
    IReadOnlyList<CheckedRow> First,
    IReadOnlyList<SheetMistake> Mistakes,
    int From,
    int MistakeCount,
    int Wrong,
    int Good,
    int Nothing,
    DateOrder Dates,
    IReadOnlyList<string> OtherSheets,
    IReadOnlyList<string> Samples,
    int HeadingRows
)
{
    public const int MostShown = 50;

    public const int RowsShown = 10;

    /// <summary>Whether it can be confirmed as it stands.</summary>
    public bool CanBeTaken => Good > 0 && (Wrong == 0 || Import.LeavesOutWrongRows);

    /// <param name="import">A draft.</param>
    /// <param name="check">Its file, read.</param>
    /// <param name="otherSheets">The names of sheets that were not read.</param>
    /// <param name="from">So many mistakes are passed over.</param>
    internal static ImportPreview Of(SheetImport import, SheetCheck check, IReadOnlyList<string> otherSheets, int from)
    {
        var (first, mistakes) = (new List<CheckedRow>(), new List<SheetMistake>());
        var (count, wrong, good, nothing) = (0, 0, 0, 0);
        foreach (var row in check.Rows())
        {
            if (first.Count < RowsShown && row.Command is not null)
                first.Add(row);
            mistakes.AddRange(row.Mistakes.Skip(from - count).Take(MostShown - mistakes.Count));
            count += row.Mistakes.Count;
            if (row.Mistakes.Count > 0)
                wrong++;
            else if (row.Command is null)
                nothing++;
            else
                good++;
        }

        return new ImportPreview(
            import,
            check.Headings,
            [.. import.Columns.Select(code => ColumnTarget.Parse(code) ?? ColumnTarget.LeaveOut)],
            first,
            mistakes,
            from,
            count,
            wrong,
            good,
            nothing,
            check.Dates,
            otherSheets,
            [
                .. check
                    .Headings.Index()
                    .Select(heading =>
                        check
                            .DataRows.Take(100)
                            .Select(row => row.At(heading.Index))
                            .FirstOrDefault(cell => !cell.IsEmpty, SheetCell.Empty)
                            .Text
                    ),
            ],
            check.HeadingRows
        );
    }
}
