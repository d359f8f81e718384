using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Xml;
using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Documents.Office;

/// <summary>Opens zipped files with limits on how many files there are in them and what those unpack to.</summary>
internal static class Zip
{
    private const int MaxEntries = 20_000;
    private const long AlwaysAllowed = 1024 * 1024;

    /// <summary>Characters that one XML part may hold: an attribute without end is held in memory whole.</summary>
    private const int MaxCharactersOfXml = 40 * 1024 * 1024;

    /// <summary>Throws <see cref="InvalidDataException"/> where the archive is broken.</summary>
    public static ZipArchive Open(ReadOnlyMemory<byte> content)
    {
        // Each entry of the directory becomes an object before anybody can count them.
        if (content.Span.Count("PK\x01\x02"u8) > MaxEntries)
            throw new InflatedTooFarException();
        return new ZipArchive(StreamOf(content), ZipArchiveMode.Read);
    }

    public static Stream Unpack(ZipArchiveEntry entry, ReadingBudget budget) => Limited(entry.Open(), entry.CompressedLength, budget);

    /// <param name="packed">The length it has in its archive. Small files of repeated XML shrink a lot: below 1 MB nothing is
    /// asked.</param>
    public static Stream Limited(Stream unpacking, long packed, ReadingBudget budget) =>
        new LimitedStream(unpacking, AlwaysAllowed + (packed * budget.Limits.MaxInflation), budget);

    public static XmlReader Xml(Stream part) =>
        XmlReader.Create(
            part,
            new XmlReaderSettings
            {
                // Old OpenOffice wrote a document type into its manifests. It is passed over, and nothing it defines is known.
                DtdProcessing = DtdProcessing.Ignore,
                XmlResolver = null,
                MaxCharactersInDocument = MaxCharactersOfXml,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                CloseInput = true,
            }
        );

    public static MemoryStream StreamOf(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false);
}
