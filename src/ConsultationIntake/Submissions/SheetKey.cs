using System.Globalization;

namespace ConsultationIntake.Submissions;

/// <summary>The idempotency key of a response that a row of a sheet became. It has always been this, and tells the sheet.</summary>
internal static class SheetKey
{
    private const string Beginning = "sheet-";

    /// <summary>Hexadecimal digits of a file's hash that name the sheet: see <see cref="IdOf"/>.</summary>
    private const int IdLength = 32;

    /// <param name="hash">SHA-256 of the file, in hex.</param>
    /// <param name="row">The row's number.</param>
    internal static string Of(string hash, int row) => $"{Beginning}{hash}-{row.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>What a sheet is called: the same file is the same sheet.</summary>
    /// <param name="hash">SHA-256 of the file, in hex.</param>
    internal static string IdOf(string hash) => hash[..IdLength];

    /// <summary>The number of the row that a key is of, or null where it is of none.</summary>
    internal static int? RowIn(string? key) =>
        SheetIn(key) is not null
        && int.TryParse(key.AsSpan(key!.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? row
            : null;

    /// <summary>The sheet that a key is of, or null where it is of none.</summary>
    internal static string? SheetIn(string? key) =>
        key?.StartsWith(Beginning, StringComparison.Ordinal) == true && key.Length >= Beginning.Length + IdLength
            ? key.Substring(Beginning.Length, IdLength)
            : null;
}
