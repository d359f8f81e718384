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
/// <param name="Known">Rows that were taken in before, by the sheet they came with, the first confirmed first.</param>
/// <param name="Taken">The numbers of the rows that would be taken in.</param>
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
    IReadOnlyList<KnownRows> Known,
    IReadOnlySet<int> Taken,
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

    /// <param name="check">A draft's.</param>
    /// <param name="otherSheets">The names of sheets that were not read.</param>
    /// <param name="before">Rows that were taken in before, by their numbers.</param>
    /// <param name="from">So many mistakes are passed over.</param>
    internal static ImportPreview Of(
        SheetCheck check,
        IReadOnlyList<string> otherSheets,
        IReadOnlyDictionary<int, TakenBefore> before,
        int from
    )
    {
        var import = check.Import;
        var (first, mistakes) = (new List<CheckedRow>(), new List<SheetMistake>());
        var (taken, known) = (new HashSet<int>(), new List<TakenBefore>());
        var (count, wrong, nothing) = (0, 0, 0);
        foreach (var row in check.Rows())
        {
            if (row.Command is not null && before.GetValueOrDefault(row.Row) is { } earlier)
            {
                known.Add(earlier);
                if (!import.TakesKnownRows)
                    continue;
            }

            if (first.Count < RowsShown && row.Command is not null)
                first.Add(row);
            mistakes.AddRange(row.Mistakes.Skip(from - count).Take(MostShown - mistakes.Count));
            count += row.Mistakes.Count;
            if (row.Mistakes.Count > 0)
                wrong++;
            else if (row.Command is null)
                nothing++;
            else
                taken.Add(row.Row);
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
            taken.Count,
            nothing,
            [
                .. known
                    .GroupBy(row => row.With.Id)
                    .Select(rows => new KnownRows(rows.First().With, rows.Count(), rows.Count(row => row.HasOtherWords)))
                    .OrderBy(rows => rows.With.ConfirmedAt),
            ],
            taken,
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

/// <param name="With">The sheet that they were taken in with.</param>
/// <param name="Count">How many rows of this one.</param>
/// <param name="WithOtherWords">Of those, told by their respondent ID and saying something else than they said there.</param>
public sealed record KnownRows(SheetImport With, int Count, int WithOtherWords);
