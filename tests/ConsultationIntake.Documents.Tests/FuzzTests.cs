using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using ConsultationIntake.Documents;
using ConsultationIntake.Documents.Emails;
using ConsultationIntake.Documents.Html;
using ConsultationIntake.Documents.Pdf;
using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Documents.Tests;

/// <summary>Seeded noise for the readers: they end, soon, and throw nothing that a worker does not expect.</summary>
public sealed class FuzzTests
{
    private const int Rounds = 400;

    private static readonly byte[] Post = Encoding.UTF8.GetBytes(string.Join("\r\n",
        "--b", "Content-Disposition: form-data; name=\"headers\"", "", "From: a@b.example\nMessage-ID: <1@b.example>\n",
        "--b", "Content-Disposition: form-data; name=\"envelope\"", "", "{\"to\":[\"a@b.example\",\"\\ud800\"],\"from\":\"\\udc00c@d.example\"}",
        "--b", "Content-Disposition: form-data; name=\"charsets\"", "", "{\"text\":\"windows-1252\"}",
        "--b", "Content-Disposition: form-data; name=\"text\"", "", "A letter with words.",
        "--b", "Content-Disposition: form-data; name=\"attachment1\"; filename=\"a.eml\"", "Content-Type: message/rfc822", "", "From: x@y.example\r\nDate: today\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\nInner.\r\n--c--",
        "--b--", ""));

    [Fact]
    public void Post_MutatedEveryWay_IsReadOrRefused() =>
        Loop(Post, bytes => SendGridParse.Read(bytes, "multipart/form-data; boundary=b", ReadingLimits.Default));

    [Fact]
    public void Mime_MutatedEveryWay_IsRead() => Loop(
        Encoding.UTF8.GetBytes("From: =?utf-8?B?SsO4?= <a@b.example>\r\nContent-Type: multipart/mixed; boundary=\"c\"; x*0*=utf-8''%41; x*1=b\r\n\r\n--c\r\nContent-Transfer-Encoding: base64\r\n\r\nQUJD\r\n--c\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=41=\r\n=4\r\n--c--\r\n"),
        bytes => Eml.Read(bytes, ReadingLimits.Default));

    [Fact]
    public void Html_MutatedEveryWay_IsRead() => Loop(
        Encoding.UTF8.GetBytes("<html><style>x</style><div class=gmail_quote><blockquote type=\"cite\"><p>Hi &amp; <b>bye</b></p></blockquote></div><ol start='3'><li>One<ul><li>Two</ol><!-- c --><table><tr><td>x"),
        bytes => HtmlText.Convert(Encoding.Latin1.GetString(bytes)));

    [Theory]
    [InlineData("a.rtf", "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\listtext a.\\tab}Caf\\'e9 \\u8211? {\\b bold}\\par {\\*\\x y}\\bin3 abc\\par}")]
    [InlineData("a.txt", "Paragraph one.\r\n\r\n\fParagraph two.")]
    public void Document_MutatedEveryWay_IsReadOrMarked(string name, string content) =>
        Loop(Encoding.Latin1.GetBytes(content), bytes => Read(name, bytes));

    [Fact]
    public void Zipped_MutatedEveryWay_IsReadOrMarked()
    {
        const string Docx = "<w:document xmlns:w=\"w\"><w:body><w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>Words</w:t><w:br w:type=\"page\"/></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p></w:body></w:document>";
        const string Odt = "<o:d xmlns:o=\"o\"><o:text><o:p o:style-name=\"x\">Words<o:s/><o:annotation><o:p>note</o:p></o:annotation></o:p><o:list><o:list-item><o:p>item</o:p></o:list-item></o:list></o:text></o:d>";
        Loop(Zip("word/document.xml", Docx), bytes => Read("a.docx", bytes));
        Loop(Zip("content.xml", Odt), bytes => Read("a.odt", bytes));
        Loop(Encoding.UTF8.GetBytes(Docx), bytes => Read("a.docx", Zip("word/document.xml", Encoding.Latin1.GetString(bytes))));
        Loop(Encoding.UTF8.GetBytes(Odt), bytes => Read("a.odt", Zip("content.xml", Encoding.Latin1.GetString(bytes))));
    }

    [Theory]
    [InlineData("<div>", 800_000)]
    [InlineData("<a '", 800_000)]
    [InlineData("<!--", 1_000_000)]
    [InlineData("<style>", 500_000)]
    [InlineData("&lt;", 1_000_000)]
    [InlineData("<blockquote type=cite>", 200_000)]
    public void Html_OfOneThingOverAndOver_IsReadInTime(string piece, int times)
    {
        var clock = Stopwatch.StartNew();

        HtmlText.Convert(string.Concat(Enumerable.Repeat(piece, times)));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"It took {clock.Elapsed}.");
    }

    [Fact]
    public void Boundaries_NestedAndNearlyRight_AreCutInTime()
    {
        var clock = Stopwatch.StartNew();

        MultipartBody.Split(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("\r\n--bx", 2_000_000))), "b", 1000);
        MultipartBody.Split(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("--b\r\n", 2_000_000))), "b", 1000);
        MimeEntity.Parse(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"Content-Type: multipart/mixed; boundary=b{i}\r\n\r\n--b{i}\r\n"))), out var complete);

        Assert.False(complete);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"It took {clock.Elapsed}.");
    }

    private static void Loop(byte[] seed, Action<byte[]> read)
    {
        var random = new Random(20261122);
        var clock = Stopwatch.StartNew();
        for (var round = 0; round < Rounds; round++)
            read(Mutate(seed, random));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"It took {clock.Elapsed}.");
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var change = random.Next(1, 6); change > 0 && bytes.Count > 1; change--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 20), bytes.Count - at);
            switch (random.Next(5))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, length); break;
                case 2: bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length)); break;
                case 3: bytes.RemoveRange(at, bytes.Count - at); break;
                default: bytes[at] ^= (byte)(1 << random.Next(8)); break;
            }
        }

        return [.. bytes];
    }

    private static void Read(string name, byte[] content)
    {
        var reader = new DocumentReader(new NoPdf(), TimeProvider.System);
        var text = reader.ReadAsync(
            new ReceivedFile(name, "", content), new ReadingBudget(ReadingLimits.Default, TimeProvider.System), TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        Assert.All(text.PageStarts, start => Assert.InRange(start, 0, text.Value.Length));
    }

    private static byte[] Zip(string name, string content)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var writer = new StreamWriter(archive.CreateEntry(name).Open(), Encoding.Latin1);
            writer.Write(content);
        }

        return buffer.ToArray();
    }

    private sealed class NoPdf : IPdfReader
    {
        public Task<PdfOutcome> ReadAsync(ReadOnlyMemory<byte> content, ReadingLimits limits, CancellationToken cancellationToken) =>
            Task.FromResult<PdfOutcome>(new PdfOutcome.Unread(ExtractionMark.NotRead));
    }
}
