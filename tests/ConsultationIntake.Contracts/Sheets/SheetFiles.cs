using System.IO.Compression;
using System.Security;
using System.Text;

namespace ConsultationIntake.Contracts.Sheets;

/// <summary>Workbooks made by hand, so that they can be as wrong as a test wants.</summary>
public static class SheetFiles
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Of = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>A row of texts, from the first column.</summary>
    public static string Row(int number, params string[] cells) => $"<row r=\"{number}\">{string.Concat(cells.Select(Cell))}</row>";

    private static string Cell(string text) => $"<c t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>";

    /// <inheritdoc cref="Xlsx(IEnumerable{string}, string?, string)"/>
    public static byte[] Xlsx(string rows, string? shared = null, string before = "") => Xlsx([rows], shared, before);

    /// <summary>A workbook of one sheet. Style 1 shows date and time, style 2 a date in a format of its own.</summary>
    /// <param name="rows">What stands in <c>sheetData</c>.</param>
    /// <param name="shared">What stands in the table of shared strings, or null for none.</param>
    /// <param name="before">What stands before the sheet's root.</param>
    public static byte[] Xlsx(IEnumerable<string> rows, string? shared = null, string before = "")
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(
                archive,
                "_rels/.rels",
                [
                    $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
                        + $"Type=\"{Of}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
                ]
            );
            Put(
                archive,
                "xl/workbook.xml",
                [
                    $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Of}\"><sheets>"
                        + "<sheet name=\"Hidden\" sheetId=\"9\" state=\"hidden\" r:id=\"r9\"/>"
                        + "<sheet name=\"Responses\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
                ]
            );
            Put(
                archive,
                "xl/_rels/workbook.xml.rels",
                [
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
                    $"<Relationship Id=\"r1\" Type=\"{Of}/worksheet\" Target=\"worksheets/sheet1.xml\"/>",
                    $"<Relationship Id=\"r2\" Type=\"{Of}/styles\" Target=\"styles.xml\"/>",
                    $"<Relationship Id=\"r3\" Type=\"{Of}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>",
                ]
            );
            Put(
                archive,
                "xl/styles.xml",
                [
                    $"<styleSheet xmlns=\"{Main}\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd\\/mm\\/yyyy\"/></numFmts>",
                    "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>",
                    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>",
                ]
            );
            if (shared is not null)
                Put(archive, "xl/sharedStrings.xml", [$"<sst xmlns=\"{Main}\">{shared}</sst>"]);
            Put(
                archive,
                "xl/worksheets/sheet1.xml",
                [before, $"<worksheet xmlns=\"{Main}\"><sheetData>", .. rows, "</sheetData></worksheet>"]
            );
        }

        return bytes.ToArray();
    }

    public static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private static void Put(ZipArchive archive, string name, IEnumerable<string> texts)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
        foreach (var text in texts)
            writer.Write(text);
    }
}
