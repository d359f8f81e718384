using System.Buffers.Binary;
using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Documents.Office;

/// <summary>
/// Where text stands in an old Word file that its writer deleted with changes tracked (MS-DOC, sections 2.4.6.2 and 2.6.1).
/// </summary>
internal static class DocDeletions
{
    private const int CharacterTable = 0xFA;
    private const int PageLength = 512;
    private const int PageNumber = 0x3FFFFF;
    private const ushort IsDeleted = 0x0800;

    /// <summary>Ranges of bytes of the document's stream.</summary>
    public static IReadOnlyList<(int Start, int End)> Of(ReadOnlySpan<byte> stream, ReadOnlySpan<byte> table, ReadingBudget budget)
    {
        var deleted = new List<(int Start, int End)>();
        var (start, length) = (Number(stream[CharacterTable..]), Number(stream[(CharacterTable + 4)..]));
        if (start < 0 || length < 4 || (long)start + length > table.Length)
            return deleted;
        var pages = (length - 4) / 8;
        for (var i = 0; i < pages && budget.TakeNodes(1); i++)
        {
            var at = (long)(Number(table[(start + (4 * (pages + 1)) + (4 * i))..]) & PageNumber) * PageLength;
            if (at + PageLength <= stream.Length)
                AddFrom(stream.Slice((int)at, PageLength), deleted);
        }

        return deleted;
    }

    /// <summary>A page lists runs of characters: where each begins, and its properties where they differ from its style's.</summary>
    private static void AddFrom(ReadOnlySpan<byte> page, List<(int Start, int End)> deleted)
    {
        int runs = page[^1];
        for (var i = 0; i < runs && (4 * (runs + 1)) + i < PageLength; i++)
        {
            var properties = page[(4 * (runs + 1)) + i] * 2;
            if (properties == 0 || properties + 1 + page[properties] > PageLength || !Deletes(page.Slice(properties + 1, page[properties])))
                continue;
            deleted.Add((Number(page[(4 * i)..]), Number(page[(4 * (i + 1))..])));
        }
    }

    private static bool Deletes(ReadOnlySpan<byte> properties) => DocProperties.Value(properties, IsDeleted) is [not 0, ..];

    private static int Number(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32LittleEndian(bytes);
}
