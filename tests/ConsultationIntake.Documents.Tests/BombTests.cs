using System.Diagnostics;
using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Documents.Tests;

/// <summary>
/// Small files that are much when they are read: each ends soon. On a quiet machine each takes less than a
/// second; the time asked for here allows for a busy one.
/// </summary>
public sealed class BombTests
{
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(15);

    [Theory]
    [InlineData("<w:p><w:r><w:t>x</w:t></w:r></w:p>", 3_000_000)]
    [InlineData("<w:p/>", 5_000_000)]
    [InlineData("<w:r><w:t>x</w:t></w:r>", 2_000_000)]
    [InlineData("<w:p>", 200_000)]
    public void Word_OfOneThingOverAndOver_IsReadOrRefused(string piece, int times) =>
        Bounded(() =>
            Reading
                .File("a.docx", Samples.Zip(("word/document.xml", Samples.WordStart + Repeated(piece, times) + Samples.WordEnd)))
                .Marks.Any(mark => mark.NeedsPerson())
        );

    [Fact]
    public void Word_WithOneTextOrAttributeWithoutEnd_IsRefused() =>
        Bounded(() =>
            Reading
                .File(
                    "a.docx",
                    Samples.Zip(
                        ("word/document.xml", Samples.WordStart + $"<w:p w:x=\"{new string('x', 30_000_000)}\"/>" + Samples.WordEnd)
                    )
                )
                .Marks
                is [ExtractionMark.Inflates]
            && Reading
                .File(
                    "a.docx",
                    Samples.Zip(
                        ("word/document.xml", Samples.WordStart + $"<w:p><w:t>{new string('x', 30_000_000)}</w:t></w:p>" + Samples.WordEnd)
                    )
                )
                .Marks
                is [ExtractionMark.Inflates]
        );

    [Theory]
    [InlineData("<a '", 70_000)]
    [InlineData("<a b=\"", 47_000)]
    [InlineData("<div>", 500_000)]
    [InlineData("<!--", 500_000)]
    [InlineData("<style>", 300_000)]
    [InlineData("&lt;", 500_000)]
    [InlineData("<blockquote type=cite>", 100_000)]
    [InlineData("<table><tr><td>", 60_000)]
    [InlineData("<ul><li>x", 60_000)]
    public void Page_OfOneThingOverAndOver_IsReadInTime(string piece, int times) =>
        Bounded(() => Reading.File("a.html", Samples.Latin(Repeated(piece, times) + "end")).Blocks.Count >= 0);

    [Theory]
    [InlineData("text/plain", ">", 312_000)]
    [InlineData("text/plain", "> ", 156_000)]
    [InlineData("text/plain", "\u00A0\r\n", 104_000)]
    [InlineData("text/plain; format=flowed", "x \r\n", 100_000)]
    [InlineData("text/plain", "[cid:", 60_000)]
    [InlineData("text/html", "<a '", 78_000)]
    [InlineData("multipart/mixed; boundary=b", "--b\r\n\r\nx\r\n", 500_000)]
    [InlineData("multipart/mixed; boundary=b", "--bx\r\n", 500_000)]
    public void Mail_OfOneThingOverAndOver_IsReadInTime(string type, string piece, int times) =>
        Bounded(() =>
            Reading.Mail($"From: a@b.example\r\nDate: x\r\nContent-Type: {type}\r\n\r\n{Repeated(piece, times)}").From is not null
        );

    [Fact]
    public void Mail_OfMillionsOfHeaderFields_IsItsFirstOnesAndNotComplete() =>
        Bounded(() =>
            Reading.Mail("From: a@b.example\r\nDate: x\r\n" + Repeated("a: b\r\n", 2_000_000) + "\r\nx")
                is { Complete: false, From.Email: "a@b.example" }
        );

    [Fact]
    public void FourAtOnce_AreReadSideBySide() =>
        Bounded(() =>
        {
            var bomb = Samples.Zip(("word/document.xml", Samples.WordStart + Repeated("<w:p/>", 3_000_000) + Samples.WordEnd));
            return Enumerable.Range(0, 4).AsParallel().All(_ => Reading.File("a.docx", bomb).Marks is [ExtractionMark.TooMuchText]);
        });

    private static string Repeated(string piece, int times) => string.Concat(Enumerable.Repeat(piece, times));

    private static void Bounded(Func<bool> read)
    {
        var clock = Stopwatch.StartNew();

        Assert.True(read());

        Assert.True(clock.Elapsed < MostTime, $"It took {clock.Elapsed}.");
    }
}
