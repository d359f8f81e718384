using System.Globalization;
using System.Xml;

namespace ConsultationIntake.Documents.Office;

/// <summary>
/// Which paragraphs of a Word file are items of which list or headings, and how its lists are labelled (numbering.xml, styles.xml).
/// </summary>
internal sealed class WordLists
{
    private const int MostLevels = 9;
    private const int MostBasedOn = 20;
    private const int DeepestHeading = 9;

    private readonly Dictionary<string, ListLevels> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Number> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Style> styles = new(StringComparer.Ordinal);

    /// <summary>A list's definition, and its counters, which every number that uses it shares.</summary>
    private sealed class ListLevels
    {
        public List<ListLabels.Level> Levels { get; } = [];

        public string? LinkedStyle { get; set; }

        public ListLabels? Labels { get; set; }
    }

    private sealed class Number
    {
        public string? List { get; set; }

        public Dictionary<int, int> Starts { get; } = [];

        public Dictionary<int, ListLabels.Level> Levels { get; } = [];

        public bool IsUsed { get; set; }
    }

    private sealed class Style
    {
        public string? BasedOn { get; set; }

        public string? NumId { get; set; }

        public int Level { get; set; }

        public int? Outline { get; set; }
    }

    /// <summary>The label of a paragraph and its level from 0: null where it is in no list.</summary>
    public (string Label, int Level)? Label(string? style, string? numId, int? level)
    {
        if (numId is null && Inherited(style, one => one.NumId is not null) is { } found)
            (numId, level) = (found.NumId, level ?? found.Level);
        if (numId is null or "0" || !numbers.TryGetValue(numId, out var number) || ListOf(number) is not { } list)
            return null;
        var labels = list.Labels ??= new ListLabels(list.Levels);
        if (!number.IsUsed)
        {
            foreach (var (at, start) in number.Starts)
                labels.Restart(at, start);
            number.IsUsed = true;
        }

        var shown = number.Levels.Count == 0 ? list.Levels : [.. list.Levels.Select((own, i) => number.Levels.GetValueOrDefault(i, own))];
        return (labels.Next(level ?? 0, shown), level ?? 0);
    }

    /// <summary>1 for the highest heading, 0 for what is none.</summary>
    /// <param name="outline">What the paragraph itself says, from 0; null where it says nothing.</param>
    public int HeadingLevel(string? style, int? outline) =>
        (outline ?? Inherited(style, one => one.Outline is not null)?.Outline) is >= 0 and < DeepestHeading and var level ? level + 1 : 0;

    public void ReadLists(XmlReader xml)
    {
        ListLevels? list = null;
        Number? number = null;
        var inOverride = false;
        var level = new Dictionary<string, string>(StringComparer.Ordinal);
        var (index, levelIndex) = (0, 0);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "lvl")
                EndLevel();
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "lvlOverride")
                inOverride = false;
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            switch (xml.LocalName)
            {
                case "abstractNum":
                    lists.TryAdd(Attribute(xml, "abstractNumId") ?? "", list = new ListLevels());
                    number = null;
                    break;
                case "num":
                    numbers.TryAdd(Attribute(xml, "numId") ?? "", number = new Number());
                    list = null;
                    break;
                case "abstractNumId" when number is not null:
                    number.List = Attribute(xml, "val");
                    break;
                case "numStyleLink" when list is not null:
                    list.LinkedStyle = Attribute(xml, "val");
                    break;
                case "lvlOverride":
                    (inOverride, index) = (true, Parsed(Attribute(xml, "ilvl")) ?? 0);
                    break;
                case "startOverride" when inOverride && number is not null:
                    number.Starts[index] = Parsed(Attribute(xml, "val")) ?? 1;
                    break;
                case "lvl":
                    level.Clear();
                    levelIndex = Parsed(Attribute(xml, "ilvl")) ?? 0;
                    if (xml.IsEmptyElement)
                        EndLevel();
                    break;
                case "start" or "numFmt" or "lvlText" or "lvlRestart" or "isLgl":
                    level[xml.LocalName] = Attribute(xml, "val") ?? "";
                    break;
            }
        }

        void EndLevel()
        {
            var read = new ListLabels.Level(
                level.GetValueOrDefault("numFmt", "decimal"),
                level.GetValueOrDefault("lvlText", ""),
                Parsed(level.GetValueOrDefault("start")) ?? 1,
                Parsed(level.GetValueOrDefault("lvlRestart")),
                level.TryGetValue("isLgl", out var legal) && legal is not ("0" or "false")
            );
            if (inOverride && number is not null)
                number.Levels[levelIndex] = read;
            else if (list is { Levels.Count: < MostLevels })
                list.Levels.Add(read);
        }
    }

    public void ReadStyles(XmlReader xml)
    {
        Style? style = null;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            switch (xml.LocalName)
            {
                case "style" when Attribute(xml, "styleId") is { } id:
                    styles.TryAdd(id, style = new Style());
                    break;
                case "name" when style is not null:
                    style.Outline ??= OutlineOf(Attribute(xml, "val"));
                    break;
                case "basedOn" when style is not null:
                    style.BasedOn = Attribute(xml, "val");
                    break;
                case "numId" when style is not null:
                    style.NumId = Attribute(xml, "val");
                    break;
                case "ilvl" when style is not null:
                    style.Level = Parsed(Attribute(xml, "val")) ?? 0;
                    break;
                case "outlineLvl" when style is not null:
                    style.Outline = Parsed(Attribute(xml, "val"));
                    break;
            }
        }
    }

    public static int? Parsed(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private ListLevels? ListOf(Number number)
    {
        if (number.List is null || !lists.TryGetValue(number.List, out var list))
            return null;
        // A list may be defined by the style that it is linked to.
        if (
            list.Levels.Count == 0
            && list.LinkedStyle is { } name
            && styles.TryGetValue(name, out var style)
            && style.NumId is { } id
            && numbers.TryGetValue(id, out var linked)
            && linked.List is { } other
            && lists.TryGetValue(other, out var defined)
        )
            return defined;
        return list;
    }

    private Style? Inherited(string? name, Func<Style, bool> says)
    {
        // Styles may be based on one another in a circle.
        for (var i = 0; i < MostBasedOn && name is not null && styles.TryGetValue(name, out var style); i++, name = style.BasedOn)
        {
            if (says(style))
                return style;
        }

        return null;
    }

    /// <summary>Word's own heading styles have these names in a file of any language.</summary>
    private static int? OutlineOf(string? name) =>
        name is null ? null
        : name.Equals("title", StringComparison.OrdinalIgnoreCase) ? 0
        : name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) ? Parsed(name[8..]) - 1
        : null;

    private static string? Attribute(XmlReader xml, string name) => xml.GetAttribute(name, xml.NamespaceURI);
}
