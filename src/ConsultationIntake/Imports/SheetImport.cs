using ConsultationIntake.Office;

namespace ConsultationIntake.Imports;

/// <summary>A sheet that staff brought in, from its upload to its last row.</summary>
public sealed record SheetImport : OfficeRecord
{
    /// <summary>What its uploader called the file, safe to show.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file, in hex. The same file is the same import.</summary>
    public required string Hash { get; init; }

    /// <summary>
    /// Where the file is kept for as long as something is to be taken in of it: it holds whole responses (see <see cref="ForgetSheets"/>).
    /// </summary>
    public required string Blob { get; init; }
    public required ImportState State { get; init; }

    /// <summary>What each column is, in the order of the sheet, as <see cref="ColumnTarget.ToString"/> writes it.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>How the dates are read, where staff said it; null goes by the cells.</summary>
    public DateOrder? Dates { get; init; }

    /// <summary>The day of receipt of rows that tell none.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>The language of rows that tell none: ISO 639-1.</summary>
    public required string Language { get; init; }

    /// <summary>Rows with something wrong are left out; otherwise nothing is taken in while there are any.</summary>
    public bool LeavesOutWrongRows { get; init; }

    /// <summary>Rows that were taken in with another sheet are taken in once more; otherwise they are left out.</summary>
    public bool TakesKnownRows { get; init; }

    /// <summary>
    /// How many rows its headings take, as it was confirmed; null before, and where a version confirmed it that did not keep this.
    /// </summary>
    public int? HeadingRows { get; init; }

    /// <summary>Responses in it when it was confirmed.</summary>
    public int Responses { get; init; }

    /// <summary>The sheet's rows, in their order, that are worked off: taken in, or taken back.</summary>
    public int Done { get; init; }

    /// <summary>Responses taken in.</summary>
    public int Taken { get; init; }

    /// <summary>Rows that were in already, read with other columns: they stay as they are.</summary>
    public int Repeats { get; init; }

    /// <summary>Who takes it back; null while nobody does.</summary>
    public string? TakenBackBy { get; init; }

    /// <summary>Why it stopped for good, in words; or null.</summary>
    public string? Failure { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Who confirmed it, and when; null before.</summary>
    public string? ConfirmedBy { get; init; }
    public DateTimeOffset? ConfirmedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
}

public enum ImportState
{
    /// <summary>Looked at by staff. Nothing is taken in.</summary>
    Draft,

    /// <summary>Being taken in.</summary>
    Confirmed,
    Finished,

    /// <summary>It stopped for good. Staff let it go on, or take it back whole.</summary>
    Failed,

    /// <summary>What was taken in of it is being erased; then it is a draft again.</summary>
    TakingBack,
}

/// <summary>
/// The rows of a sheet whose responses were erased, so that the same file never brings them back. Numbers, no words; it stays where the
/// sheet is discarded.
/// </summary>
public sealed record ErasedRows : OfficeRecord
{
    /// <summary>The rows' numbers, ascending. <see cref="OfficeRecord.Id"/> is the sheet's.</summary>
    public required IReadOnlyList<int> Rows { get; init; }
}

/// <summary>What staff chose for headings, for the next file; there is one for each consultation.</summary>
public sealed record SheetColumns : OfficeRecord
{
    public const string Only = "columns";

    /// <summary>A column's target by its heading without case, spaces and punctuation.</summary>
    public required IReadOnlyDictionary<string, string> Targets { get; init; }
}
