using System.Buffers.Binary;
using System.Text;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Documents.Office;

/// <summary>
/// Reads the text of a document of Word 97 to 2003 (MS-DOC): its pieces in their order, with notes, text boxes, comments
/// and headers apart. Labels of automatic lists are not in its text and are not counted out, and which cells of a table stand in a row is
/// not told: a person is asked to compare.
/// </summary>
internal sealed class DocReader
{
    private const ushort Signature = 0xA5EC;
    private const int Flags = 0x0A;
    private const int IsEncrypted = 0x0100;
    private const int UsesTable1 = 0x0200;
    private const int Lengths = 0x4C;
    private const int PieceTable = 0x01A2;
    private const int CompressedPiece = 0x40000000;
    private const int ShortestHeader = PieceTable + 8;

    /// <summary>Stands in the place of a deleted character, since parts are found by counting.</summary>
    private const char Deleted = '\uFFFF';

    private readonly ReadOnlyMemory<byte> stream;
    private readonly DocumentText text;
    private readonly ReadingBudget budget;
    private readonly CancellationToken cancellation;
    private bool hasPicture;

    private DocReader(ReadOnlyMemory<byte> stream, ReadingBudget budget, CancellationToken cancellation)
    {
        this.stream = stream;
        this.budget = budget;
        this.cancellation = cancellation;
        text = new DocumentText(budget, cancellation);
    }

    public static ExtractedText Read(ReadOnlyMemory<byte> content, ReadingBudget budget, CancellationToken cancellationToken)
    {
        var file = new CompoundFile(content, budget).Root;
        if (
            file.File("WordDocument") is not { Length: > ShortestHeader } stream
            || BinaryPrimitives.ReadUInt16LittleEndian(stream.Span) != Signature
        )
            return ExtractedText.Unread(ExtractionMark.NotRead);
        var flags = BinaryPrimitives.ReadUInt16LittleEndian(stream.Span[Flags..]);
        if ((flags & IsEncrypted) != 0)
            return ExtractedText.Unread(ExtractionMark.Encrypted);
        var table = file.File((flags & UsesTable1) != 0 ? "1Table" : "0Table") ?? throw new InvalidDataException("No table of pieces.");
        return new DocReader(stream, budget, cancellationToken).Read(table);
    }

    private ExtractedText Read(ReadOnlyMemory<byte> table)
    {
        var (start, length) = (Number(stream.Span[PieceTable..]), Number(stream.Span[(PieceTable + 4)..]));
        if (start < 0 || length < 0 || (long)start + length > table.Length)
            throw new InvalidDataException("A table of pieces beyond the end.");
        var deleted = DocDeletions.Of(stream.Span, table.Span, budget);
        if (deleted.Count > 0)
            text.Mark(ExtractionMark.TrackedChanges);
        if (DocLists.Any(stream.Span, table.Span, budget))
            text.Mark(ExtractionMark.StructureLost);
        var words = Pieces(table.Span.Slice(start, length), deleted);
        // Main text, footnotes, headers, (macros), comments, endnotes, text boxes: one after the other (section 2.5.4).
        var lengths = Enumerable.Range(0, 7).Select(i => Math.Max(0, Number(stream.Span[(Lengths + (4 * i))..]))).ToArray();
        var at = 0;
        var parts = lengths
            .Select(count =>
            {
                var part = words.Substring(Math.Min(at, words.Length), Math.Min(count, Math.Max(0, words.Length - at)));
                at += count;
                return part;
            })
            .ToArray();
        Paragraphs(parts[0], text, NoteKind.None);
        Paragraphs(parts[6], text, NoteKind.None);
        Paragraphs(parts[1], text, NoteKind.Footnote);
        Paragraphs(parts[5], text, NoteKind.Endnote);
        var margin = Aside(parts[4]);
        if (margin.Length > 0)
            text.Mark(ExtractionMark.Comments);
        if (hasPicture && text.Words == 0)
            text.Mark(ExtractionMark.Image);
        return text.Done(margin) with { Letterhead = Aside(parts[2]) };
    }

    private string Aside(string words)
    {
        var aside = new DocumentText(budget, cancellation);
        Paragraphs(words, aside, NoteKind.None);
        return aside.Done().Value;
    }

    /// <summary>
    /// The characters of all pieces. The table says for each where it stands and whether it is in windows-1252 or UTF-16 (section 2.8.35).
    /// </summary>
    private string Pieces(ReadOnlySpan<byte> table, IReadOnlyList<(int Start, int End)> deleted)
    {
        while (table is [1, ..] && table.Length > 3)
            table = table[Math.Min(table.Length, 3 + BinaryPrimitives.ReadUInt16LittleEndian(table[1..]))..];
        if (table is not [2, ..] || table.Length < 9)
            throw new InvalidDataException("No table of pieces.");
        table = table.Slice(5, Math.Clamp(Number(table[1..]), 0, table.Length - 5));
        var count = (table.Length - 4) / 12;
        var words = new StringBuilder();
        for (var i = 0; i < count && words.Length <= budget.Limits.MaxCharacters && text.GoesOn(); i++)
        {
            var length = Number(table[(4 * (i + 1))..]) - Number(table[(4 * i)..]);
            var place = Number(table[((4 * (count + 1)) + (8 * i) + 2)..]);
            var isCompressed = (place & CompressedPiece) != 0;
            var from = isCompressed ? (place & ~CompressedPiece) / 2 : place;
            var bytes = (long)length * (isCompressed ? 1 : 2);
            if (length < 0 || from < 0 || from + bytes > stream.Length)
                throw new InvalidDataException("A piece beyond the end.");
            var piece = stream.Span.Slice(from, (int)bytes);
            var start = words.Length;
            words.Append(isCompressed ? Charsets.Windows1252.GetString(piece) : Encoding.Unicode.GetString(piece));
            var width = isCompressed ? 1 : 2;
            for (var range = FirstBeyond(deleted, from); range < deleted.Count && deleted[range].Start < from + bytes; range++)
            {
                for (var at = Math.Max(deleted[range].Start, from); at < Math.Min(deleted[range].End, from + bytes); at += width)
                    words[start + ((at - from) / width)] = Deleted;
            }
        }

        return words.ToString();
    }

    /// <summary>The first of ranges in their order that ends after a place.</summary>
    private static int FirstBeyond(IReadOnlyList<(int Start, int End)> ranges, int place)
    {
        var (low, high) = (0, ranges.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ranges[middle].End > place)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    /// <summary>
    /// Paragraphs end with a carriage return, cells of tables with a bell; a field's instruction stands before its result.
    /// </summary>
    private void Paragraphs(string words, DocumentText target, NoteKind note)
    {
        var paragraph = new StringBuilder();
        var fields = new Stack<bool>();
        var hidden = 0;
        foreach (var c in words)
        {
            if (!target.GoesOn())
                break;
            switch (c)
            {
                case '\r' or '\a':
                    if (c == '\a')
                        text.Mark(ExtractionMark.StructureLost);
                    target.Paragraph(paragraph.ToString(), new TextBlock(0, 0) { Note = note });
                    paragraph.Clear();
                    break;
                case '\x13':
                    fields.Push(true);
                    hidden++;
                    break;
                case '\x14' or '\x15':
                    if (fields.TryPop(out var isHidden) && isHidden)
                        hidden--;
                    if (c == '\x14')
                        fields.Push(false);
                    break;
                case '\x01' or '\x08':
                    hasPicture = true;
                    break;
                case '\x1E' when hidden == 0:
                    paragraph.Append('-');
                    break;
                case '\v' when hidden == 0:
                    paragraph.Append('\n');
                    break;
                default:
                    if (hidden == 0 && c != Deleted)
                        paragraph.Append(c is >= '\uF000' and <= '\uF0FF' ? SymbolFonts.Text(font: null, c) : c.ToString());
                    break;
            }
        }

        target.Paragraph(paragraph.ToString(), new TextBlock(0, 0) { Note = note });
    }

    private static int Number(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32LittleEndian(bytes);
}
