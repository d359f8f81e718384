using ConsultationIntake.Exports;

namespace ConsultationIntake.Publishing.Sheets;

/// <summary>What each column of a table means and may hold, as a table itself.</summary>
public static class Codebook
{
    /// <summary>What it is called, as a heading and a sheet.</summary>
    public const string Title = "Codebook";

    internal static IReadOnlyList<string> Header { get; } = ["column", "meaning", "values", "personal"];

    /// <summary>One row a column, in the table's order.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(IEnumerable<ExportColumn> columns) =>
        columns.Select(column => (IReadOnlyList<string>)[column.Name, column.Meaning, column.Values, column.IsPersonal ? "yes" : "no"]);
}
