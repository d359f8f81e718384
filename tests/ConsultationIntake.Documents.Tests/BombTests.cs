using ConsultationIntake.Contracts;
using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Documents.Tests;

/// <summary>
/// Small files that are much when they are read: each is read or refused for at most so many bytes of memory, by what is counted and not by
/// the clock, which stands still. docs/performance.md says how long it takes. What takes longer for each character than for the one before
/// it would go on for many minutes here.
/// </summary>
public sealed class BombTests
{
    private const long MostBytes = 200 * 1024 * 1024;

    [Theory]
    [InlineData("<w:p><w:r><w:t>x</w:t></w:r></w:p>", 3_000_000)]
    [InlineData("<w:p/>", 5_000_000)]
    [InlineData("<w:r><w:t>x</w:t></w:r>", 2_000_000)]
    [InlineData("<w:p>", 200_000)]
    public void Word_OfOneThingOverAndOver_IsReadOrRefused(string piece, int times)
    {
        var bomb = Word(piece, times);

        Bounded(() => Reading.File("a.docx", bomb).Marks.Any(mark => mark.NeedsPerson()));
    }

    [Theory]
    [InlineData("<w:p w:x=\"", "\"/>")]
    [InlineData("<w:p><w:t>", "</w:t></w:p>")]
    public void Word_WithOneTextOrAttributeWithoutEnd_IsRefused(string before, string after)
    {
        var bomb = Word("xxxxxxxxxx", 3_000_000, before, after);

        Bounded(() => Reading.File("a.docx", bomb).Marks is [ExtractionMark.Inflates]);
    }

    /// <summary>What says how parts belong together is XML too, and is read before any of them.</summary>
    [Theory]
    [InlineData(
        "word/_rels/document.xml.rels",
        "<Relationships>",
        "<Relationship Id=\"r\" Type=\"http://a.example/header\" Target=\"nowhere.xml\"/>"
    )]
    [InlineData("_rels/.rels", "<Relationships>", "<Relationship Id=\"r\" Type=\"http://a.example/header\" Target=\"nowhere.xml\"/>")]
    [InlineData("[Content_Types].xml", "<Types>", "<Override PartName=\"/a.xml\" ContentType=\"application/xml\"/>")]
    public void Word_WithMillionsOfWordsAboutItsParts_IsReadOrRefused(string part, string start, string piece)
    {
        var bomb = Samples.Zip(
            ("word/document.xml", [Samples.WordStart, "<w:p><w:r><w:t>Lights.</w:t></w:r></w:p>", Samples.WordEnd]),
            (part, [start, .. Enumerable.Repeat(piece, 3_000_000), start.Replace("<", "</", StringComparison.Ordinal)])
        );

        Bounded(() => Reading.File("a.docx", bomb) is { Value: "Lights." } or { Marks.Count: > 0 });
    }

    [Theory]
    [InlineData("<a '", 280_000)]
    [InlineData("<a b=\"", 188_000)]
    [InlineData("<div>", 500_000)]
    [InlineData("<!--", 500_000)]
    [InlineData("<style>", 300_000)]
    [InlineData("&lt;", 500_000)]
    [InlineData("<blockquote type=cite>", 100_000)]
    [InlineData("<table><tr><td>", 60_000)]
    [InlineData("<ul><li>x", 60_000)]
    public void Page_OfOneThingOverAndOver_IsRead(string piece, int times)
    {
        var bomb = Samples.Latin(Repeated(piece, times) + "end");

        Bounded(() => Reading.File("a.html", bomb).Blocks.Count >= 0);
    }

    [Theory]
    [InlineData("text/plain", ">", 1_248_000)]
    [InlineData("text/plain", "> ", 624_000)]
    [InlineData("text/plain", "\u00A0\r\n", 416_000)]
    [InlineData("text/plain; format=flowed", "x \r\n", 100_000)]
    [InlineData("text/plain", "[cid:", 60_000)]
    [InlineData("text/html", "<a '", 312_000)]
    [InlineData("multipart/mixed; boundary=b", "--b\r\n\r\nx\r\n", 500_000)]
    [InlineData("multipart/mixed; boundary=b", "--bx\r\n", 500_000)]
    public void Mail_OfOneThingOverAndOver_IsRead(string type, string piece, int times)
    {
        var bomb = Mail($"Content-Type: {type}\r\n\r\n", piece, times);

        Bounded(() => Reading.Mail(bomb)?.From is not null);
    }

    [Fact]
    public void Mail_OfMillionsOfHeaderFields_IsItsFirstOnesAndNotComplete()
    {
        var bomb = Mail("", "a: b\r\n", 2_000_000);

        Bounded(() => Reading.Mail(bomb) is { Complete: false, From.Email: "a@b.example" });
    }

    [Fact]
    public void FourAtOnce_AreReadSideBySide()
    {
        var document = Word("<w:p/>", 3_000_000);
        var page = Samples.Latin(Repeated("<a '", 280_000));
        var mail = Mail("Content-Type: text/plain\r\n\r\n", ">", 1_248_000);
        Func<bool>[] readings =
        [
            () => Reading.File("a.docx", document).Marks is [ExtractionMark.TooMuchText],
            () => Reading.File("b.docx", document).Marks is [ExtractionMark.TooMuchText],
            () => Reading.File("a.html", page).Blocks.Count >= 0,
            () => Reading.Mail(mail)?.From is not null,
        ];

        var threads = readings.Select(Start).ToList();

        Assert.All(threads, End);
    }

    private static byte[] Word(string piece, int times, string before = "", string after = "") =>
        Samples.Zip(("word/document.xml", [Samples.WordStart, before, .. Enumerable.Repeat(piece, times), after, Samples.WordEnd]));

    private static byte[] Mail(string headers, string piece, int times) =>
        Samples.Latin($"From: a@b.example\r\nDate: x\r\n{headers}{Repeated(piece, times)}");

    private static string Repeated(string piece, int times) => string.Concat(Enumerable.Repeat(piece, times));

    private static void Bounded(Func<bool> read) => End(Start(read));

    private static (Thread Thread, Func<(bool Right, long Bytes)> Result) Start(Func<bool> read)
    {
        var (right, bytes) = (false, 0L);
        var thread = new Thread(() =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            right = read();
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        })
        {
            IsBackground = true,
        };
        thread.Start();
        return (thread, () => (right, bytes));
    }

    private static void End((Thread Thread, Func<(bool Right, long Bytes)> Result) reading)
    {
        Assert.True(reading.Thread.Join(Patience.Longest), $"It had not ended after {Patience.Longest}.");
        var (right, bytes) = reading.Result();
        Assert.True(right);
        Assert.InRange(bytes, 0, MostBytes);
    }
}
