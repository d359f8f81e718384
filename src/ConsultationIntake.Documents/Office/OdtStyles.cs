using System.Globalization;
using System.Xml;

namespace ConsultationIntake.Documents.Office;

/// <summary>What the styles of an .odt say of lists and of page breaks.</summary>
internal sealed class OdtStyles
{
    private const int MaxLevels = 10;

    private readonly Dictionary<string, List<ListLabels.Level>> lists = new(StringComparer.Ordinal);
    private readonly HashSet<string> breakBefore = new(StringComparer.Ordinal);
    private string? style;
    private List<ListLabels.Level>? list;

    public bool BreaksBefore(string? name) => name is not null && breakBefore.Contains(name);

    public ListLabels Labels(string? name) => new(name is not null && lists.TryGetValue(name, out var levels) ? levels : []);

    public void ReadAll(XmlReader? xml)
    {
        while (xml?.Read() == true)
        {
            if (xml.NodeType == XmlNodeType.Element)
                Begin(xml);
        }
    }

    /// <summary>Takes note of an element where it is about styles.</summary>
    public void Begin(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "style":
                style = Attribute(xml, "name");
                break;
            case "paragraph-properties" when style is not null && Attribute(xml, "break-before") == "page":
                breakBefore.Add(style);
                break;
            case "list-style" when Attribute(xml, "name") is { } name:
                list = [];
                lists.TryAdd(name, list);
                break;
            case "list-level-style-number":
                Add(Attribute(xml, "num-format") ?? "", LabelText(xml), Number(xml, "start-value") ?? 1);
                break;
            case "list-level-style-bullet" or "list-level-style-image":
                Add("bullet", "", 1);
                break;
        }
    }

    private void Add(string format, string text, int start)
    {
        if (list is { Count: < MaxLevels })
            list.Add(new ListLabels.Level(format, text, start));
    }

    private string LabelText(XmlReader xml)
    {
        var level = Number(xml, "level") ?? ((list?.Count ?? 0) + 1);
        var shown = Math.Clamp(Number(xml, "display-levels") ?? 1, 1, MaxLevels);
        if (Attribute(xml, "num-list-format") is { Length: > 0 } format)
            return TrimPlaceholders(format);
        var counters = Enumerable.Range(Math.Max(1, level - shown + 1), Math.Min(shown, level)).Select(number => $"%{number}");
        return Attribute(xml, "num-prefix") + string.Join('.', counters) + Attribute(xml, "num-suffix");
    }

    /// <summary>LibreOffice's own attribute writes <c>%1%</c> where Word writes <c>%1</c>.</summary>
    private static string TrimPlaceholders(string format)
    {
        for (var number = 1; number <= MaxLevels; number++)
            format = format.Replace($"%{number}%", $"%{number}", StringComparison.Ordinal);
        return format;
    }

    public static int? Number(XmlReader xml, string name) =>
        int.TryParse(Attribute(xml, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>An attribute by its local name, whatever its prefix.</summary>
    public static string? Attribute(XmlReader xml, string name)
    {
        string? value = null;
        if (!xml.MoveToFirstAttribute())
            return null;
        do
        {
            if (xml.LocalName == name)
                value = xml.Value;
        } while (value is null && xml.MoveToNextAttribute());
        xml.MoveToElement();
        return value;
    }
}
