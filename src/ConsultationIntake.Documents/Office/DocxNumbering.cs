using System.Globalization;
using System.Xml.Linq;

namespace ConsultationIntake.Documents.Office;

/// <summary>Which paragraphs of a .docx are items of which list, and how its lists are labelled (numbering.xml, styles.xml).</summary>
internal sealed class DocxNumbering
{
    private readonly Dictionary<string, string> abstractOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ListLabels.Level>> levels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ListLabels> running = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string? BasedOn, string? NumId, int Level)> styles = new(StringComparer.Ordinal);

    public static DocxNumbering Read(ZippedXml files)
    {
        var numbering = new DocxNumbering();
        numbering.ReadLists(files.Load("word/numbering.xml"));
        numbering.ReadStyles(files.Load("word/styles.xml"));
        return numbering;
    }

    /// <summary>The label of a paragraph: null where it is in no list.</summary>
    public string? Label(string? style, string? numId, int? level)
    {
        if (numId is null)
            (numId, level) = FromStyle(style);
        if (numId is null or "0" || !abstractOf.TryGetValue(numId, out var list) || !levels.TryGetValue(list, out var definition))
            return null;
        if (!running.TryGetValue(list, out var labels))
            running[list] = labels = new ListLabels(definition);
        return labels.Next(level ?? 0);
    }

    private (string? NumId, int? Level) FromStyle(string? style)
    {
        // Styles may be based on one another in a circle.
        for (var i = 0; i < 20 && style is not null && styles.TryGetValue(style, out var found); i++, style = found.BasedOn)
        {
            if (found.NumId is not null)
                return (found.NumId, found.Level);
        }

        return (null, null);
    }

    private void ReadLists(XDocument? numbering)
    {
        foreach (var list in Elements(numbering?.Root, "abstractNum"))
        {
            if (Attribute(list, "abstractNumId") is { } id)
                levels.TryAdd(id, [.. Elements(list, "lvl").Take(9).Select(ReadLevel)]);
        }

        foreach (var number in Elements(numbering?.Root, "num"))
        {
            if (Attribute(number, "numId") is { } id && Value(number, "abstractNumId") is { } list)
                abstractOf.TryAdd(id, list);
        }
    }

    private static ListLabels.Level ReadLevel(XElement level) =>
        new(Value(level, "numFmt") ?? "decimal", Value(level, "lvlText") ?? "", Number(Value(level, "start")) ?? 1);

    private void ReadStyles(XDocument? document)
    {
        foreach (var style in Elements(document?.Root, "style"))
        {
            var list = Elements(Elements(style, "pPr").FirstOrDefault(), "numPr").FirstOrDefault();
            if (Attribute(style, "styleId") is { } id)
                styles.TryAdd(id, (Value(style, "basedOn"), Value(list, "numId"), Number(Value(list, "ilvl")) ?? 0));
        }
    }

    public static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static IEnumerable<XElement> Elements(XElement? parent, string name) =>
        parent?.Elements().Where(element => element.Name.LocalName == name) ?? [];

    private static string? Value(XElement? parent, string name) =>
        Elements(parent, name).FirstOrDefault() is { } element ? Attribute(element, "val") : null;

    private static string? Attribute(XElement element, string name) =>
        element.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == name)?.Value;
}
