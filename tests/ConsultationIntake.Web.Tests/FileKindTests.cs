using System.IO.Compression;
using System.Text;
using ConsultationIntake.Submissions.Files;

namespace ConsultationIntake.Web.Tests;

public sealed class FileKindTests
{
    [Theory]
    [InlineData("%PDF-1.7\n", "pdf")]
    [InlineData("{\\rtf1\\ansi}", "rtf")]
    [InlineData("Plain words, with an é.\r\n", "txt")]
    [InlineData("MZ\u0090\0\u0003", null)]
    [InlineData("\u007FELF\0\0", null)]
    [InlineData("GIF89a\0", null)]
    public void Of_Content_GoesByWhatIsInIt(string content, string? kind) =>
        Assert.Equal(kind, FileKind.Of(Encoding.UTF8.GetBytes(content)));

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 }, "jpg")]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A }, "png")]
    [InlineData(new byte[] { 0x50, 0x4B, 0x03, 0x04, 0x00 }, null)]
    public void Of_Bytes_GoesByTheFirstOfThem(byte[] content, string? kind) => Assert.Equal(kind, FileKind.Of(content));

    [Fact]
    public void Of_ZippedDocuments_LooksInside()
    {
        Assert.Equal("docx", FileKind.Of(Zip(("[Content_Types].xml", "<x/>"), ("word/document.xml", "<x/>"))));
        Assert.Equal("odt", FileKind.Of(Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>"))));
        Assert.Null(FileKind.Of(Zip(("xl/workbook.xml", "<x/>"))));
    }

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return stream.ToArray();
    }
}
