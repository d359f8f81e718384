using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ConsultationIntake.Office;

namespace ConsultationIntake.Imports;

/// <summary>
/// By what the rows that were taken in of a sheet are told again in a later file; the id is the import's. These are digests: no word of a
/// row stands in them, so that they outlive the file and a row that was erased is not taken in again with the next.
/// </summary>
public sealed record TakenRows : OfficeRecord
{
    /// <summary>Of each row eight bytes that follow from its <see cref="RowMark.Content"/>, one after the other, in base64.</summary>
    public required string Contents { get; init; }

    /// <summary>Of each row that had one, eight bytes that follow from its <see cref="RowMark.Respondent"/>; in base64.</summary>
    public required string Respondents { get; init; }

    internal static TakenRows Of(string import, IReadOnlyCollection<RowMark> rows) =>
        new()
        {
            Id = import,
            Contents = Write(rows.Select(row => row.Content)),
            Respondents = Write(rows.Select(row => row.Respondent).OfType<ulong>()),
        };

    internal static HashSet<ulong> Read(string marks)
    {
        var bytes = Convert.FromBase64String(marks).AsSpan();
        var read = new HashSet<ulong>(bytes.Length / sizeof(ulong));
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            read.Add(BinaryPrimitives.ReadUInt64BigEndian(bytes));
        return read;
    }

    private static string Write(IEnumerable<ulong> marks)
    {
        var bytes = new List<byte>();
        Span<byte> mark = stackalloc byte[sizeof(ulong)];
        foreach (var one in marks)
        {
            BinaryPrimitives.WriteUInt64BigEndian(mark, one);
            bytes.AddRange(mark);
        }

        return Convert.ToBase64String([.. bytes]);
    }
}

/// <param name="Row">Its number.</param>
/// <param name="Content">
/// Follows from all that stands in the row, by its headings and whatever the columns are taken for, and from how many rows before it in the
/// same file say the same: two people may.
/// </param>
/// <param name="Respondent">Follows from what the survey tool calls the response; null where that is not told.</param>
internal readonly record struct RowMark(int Row, ulong Content, ulong? Respondent)
{
    /// <summary>Of every row below the headings, in their order.</summary>
    internal static IEnumerable<RowMark> AllOf(SheetCheck check)
    {
        var headings = check.Headings.Select(ColumnMatching.KeyOf).ToList();
        var before = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in check.DataRows)
        {
            // In the order of the headings' own letters: a later file may have its columns in another order, or one more.
            var content = string.Concat(
                row.Cells.Index()
                    .Where(cell => !cell.Item.IsEmpty)
                    .Select(cell => $"{headings[cell.Index]}\u001f{cell.Item.Text.Trim()}\u001e")
                    .Order(StringComparer.Ordinal)
            );
            var same = before[content] = before.GetValueOrDefault(content) + 1;
            yield return new RowMark(row.Number, MarkOf($"{same}\u001d{content}"), check.RespondentIdOf(row) is { } id ? MarkOf(id) : null);
        }
    }

    private static ulong MarkOf(string text) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
