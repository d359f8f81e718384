using System.IO.Compression;
using System.Xml;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Documents.Office;

/// <summary>
/// Reads a Word document (ECMA-376): paragraphs, list labels as they are printed, tracked changes as if accepted, pages
/// where Word left marks of them, notes after the text. Comments go to the margin, headers and footers to the letterhead.
/// </summary>
internal sealed class DocxReader
{
    /// <summary>A first page, even and odd pages, each in a few sections.</summary>
    private const int MostHeaders = 18;

    /// <summary>With fewer words than this beside a picture, the picture is the letter.</summary>
    private const int WordsBesidePicture = 10;

    private readonly OfficePackage package;
    private readonly ZipArchiveEntry main;
    private readonly ReadingBudget budget;
    private readonly Func<ReceivedFile, ExtractedText> readInside;
    private readonly CancellationToken cancellation;
    private readonly WordLists lists = new();

    private DocxReader(
        OfficePackage package,
        ZipArchiveEntry main,
        ReadingBudget budget,
        Func<ReceivedFile, ExtractedText> readInside,
        CancellationToken cancellation
    )
    {
        this.package = package;
        this.main = main;
        this.budget = budget;
        this.readInside = readInside;
        this.cancellation = cancellation;
    }

    /// <param name="readInside">Reads a document that is embedded as an alternative chunk of the text.</param>
    public static ExtractedText Read(
        ReadOnlyMemory<byte> content,
        ReadingBudget budget,
        Func<ReceivedFile, ExtractedText> readInside,
        CancellationToken cancellationToken
    )
    {
        using var package = new OfficePackage(content, budget);
        return package.Main is { } main
            ? new DocxReader(package, main, budget, readInside, cancellationToken).Read()
            : ExtractedText.Unread(ExtractionMark.NotRead);
    }

    private ExtractedText Read()
    {
        With("numbering", lists.ReadLists);
        With("styles", lists.ReadStyles);
        var text = new DocumentText(budget, cancellation);
        var body = new WordText(text, lists, this);
        Read(main, body.Visit);
        With("footnotes", new WordText(text, lists, this, NoteKind.Footnote).Visit);
        With("endnotes", new WordText(text, lists, this, NoteKind.Endnote).Visit);
        var margin = TextOf(package.Related(main, "comments"));
        if (margin.Length > 0)
            text.Mark(ExtractionMark.Comments);
        if (body.HasPicture && text.Words < WordsBesidePicture)
            text.Mark(ExtractionMark.Image);
        var letterhead = TextOf([
            .. package.Related(main, "header").Take(MostHeaders),
            .. package.Related(main, "footer").Take(MostHeaders),
        ]);
        return text.Done(margin, withPages: body.KnowsPages) with { Letterhead = letterhead };
    }

    /// <summary>What an alternative chunk of the text says: another document, embedded whole.</summary>
    internal ExtractedText Chunk(string relationship)
    {
        if (package.Related(main, "aFChunk", relationship) is not { } chunk)
            return ExtractedText.Unread(ExtractionMark.NotRead);
        using var stream = package.Unpack(chunk);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return readInside(new ReceivedFile(chunk.Name, "", bytes.ToArray()));
    }

    private string TextOf(IEnumerable<ZipArchiveEntry> parts)
    {
        var text = new DocumentText(budget, cancellation);
        foreach (var part in parts)
            Read(part, new WordText(text, lists, this).Visit);
        return string.Join("\n\n", text.Done().Value.Split("\n\n").Distinct());
    }

    private void With(string kind, Action<XmlReader> read)
    {
        foreach (var part in package.Related(main, kind))
            Read(part, read);
    }

    private void Read(ZipArchiveEntry part, Action<XmlReader> read)
    {
        using var xml = package.Xml(part);
        read(xml);
    }
}
