using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using ConsultationIntake.Documents.Office;
using ConsultationIntake.Imports;
using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Documents.Sheets;

/// <summary>Reads the cells of the first visible sheet of a workbook (ECMA-376, part 1, 18.3), one row after another.</summary>
internal sealed class XlsxSheet
{
    /// <summary>Characters of one part: streamed, so that only an attribute without end is held whole.</summary>
    private const long MaxCharactersOfXml = 150L * 1024 * 1024;

    private readonly SheetRows rows;
    private readonly List<string> shared = [];
    private readonly CellFormats formats = new();

    private XlsxSheet(SheetRows rows) => this.rows = rows;

    /// <summary>Reads into the rows, and gives the names of the visible sheets that were left.</summary>
    internal static IReadOnlyList<string> Read(ReadOnlyMemory<byte> content, ReadingBudget budget, SheetRows rows)
    {
        using var package = new OfficePackage(content, budget);
        if (package.Main is not { } workbook || !workbook.FullName.Contains("workbook", StringComparison.OrdinalIgnoreCase))
            throw new SheetRefusedException(SheetRefusal.NotASheet);
        var reader = new XlsxSheet(rows);
        var sheets = new List<(string Name, string Id)>();
        With(package, workbook, xml => reader.Workbook(xml, sheets));
        foreach (var styles in package.Related(workbook, "styles").Take(1))
            With(package, styles, xml => reader.formats.Read(xml, static () => true));
        foreach (var strings in package.Related(workbook, "sharedStrings").Take(1))
            With(package, strings, reader.Shared);
        if (sheets is not [var (_, first), .. var others] || package.Related(workbook, "worksheet", first) is not { } sheet)
            throw new SheetRefusedException(SheetRefusal.NotASheet);
        With(package, sheet, reader.Rows);
        return [.. others.Select(other => other.Name)];
    }

    private static void With(OfficePackage package, ZipArchiveEntry part, Action<XmlReader> read)
    {
        using var xml = XmlReader.Create(
            package.Unpack(part),
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = MaxCharactersOfXml,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                CloseInput = true,
            }
        );
        read(xml);
    }

    private void Workbook(XmlReader xml, List<(string Name, string Id)> sheets)
    {
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "workbookPr")
                formats.From1904 = xml.GetAttribute("date1904") is "1" or "true";
            else if (xml.LocalName == "sheet" && xml.GetAttribute("state") is null or "visible" && IdOf(xml) is { } id)
                sheets.Add((xml.GetAttribute("name") ?? "", id));
        }
    }

    private void Shared(XmlReader xml)
    {
        var item = new StringBuilder();
        while (xml.Read())
        {
            // How it is pronounced, in Japanese, is not what it says.
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "rPh" })
                xml.Skip();
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
                item.Clear();
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA)
            {
                rows.Take(xml.Value.Length);
                item.Append(xml.Value);
            }

            if (xml.LocalName != "si" || !(xml.NodeType == XmlNodeType.EndElement || xml.IsEmptyElement))
                continue;
            if (shared.Count >= Sheet.MaxCells)
                throw new SheetRefusedException(SheetRefusal.TooManyCells);
            shared.Add(Unescaped(item.ToString()));
        }
    }

    private void Rows(XmlReader xml)
    {
        var (row, column, type, isFormula, inValue) = (0, -1, "", false, false);
        string? style = null;
        var value = new StringBuilder();
        while (xml.Read())
        {
            switch (xml.NodeType, xml.LocalName)
            {
                case (XmlNodeType.Element, "row"):
                    row = Number(xml.GetAttribute("r")) ?? row + 1;
                    column = -1;
                    rows.Begin(row);
                    break;
                case (XmlNodeType.EndElement, "row"):
                    rows.End();
                    break;
                case (XmlNodeType.Element, "c"):
                    column = ColumnOf(xml.GetAttribute("r")) ?? column + 1;
                    (type, style, isFormula) = (xml.GetAttribute("t") ?? "n", xml.GetAttribute("s"), false);
                    value.Clear();
                    break;
                case (XmlNodeType.Element, "f"):
                    isFormula = true;
                    break;
                case (XmlNodeType.Element, "rPh"):
                    xml.Skip();
                    break;
                case (XmlNodeType.Element, "v" or "t"):
                    inValue = !xml.IsEmptyElement;
                    break;
                case (XmlNodeType.EndElement, "v" or "t"):
                    inValue = false;
                    break;
                case (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace, _) when inValue:
                    if (value.Length + xml.Value.Length > Sheet.MaxCharacters)
                        throw new SheetRefusedException(SheetRefusal.TooMuchText);
                    value.Append(xml.Value);
                    break;
                case (XmlNodeType.EndElement, "c"):
                    rows.Put(column, Cell(type, style, isFormula, value.ToString()));
                    break;
            }
        }
    }

    private SheetCell Cell(string type, string? style, bool isFormula, string value)
    {
        if (isFormula)
            return new SheetCell(SheetCellKind.Formula, value);
        switch (type)
        {
            case "s":
                return Number(value) is { } index && index < shared.Count
                    ? new SheetCell(SheetCellKind.Text, shared[index])
                    : new SheetCell(SheetCellKind.Error, "");
            case "inlineStr" or "str":
                return new SheetCell(SheetCellKind.Text, Unescaped(value));
            case "b":
                return new SheetCell(SheetCellKind.Text, value == "1" ? "Yes" : "No");
            case "e":
                return new SheetCell(SheetCellKind.Error, value);
            case "d":
                return new SheetCell(SheetCellKind.Date, value);
            default:
                return formats.DateOf(value, style) is { } date
                    ? new SheetCell(SheetCellKind.Date, date.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture))
                    : new SheetCell(SheetCellKind.Number, value);
        }
    }

    /// <summary>What XML has no way to write is there as <c>_x000D_</c> (ECMA-376, part 1, 22.4.2.4).</summary>
    private static string Unescaped(string text) =>
        text.Contains("_x", StringComparison.Ordinal)
            ? System.Text.RegularExpressions.Regex.Replace(
                text,
                "_x([0-9A-Fa-f]{4})_",
                code => ((char)int.Parse(code.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()
            )
            : text;

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The column of a cell's address, such as <c>AB7</c>, from 0.</summary>
    private static int? ColumnOf(string? address)
    {
        var column = 0;
        foreach (var c in (address ?? "").TakeWhile(char.IsAsciiLetter).Take(3))
            column = (column * 26) + (char.ToUpperInvariant(c) - 'A' + 1);
        return column > 0 ? column - 1 : null;
    }

    private static string? IdOf(XmlReader xml)
    {
        string? id = null;
        while (xml.MoveToNextAttribute())
            id = xml.LocalName == "id" && xml.Prefix.Length > 0 ? xml.Value : id;
        xml.MoveToElement();
        return id;
    }
}
