using System.Globalization;
using System.Text;
using System.Xml;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Documents.Office;

/// <summary>Reads the cells of a workbook, sheet by sheet and row by row, each as it is shown: each is a paragraph.</summary>
internal sealed class XlsxReader
{
    private readonly DocumentText text;
    private readonly List<string> shared = [];
    private readonly CellFormats formats = new();

    private XlsxReader(DocumentText text) => this.text = text;

    public static ExtractedText Read(ReadOnlyMemory<byte> content, ReadingBudget budget, CancellationToken cancellationToken)
    {
        using var package = new OfficePackage(content, budget);
        if (package.Main is not { } workbook)
            return ExtractedText.Unread(ExtractionMark.NotRead);
        var text = new DocumentText(budget, cancellationToken);
        var reader = new XlsxReader(text);
        foreach (var strings in package.Related(workbook, "sharedStrings"))
            With(package.Xml(strings), reader.Shared);
        foreach (var styles in package.Related(workbook, "styles"))
            With(package.Xml(styles), xml => reader.formats.Read(xml, text.GoesOn));
        var ids = new List<string>();
        With(package.Xml(workbook), xml => reader.Sheets(xml, ids));
        for (var number = 0; number < ids.Count; number++)
        {
            if (package.Related(workbook, "worksheet", ids[number]) is { } sheet)
                With(package.Xml(sheet), xml => reader.Sheet(xml, number));
        }

        return text.Done();
    }

    private static void With(XmlReader xml, Action<XmlReader> read)
    {
        using (xml)
            read(xml);
    }

    /// <summary>The sheets' ids in the order of their tabs.</summary>
    private void Sheets(XmlReader xml, List<string> ids)
    {
        while (text.GoesOn() && xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "workbookPr")
                formats.From1904 = xml.GetAttribute("date1904") is "1" or "true";
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "sheet" && Relationship(xml) is { } id)
                ids.Add(id);
        }
    }

    private void Shared(XmlReader xml)
    {
        StringBuilder? item = null;
        while (text.GoesOn() && xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "rPh")
                xml.Skip();
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
                item = new StringBuilder();
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA)
                item?.Append(xml.Value);
            if (xml.LocalName == "si" && (xml.NodeType == XmlNodeType.EndElement || xml.IsEmptyElement))
                shared.Add(item?.ToString() ?? "");
        }
    }

    private void Sheet(XmlReader xml, int sheet)
    {
        var (row, column, type, style) = (-1, -1, "", (string?)null);
        var value = new StringBuilder();
        var inValue = false;
        while (text.GoesOn() && xml.Read())
        {
            switch (xml.NodeType, xml.LocalName)
            {
                case (XmlNodeType.Element, "row"):
                    (row, column) = (row + 1, -1);
                    break;
                case (XmlNodeType.Element, "c"):
                    column = ColumnOf(xml.GetAttribute("r")) ?? column + 1;
                    type = xml.GetAttribute("t") ?? "n";
                    style = xml.GetAttribute("s");
                    value.Clear();
                    break;
                case (XmlNodeType.Element, "v" or "t"):
                    inValue = !xml.IsEmptyElement;
                    break;
                case (XmlNodeType.EndElement, "v" or "t"):
                    inValue = false;
                    break;
                case (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace, _) when inValue:
                    value.Append(xml.Value);
                    break;
                case (XmlNodeType.EndElement, "c"):
                    text.Paragraph(
                        Shown(type, value.ToString(), style),
                        new TextBlock(0, 0) { Cell = new TablePlace(sheet, Math.Max(0, row), column, IsHeader: row == 0) }
                    );
                    break;
            }
        }
    }

    private string Shown(string type, string value, string? style) =>
        type switch
        {
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < shared.Count
                ? shared[index]
                : "",
            "n" => formats.Show(value, style),
            "b" => value switch
            {
                "1" => "TRUE",
                "0" => "FALSE",
                _ => value,
            },
            _ => value,
        };

    /// <summary>The column of a cell's address, such as <c>AB7</c>, from 0.</summary>
    private static int? ColumnOf(string? address)
    {
        var column = 0;
        foreach (var c in (address ?? "").TakeWhile(char.IsAsciiLetter).Take(3))
            column = (column * 26) + (char.ToUpperInvariant(c) - 'A' + 1);
        return column > 0 ? column - 1 : null;
    }

    private static string? Relationship(XmlReader xml)
    {
        string? id = null;
        while (xml.MoveToNextAttribute())
            id = xml.LocalName == "id" && xml.Prefix.Length > 0 ? xml.Value : id;
        xml.MoveToElement();
        return id;
    }
}
