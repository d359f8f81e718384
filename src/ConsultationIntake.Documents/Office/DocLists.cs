using System.Buffers.Binary;
using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Documents.Office;

/// <summary>
/// Whether an old Word file has lists whose labels Word counts out: they are in no text (MS-DOC, sections 2.4.6.1 and 2.6.2).
/// </summary>
internal static class DocLists
{
    private const int ParagraphTable = 0x102;
    private const int PageLength = 512;
    private const int PageNumber = 0x3FFFFF;
    private const int PlaceLength = 13;
    private const ushort List = 0x460B;

    /// <summary>Lists that a style makes of its paragraphs are not seen.</summary>
    public static bool Any(ReadOnlySpan<byte> stream, ReadOnlySpan<byte> table, ReadingBudget budget)
    {
        var (start, length) = (Number(stream[ParagraphTable..]), Number(stream[(ParagraphTable + 4)..]));
        if (start < 0 || length < 4 || (long)start + length > table.Length)
            return false;
        var pages = (length - 4) / 8;
        for (var i = 0; i < pages && budget.TakeNodes(1); i++)
        {
            var at = (long)(Number(table[(start + (4 * (pages + 1)) + (4 * i))..]) & PageNumber) * PageLength;
            if (at + PageLength <= stream.Length && AnyOn(stream.Slice((int)at, PageLength)))
                return true;
        }

        return false;
    }

    /// <summary>A page lists paragraphs: where each begins, then where its style and properties are on the page.</summary>
    private static bool AnyOn(ReadOnlySpan<byte> page)
    {
        int paragraphs = page[^1];
        for (var i = 0; i < paragraphs; i++)
        {
            var place = (4 * (paragraphs + 1)) + (PlaceLength * i);
            if (place >= PageLength)
                return false;
            var at = page[place] * 2;
            if (at == 0 || at + 1 >= PageLength)
                continue;
            // Words are counted, less one byte; or, after a zero, words in full.
            var (from, length) = page[at] == 0 ? (at + 2, page[at + 1] * 2) : (at + 1, (page[at] * 2) - 1);
            if (length > 2 && from + length <= PageLength && DocProperties.Value(page.Slice(from + 2, length - 2), List) is [_, _] list)
                if (BinaryPrimitives.ReadInt16LittleEndian(list) != 0)
                    return true;
        }

        return false;
    }

    private static int Number(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32LittleEndian(bytes);
}
