using System.IO.Compression;
using System.Xml;
using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Documents.Office;

/// <summary>
/// A package that Word or Excel wrote (ECMA-376, part 2): its parts by what they are to one another, and by the names that
/// all programs give them where that is not written down. Content types are not asked: the Open XML SDK and
/// System.IO.Packaging refuse files with wrong ones, which Word opens and people send.
/// </summary>
internal sealed class OfficePackage(ReadOnlyMemory<byte> content, ReadingBudget budget) : IDisposable
{
    private const int MostRelationships = 20_000;

    private static readonly string[] UsualMains = ["word/document.xml", "xl/workbook.xml"];

    private readonly ZipArchive archive = Zip.Open(content);
    private readonly Dictionary<string, List<Relationship>> known = new(StringComparer.Ordinal);

    private sealed record Relationship(string Id, string Kind, string Target);

    /// <summary>The document, or the workbook; null where there is none.</summary>
    public ZipArchiveEntry? Main =>
        Targets("", "officeDocument").FirstOrDefault() ?? UsualMains.Select(archive.GetEntry).FirstOrDefault(entry => entry is not null);

    /// <summary>Parts that a part refers to as being of that kind (the last word of the relationship's type).</summary>
    public IReadOnlyList<ZipArchiveEntry> Related(ZipArchiveEntry part, string kind)
    {
        var targets = Targets(part.FullName, kind).ToList();
        return targets.Count > 0 || Of(part.FullName).Count > 0 ? targets : Usual(part, kind);
    }

    /// <summary>The part that a part refers to by an id, or null.</summary>
    public ZipArchiveEntry? Related(ZipArchiveEntry part, string kind, string id) =>
        Of(part.FullName).Where(one => one.Kind == kind && one.Id == id).Select(one => archive.GetEntry(one.Target)).FirstOrDefault();

    public Stream Unpack(ZipArchiveEntry part) => Zip.Unpack(part, budget);

    public XmlReader Xml(ZipArchiveEntry part) => Zip.Xml(Unpack(part));

    public void Dispose() => archive.Dispose();

    private IEnumerable<ZipArchiveEntry> Targets(string source, string kind) =>
        Of(source).Where(one => one.Kind == kind).Select(one => archive.GetEntry(one.Target)).OfType<ZipArchiveEntry>();

    /// <summary>Word's own names: footnotes.xml, header1.xml, header2.xml.</summary>
    private List<ZipArchiveEntry> Usual(ZipArchiveEntry part, string kind)
    {
        var start = FolderOf(part.FullName) + kind;
        return
        [
            .. archive
                .Entries.Where(entry =>
                    entry.FullName.StartsWith(start, StringComparison.Ordinal)
                    && entry.FullName.EndsWith(".xml", StringComparison.Ordinal)
                    && entry.FullName[start.Length..^4].All(char.IsAsciiDigit)
                )
                .OrderBy(entry => entry.FullName, StringComparer.Ordinal),
        ];
    }

    private List<Relationship> Of(string source)
    {
        if (!known.TryGetValue(source, out var relationships))
            known[source] = relationships = Read(source);
        return relationships;
    }

    private List<Relationship> Read(string source)
    {
        var relationships = new List<Relationship>();
        var folder = FolderOf(source);
        if (archive.GetEntry($"{folder}_rels/{source[folder.Length..]}.rels") is not { } file)
            return relationships;
        using var xml = Xml(file);
        while (xml.Read() && relationships.Count < MostRelationships)
        {
            if (
                xml.NodeType == XmlNodeType.Element
                && xml.LocalName == "Relationship"
                && xml.GetAttribute("TargetMode") != "External"
                && xml.GetAttribute("Id") is { } id
                && xml.GetAttribute("Type") is { } type
                && xml.GetAttribute("Target") is { } target
            )
                relationships.Add(new(id, type[(type.LastIndexOf('/') + 1)..], Resolved(folder, target)));
        }

        return relationships;
    }

    /// <summary>A part's name without the slash it begins with, from a target that may be relative.</summary>
    private static string Resolved(string folder, string target)
    {
        var steps = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/').Where(step => step.Length > 0 && step != "."))
        {
            if (step != "..")
                steps.Add(step);
            else if (steps.Count > 0)
                steps.RemoveAt(steps.Count - 1);
        }

        return string.Join('/', steps);
    }

    private static string FolderOf(string part) => part[..(part.LastIndexOf('/') + 1)];
}
