using System.IO.Compression;
using System.Text;

namespace ConsultationIntake.Documents.Tests;

/// <summary>Small files of every kind, to be damaged.</summary>
internal static class Samples
{
    public const string WordStart = "<w:document xmlns:w=\"w\" xmlns:r=\"r\"><w:body>";
    public const string WordEnd = "</w:body></w:document>";

    public static IReadOnlyList<(string Name, byte[] Content)> All { get; } =
    [
        (
            "a.docx",
            Zip(
                (
                    "word/document.xml",
                    WordStart
                        + "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>Words</w:t>"
                        + "<w:br w:type=\"page\"/></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p><w:tbl><w:tr>"
                        + "<w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
                        + WordEnd
                ),
                (
                    "word/numbering.xml",
                    "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:lvlText "
                        + "w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId "
                        + "w:val=\"1\"/></w:num></w:numbering>"
                )
            )
        ),
        (
            "a.odt",
            Zip(
                (
                    "content.xml",
                    "<o:d xmlns:o=\"o\"><o:text><o:p o:style-name=\"x\">Words<o:s/><o:annotation><o:p>note</o:p></o:annotation>"
                        + "</o:p><o:list><o:list-item><o:p>item</o:p></o:list-item></o:list></o:text></o:d>"
                )
            )
        ),
        (
            "a.xlsx",
            Zip(
                ("xl/workbook.xml", "<w xmlns:r=\"r\"><sheet r:id=\"a\"/></w>"),
                ("xl/_rels/workbook.xml.rels", "<R><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"s.xml\"/></R>"),
                ("xl/s.xml", "<s><row><c r=\"B2\" t=\"str\"><v>More patrols.</v></c></row></s>")
            )
        ),
        (
            "a.rtf",
            Latin(
                "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset238 Arial;}}{\\listtext a.\\tab}Caf\\'e9 \\u8211? {\\f0\\b "
                    + "bold}\\par {\\*\\x y}{\\footnote Note.}\\bin3 abc\\par}"
            )
        ),
        ("a.txt", Latin("Paragraph one.\r\n\r\n\fParagraph two.")),
        (
            "a.html",
            Latin(
                "<html><style>x</style><div class=gmail_quote><blockquote type=\"cite\"><p>Hi &amp; "
                    + "<b>bye</b></p></blockquote></div><ol start='3'><li>One<ul><li>Two</ol><!-- c --><table><tr><td>x"
            )
        ),
        (
            "a.doc",
            new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }
                .Concat(new byte[2040])
                .ToArray()
        ),
    ];

    public static byte[] Mail { get; } =
        Latin(
            "From: =?utf-8?B?SsO4?= <a@b.example>\r\nDate: x\r\nContent-Type: multipart/mixed; boundary=\"c\"; "
                + "x*0*=utf-8''%41; x*1=b\r\n\r\n--c\r\nContent-Transfer-Encoding: base64\r\n\r\nQUJD\r\n"
                + "--c\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html\r\n\r\n=41=\r\n=4\r\n--c\r\n"
                + "Content-Type: message/rfc822\r\n\r\nFrom: x@y.example\r\nDate: today\r\n\r\nInner.\r\n--c--\r\n"
        );

    public static byte[] Post { get; } =
        Latin(
            string.Join(
                "\r\n",
                "--b",
                "Content-Disposition: form-data; name=\"headers\"",
                "",
                "From: a@b.example\nMessage-ID: <1@b.example>\n",
                "--b",
                "Content-Disposition: form-data; name=\"envelope\"",
                "",
                "{\"to\":[\"a@b.example\",\"\\ud800\"],\"from\":\"\\udc00c@d.example\"}",
                "--b",
                "Content-Disposition: form-data; name=\"charsets\"",
                "",
                "{\"text\":\"windows-1252\"}",
                "--b",
                "Content-Disposition: form-data; name=\"text\"",
                "",
                "A letter with words.",
                "--b",
                "Content-Disposition: form-data; name=\"attachment1\"; filename=\"a.eml\"",
                "Content-Type: message/rfc822",
                "",
                "From: x@y.example\r\nDate: today\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\nInner.\r\n--c--",
                "--b--",
                ""
            )
        );

    public static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);

    public static byte[] Zip(params IEnumerable<(string Name, string Content)> files) =>
        Zip(files.Select(file => (file.Name, (IEnumerable<string>)[file.Content])));

    /// <summary>Written piece by piece: no memory for what is much only when it is unpacked.</summary>
    public static byte[] Zip(params IEnumerable<(string Name, IEnumerable<string> Pieces)> files)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, pieces) in files)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open(), Encoding.Latin1);
                foreach (var piece in pieces)
                    writer.Write(piece);
            }
        }

        return buffer.ToArray();
    }
}
