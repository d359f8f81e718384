using System.Runtime.CompilerServices;

namespace ConsultationIntake.Exports;

/// <summary>A table on its way out. Its rows are read as they are asked for, once.</summary>
/// <param name="Name">What it is called in addresses and file names: one of <see cref="ExportTables.Names"/>.</param>
/// <param name="Title">What it holds, as a heading.</param>
/// <param name="Columns">Those that stand unasked, then those with personal data that were asked for.</param>
/// <param name="Rows">Each with one value a column.</param>
public sealed record ExportTable(
    string Name,
    string Title,
    IReadOnlyList<ExportColumn> Columns,
    IAsyncEnumerable<IReadOnlyList<ExportValue>> Rows
)
{
    internal static ExportTable Of<T>(
        string name,
        string title,
        IReadOnlyList<ExportColumn<T>> columns,
        IReadOnlySet<string> personal,
        IAsyncEnumerable<T> rows
    )
    {
        var shown = columns.Where(column => !column.IsPersonal || personal.Contains(column.Name)).ToList();
        return new ExportTable(name, title, shown, ValuesAsync(shown, rows));
    }

    private static async IAsyncEnumerable<IReadOnlyList<ExportValue>> ValuesAsync<T>(
        List<ExportColumn<T>> columns,
        IAsyncEnumerable<T> rows,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            var values = new ExportValue[columns.Count];
            for (var i = 0; i < values.Length; i++)
                values[i] = columns[i].Read(row);
            yield return values;
        }
    }
}
