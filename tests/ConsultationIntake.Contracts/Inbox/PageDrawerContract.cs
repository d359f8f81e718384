using System.Reflection;
using System.Text;
using System.Xml.Linq;
using ConsultationIntake.Contracts.Documents;
using ConsultationIntake.Documents;
using ConsultationIntake.Documents.Pdf;
using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Contracts.Inbox;

/// <summary>
/// What a page of a PDF is as a picture, in every host: what a person would see of it, and nothing that runs or is fetched.
/// </summary>
public abstract class PageDrawerContract(Assembly host)
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly PdfProcess process = new(host);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_HasItsLettersWhereTheyArePrinted()
    {
        var picture = await PictureAsync(await SampleFiles.ReadAsync("two-pages.pdf"), 2);

        Assert.Equal("0 0 595.3 841.89", (string?)picture.Attribute("viewBox"));
        var rows = picture.Descendants(Svg + "text").ToList();
        // The letter T at 56.8 points from the left edge, its base line at 773.989 from the lower one.
        var first = rows[0];
        Assert.StartsWith("T", first.Value, StringComparison.Ordinal);
        Assert.StartsWith("56.8 ", (string?)first.Attribute("x"), StringComparison.Ordinal);
        Assert.Equal("67.9", (string?)first.Attribute("y"));
        Assert.Equal("12", (string?)first.Attribute("font-size"));
        Assert.All(rows, row => Assert.Equal(row.Value.Length, ((string)row.Attribute("x")!).Split(' ').Length));
    }

    [Fact]
    public async Task FilledInForm_ShowsWhatWasFilledInAndTypedOnTop()
    {
        var picture = await PictureAsync(WrittenPdf.FilledInForm(), 1);

        var words = picture.Descendants(Svg + "text").Where(text => (string?)text.Attribute("fill") == "#00308f").ToList();
        Assert.Equal(
            ["Mend the lamps in Mill Lane.", "Put an officer <back> on foot.", "☒", "And answer the telephone."],
            words.Select(text => text.Value)
        );
        Assert.Equal("62", (string?)words[0].Attribute("x"));
        Assert.Equal("104", (string?)words[0].Attribute("y"));
        Assert.DoesNotContain("Not all of this page", picture.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_IsThePictureInIt()
    {
        var picture = await PictureAsync(await SampleFiles.ReadAsync("scanned.pdf"), 1);

        var scan = Assert.Single(picture.Descendants(Svg + "image"));
        Assert.StartsWith("data:image/jpeg;base64,/9j/", (string?)scan.Attribute("href"), StringComparison.Ordinal);
        Assert.Equal("matrix(595 0 0 842 0 0)", (string?)scan.Attribute("transform"));
    }

    [Fact]
    public async Task LinesAndAreas_AreDrawnUnderTheLetters_AndWhatIsWrittenIsNoMarkup()
    {
        var pdf = OnePage("BT /F1 20 Tf 100 700 Td (<script>&) Tj ET 1 0 0 rg 10 20 300 40 re f 0 0 1 RG 2 w 10 10 m 200 10 l S");

        var picture = await PictureAsync(pdf, 1);

        Assert.Equal("<script>&", Assert.Single(picture.Descendants(Svg + "text")).Value);
        var paths = picture.Descendants(Svg + "path").ToList();
        Assert.Equal(
            [("#ff0000", null), ("none", "#0000ff")],
            paths.Select(p => ((string?)p.Attribute("fill"), (string?)p.Attribute("stroke")))
        );
        Assert.Equal("M10 832 L200 832 ", (string?)paths[1].Attribute("d"));
        Assert.True(paths[1].IsBefore(picture.Descendants(Svg + "text").Single()));
    }

    [Fact]
    public async Task PictureOfAnotherKind_IsMadeAPng_InItsPlace()
    {
        var picture = await PictureAsync(OnePage("q 100 0 0 50 50 60 cm /I1 Do Q"), 1);

        var image = Assert.Single(picture.Descendants(Svg + "image"));
        Assert.Equal("matrix(100 0 0 50 50 732)", (string?)image.Attribute("transform"));
        Assert.StartsWith("data:image/png;base64,iVBOR", (string?)image.Attribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task InvisibleWordsOfAScan_AreNotDrawn()
    {
        var picture = await PictureAsync(OnePage("BT /F1 20 Tf 3 Tr 100 700 Td (recognised) Tj 0 Tr 0 -40 Td (seen) Tj ET"), 1);

        Assert.Equal("seen", Assert.Single(picture.Descendants(Svg + "text")).Value);
    }

    [Fact]
    public async Task CoordinatesBeyondAllPaper_AreLeftOut_AndTheRestIsDrawn()
    {
        var far = $"{new string('9', 60)} -{new string('9', 60)}";
        var pdf = OnePage(
            $"BT /F1 12 Tf {far} Td (far) Tj ET BT /F1 {new string('9', 30)} Tf 10 10 Td (big) Tj ET {far} m 5 5 l S "
                + $"q {far} 0 0 0 0 cm 0 0 10 10 re f Q BT /F1 12 Tf 100 100 Td (here) Tj ET"
        );

        var picture = await PictureAsync(pdf, 1);

        Assert.Equal("here", Assert.Single(picture.Descendants(Svg + "text")).Value);
        Assert.DoesNotContain("999999", picture.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0 -0.01 Td (abcdefghijabcdefghijabcdefghijabcdefghijabcdefghij) Tj ", 8_000)]
    [InlineData("10 10 300 300 re f ", 50_000)]
    public async Task PageWithoutEnd_IsDrawnUpToItsRoom_AndSaysSo(string piece, int times)
    {
        var pdf = OnePage($"BT /F1 5 Tf 50 800 Td {string.Concat(Enumerable.Repeat(piece, times))} ET");

        switch (await DrawAsync(pdf, 1))
        {
            case DrawnPage.Picture drawn:
                Assert.InRange(drawn.Svg.Length, 10_000, PdfDrawing.MostBytes);
                Assert.Contains("Not all of this page is drawn", Encoding.UTF8.GetString(drawn.Svg.Span), StringComparison.Ordinal);
                break;
            case DrawnPage.NotDrawn notDrawn:
                // What reads the file may find it too much first.
                Assert.True(notDrawn.Mark is ExtractionMark.Damaged or ExtractionMark.TimedOut, notDrawn.Mark.ToString());
                break;
            default:
                Assert.Fail("A page that is none.");
                break;
        }
    }

    [Fact]
    public async Task PictureThatUnpacksToAGigabyte_IsAGreyPlace()
    {
        var pdf = OnePage(
            "BT /F1 12 Tf 100 700 Td (Beside it) Tj ET q 100 0 0 100 50 50 cm BI /W 40000 /H 40000 /CS /RGB /BPC 8 ID abc EI Q"
        );

        var picture = await PictureAsync(pdf, 1);

        Assert.Empty(picture.Descendants(Svg + "image"));
        Assert.Contains(picture.Descendants(Svg + "rect"), place => (string?)place.Attribute("transform") == "matrix(100 0 0 100 50 692)");
        Assert.Contains(picture.Descendants(Svg + "text"), text => text.Value.StartsWith("Not all", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatCannotBeDrawn_SaysWhy()
    {
        var pages = WrittenPdf.OfPages(12, page => $"Point {page}.");

        Assert.Equal(new DrawnPage.NotDrawn(ExtractionMark.Encrypted), await DrawAsync(await SampleFiles.ReadAsync("encrypted.pdf"), 1));
        Assert.Equal(new DrawnPage.NotDrawn(ExtractionMark.Damaged), await DrawAsync("%PDF-1.7\nnothing of the kind"u8.ToArray(), 1));
        Assert.Equal(new DrawnPage.NotDrawn(ExtractionMark.Damaged), await DrawAsync(pages, 13));
        Assert.Equal(
            new DrawnPage.NotDrawn(ExtractionMark.TooManyPages),
            await DrawAsync(pages, 11, new ReadingLimits { MaxPages = 10, MaxTime = Patience.Longest })
        );
        Assert.Equal(
            new DrawnPage.NotDrawn(ExtractionMark.TimedOut),
            await DrawAsync(pages, 1, new ReadingLimits { MaxTime = TimeSpan.Zero })
        );
        Assert.Equal(new DrawnPage.NotDrawn(ExtractionMark.Damaged), await DrawAsync(OnePage("BT ET", "[0 0 1 100000]"), 1));
        Assert.IsType<DrawnPage.NoPages>(await DrawAsync("words"u8.ToArray(), 1, name: "letter.txt"));
    }

    [Fact]
    public async Task NoFile_MakesAPictureThatRunsOrFetchesAnything()
    {
        foreach (var name in new[] { "two-columns.pdf", "notes.pdf", "table.pdf", "tracked.pdf", "cymraeg.pdf", "with-letterhead.pdf" })
        {
            var picture = await PictureAsync(await SampleFiles.ReadAsync(name), 1);

            Assert.All(
                picture.DescendantsAndSelf(),
                element => Assert.True(element.Name.LocalName is "svg" or "rect" or "path" or "image" or "text", element.Name.LocalName)
            );
            Assert.All(
                picture.DescendantsAndSelf().Attributes(),
                attribute =>
                {
                    Assert.False(
                        attribute.Name.LocalName is "style" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal)
                    );
                    Assert.DoesNotContain("url(", attribute.Value, StringComparison.Ordinal);
                    Assert.True(attribute.Name != "href" || attribute.Value.StartsWith("data:image/", StringComparison.Ordinal));
                }
            );
        }
    }

    [Fact]
    public async Task WhoWaitsForTheirTurn_HasNoFileOpenAndLosesNoTime_AndNobodyWhoReadsWaits()
    {
        var pdf = new ReceivedFile("letter.pdf", "", await SampleFiles.ReadAsync("two-pages.pdf"));
        var clock = new TestClock(default);
        using var drawer = new PdfPageDrawer(process, new ReadingLimits { MaxTime = TimeSpan.FromSeconds(20) }, clock);
        var slow = new TaskCompletionSource<ReceivedFile?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = Enumerable.Range(0, PdfProcess.DrawingsAtOnce).Select(_ => drawer.DrawAsync(_ => slow.Task, 1, Token)).ToList();
        var opened = false;
        var next = drawer.DrawAsync(
            _ =>
            {
                opened = true;
                return Task.FromResult<ReceivedFile?>(pdf);
            },
            1,
            Token
        );
        using var documents = new DocumentReader(new PdfPigReader(process), clock);

        var read = await documents.ReadAsync(pdf, new ReadingBudget(new ReadingLimits(), clock), Token);
        Assert.Empty(read.Marks);
        Assert.False(opened);
        clock.Advance(TimeSpan.FromMinutes(1));
        slow.SetResult(null);

        Assert.IsType<DrawnPage.Picture>(await next);
        Assert.All(await Task.WhenAll(first), drawn => Assert.IsType<DrawnPage.NoPages>(drawn));
    }

    private async Task<XElement> PictureAsync(byte[] pdf, int page)
    {
        var drawn = Assert.IsType<DrawnPage.Picture>(await DrawAsync(pdf, page));
        return XElement.Parse(Encoding.UTF8.GetString(drawn.Svg.Span));
    }

    private async Task<DrawnPage> DrawAsync(byte[] content, int page, ReadingLimits? limits = null, string name = "letter.pdf")
    {
        using var drawer = new PdfPageDrawer(process, limits ?? new ReadingLimits { MaxTime = Patience.Longest }, TimeProvider.System);
        return await drawer.DrawAsync(_ => Task.FromResult<ReceivedFile?>(new ReceivedFile(name, "", content)), page, Token);
    }

    private static byte[] OnePage(string content, string paper = "[0 0 595 842]") =>
        Encoding.ASCII.GetBytes(
            "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"
                + $"3 0 obj << /Type /Page /Parent 2 0 R /MediaBox {paper} /Contents 4 0 R /Resources << /Font << /F1 << "
                + "/Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> /XObject << /I1 5 0 R >> >> >> endobj\n"
                + $"4 0 obj << /Length {content.Length} >> stream\n{content}\nendstream endobj\n"
                + "5 0 obj << /Type /XObject /Subtype /Image /Width 2 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8 "
                + "/Filter /ASCIIHexDecode /Length 13 >> stream\nff00000000ff>\nendstream endobj\n"
                + "trailer << /Root 1 0 R /Size 6 >>\n%%EOF"
        );
}
