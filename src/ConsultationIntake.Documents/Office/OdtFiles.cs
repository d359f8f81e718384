using System.IO.Compression;
using System.Xml;
using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Documents.Office;

/// <summary>The XML files inside an OpenDocument file, each read with a limit on what it may grow to.</summary>
internal sealed class OdtFiles(ZipArchive archive, ReadingBudget budget)
{
    public bool Has(string name) => archive.GetEntry(name) is not null;

    /// <summary>A forward-only reader of one file, or null where it is not there.</summary>
    public XmlReader? Open(string name) => archive.GetEntry(name) is { } entry ? Zip.Xml(Zip.Unpack(entry, budget)) : null;
}
