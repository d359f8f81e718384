using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Documents.Office;

/// <summary>The XML files inside a .docx or .odt, each read with a limit on what it may grow to.</summary>
internal sealed class ZippedXml : IDisposable
{
    private const int MaxEntries = 20_000;

    private readonly ZipArchive archive;
    private readonly ReadingLimits limits;

    /// <summary>Throws <see cref="InvalidDataException"/> where the archive is broken.</summary>
    public ZippedXml(ReadOnlyMemory<byte> content, ReadingLimits limits)
    {
        this.limits = limits;
        archive = new ZipArchive(new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);
        if (archive.Entries.Count > MaxEntries)
            throw new InflatedTooFarException();
    }

    public bool Has(string name) => archive.GetEntry(name) is not null;

    /// <summary>A forward-only reader of one file, or null where it is not there.</summary>
    public XmlReader? Open(string name) =>
        archive.GetEntry(name) is { } entry ? XmlReader.Create(Limited(entry), Settings()) : null;

    /// <summary>A whole small file, or null where it is not there.</summary>
    public XDocument? Load(string name)
    {
        using var reader = Open(name);
        return reader is null ? null : XDocument.Load(reader);
    }

    public void Dispose() => archive.Dispose();

    private LimitedStream Limited(ZipArchiveEntry entry)
    {
        // Small files of repeated XML shrink a lot: below 1 MB nothing is asked.
        var most = Math.Min(limits.MaxInflatedBytes, (1024 * 1024) + (entry.CompressedLength * limits.MaxInflation));
        return new LimitedStream(entry.Open(), most);
    }

    private static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };
}
