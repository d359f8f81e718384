using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using ConsultationIntake.Contracts.Inbox;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

/// <summary>Letters as people send them: real files, and files that are broken or mean harm.</summary>
public sealed class DocumentTests
{
    [Theory]
    [InlineData("docx")]
    [InlineData("odt")]
    [InlineData("rtf")]
    [InlineData("pdf")]
    public async Task Letter_MadeByLibreOffice_KeepsItsParagraphsListsAndOrder(string format)
    {
        LibreOffice.RequireWithPoppler();
        await using var host = await LocalHostUnderTest.StartAsync();

        var submission = await ReadAsync(host, ($"response.{format}", await LibreOffice.MakeAsync(Letters.TwoPages, "fodt", format)));

        var paragraphs = submission.OwnWords().Split("\n\n");
        Assert.Contains("Response of North Dale District Council", paragraphs);
        Assert.Contains($"a. {Letters.Patrols}", paragraphs);
        Assert.Contains($"b. {Letters.Contact}", paragraphs);
        Assert.Contains(Letters.HateCrime, paragraphs);
        Assert.Contains($"- {Letters.Funding}", paragraphs);
        Assert.DoesNotContain(submission.Marks, mark => mark.StartsWith("attachment-", StringComparison.Ordinal));
        Assert.Equal(SubmissionStatus.Tagged, submission.Status);
        Assert.Equal(["a", "b"], submission.Points.Select(point => point.Source.Label).OfType<string>().Take(2));
        Assert.All(
            submission.Points.Where(point => point.Span.Of(submission.Text.Value).Contains(Letters.HateCrime, StringComparison.Ordinal)),
            point => Assert.True(point.Source.Page == 2 || format != "pdf")
        );
        Assert.All(submission.Points, point => Assert.NotNull(point.Source.Paragraph));
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("pdf")]
    public async Task LetteredSeed_AsADocument_GivesTheSamePointsAsItsPlainText(string format)
    {
        LibreOffice.RequireWithPoppler();
        var seed = Repository.Shared("seeds", "001_8443a81479f0cbab.txt");
        Assert.SkipWhen(seed is null, "The real letters (../shared/seeds) are not on this machine.");
        await using var host = await LocalHostUnderTest.StartAsync();
        var text = await File.ReadAllTextAsync(seed);

        var plain = await ReadAsync(host, ("letter.txt", Encoding.UTF8.GetBytes(text)));
        var document = await ReadAsync(host, ($"letter.{format}", await LibreOffice.MakeAsync(Letters.OfText(text), "fodt", format)));

        // A PDF has pages and no paragraphs of its own, so what stands between the lettered points may be judged otherwise.
        IEnumerable<string> Points(Submission submission) =>
            submission
                .Points.Where(point => format != "pdf" || point.Source.Label is not null)
                .Select(point =>
                    $"{point.Source.Kind} {point.Source.Label}: {string.Join(' ', point.Span.Of(submission.Text.Value).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}"
                );
        Assert.Equal(Points(plain), Points(document));
        Assert.All(document.Points, point => Assert.NotNull(format == "pdf" ? point.Source.Page : point.Source.Paragraph));
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("odt")]
    [InlineData("pdf")]
    public async Task HeadersAndFooters_SayWhoWritesAndAreNoPoints(string format)
    {
        LibreOffice.RequireWithPoppler();
        await using var host = await LocalHostUnderTest.StartAsync();
        var letter = await LibreOffice.MakeAsync(Letters.WithLetterhead, "fodt", format);

        var message = await host.DeliverAsync(
            new SendGridPost
            {
                From = "Pat <pat.smith@gmail.com>",
                Text = "Please find our response attached.",
                Dkim = "{@gmail.com : pass}",
                Files = [($"response.{format}", "application/octet-stream", letter, null)],
            }
        );

        var submission = await host.SubmissionOfAsync(message);
        Assert.Equal("safeguarding-partnership", submission.PartnerClaim);
        Assert.DoesNotContain("Safeguarding Partnership", submission.OwnWords(), StringComparison.Ordinal);
        Assert.DoesNotContain("Confidential", submission.OwnWords(), StringComparison.Ordinal);
        Assert.Contains("There should be more patrols in the west ward", submission.OwnWords(), StringComparison.Ordinal);
        Assert.Contains(
            submission.Text.Parts,
            part =>
                part.Kind == PartKind.SetAside
                && part.Span.Of(submission.Text.Value).Contains("Westmere Safeguarding Partnership", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task TenPageLetter_FromPostToPoints_TakesUnderFiveSeconds()
    {
        LibreOffice.RequireWithPoppler();
        await using var host = await LocalHostUnderTest.StartAsync();
        var pdf = await LibreOffice.MakeAsync(
            Letters.Pages(
                10,
                page =>
                    $"On page {page} we ask for more patrols. {string.Concat(Enumerable.Repeat("Residents of the town tell us that they would feel safer if officers were seen on foot. ", 30))}"
            ),
            "fodt",
            "pdf"
        );

        var clock = Stopwatch.StartNew();
        var submission = await ReadAsync(host, ("letter.pdf", pdf));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"It took {clock.Elapsed}.");
        Assert.Equal(SubmissionStatus.Tagged, submission.Status);
        Assert.Equal(9, submission.Text.Parts.Single(part => part.Kind == PartKind.Attachment).PageStarts.Count);
        TestContext.Current.SendDiagnosticMessage($"Ten pages took {clock.Elapsed.TotalSeconds:0.00} s");
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("odt")]
    public async Task TrackedChangesAndComments_AreReadAsAcceptedAndKeptInTheMargin(string format)
    {
        LibreOffice.RequireWithPoppler();
        await using var host = await LocalHostUnderTest.StartAsync();

        var submission = await ReadAsync(host, ($"draft.{format}", await LibreOffice.MakeAsync(Letters.Tracked, "fodt", format)));

        Assert.Equal("We ask for more patrols in every ward at night.", submission.OwnWords());
        Assert.Contains("Ask the leader", submission.Text.Value, StringComparison.Ordinal);
        Assert.Contains("attachment-tracked-changes", submission.Marks);
        Assert.Contains("attachment-comments", submission.Marks);
    }

    [Fact]
    public async Task EncryptedPdf_IsKeptMarkedAndMentionedInTheThanks()
    {
        LibreOffice.RequireWithPoppler();
        await using var host = await LocalHostUnderTest.StartAsync();
        const string Format =
            "pdf:writer_pdf_Export:{\"EncryptFile\":{\"type\":\"boolean\",\"value\":\"true\"},\"DocumentOpenPassword\":{\"type\":\"string\",\"value\":\"secret\"}}";

        var submission = await ReadAsync(host, ("secret.pdf", await LibreOffice.MakeAsync(Letters.TwoPages, "fodt", Format)));

        Assert.Contains("attachment-encrypted", submission.Marks);
        Assert.Contains("We could not open: secret.pdf", Assert.Single(host.Thanks()).Mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ScannedPage_IsKeptAndMarkedForAPerson()
    {
        LibreOffice.RequireWithPoppler();
        await using var host = await LocalHostUnderTest.StartAsync();
        var picture = await LibreOffice.ScanAsync(await LibreOffice.MakeAsync(Letters.TwoPages, "fodt", "pdf"));

        var submission = await ReadAsync(host, ("scan.pdf", await LibreOffice.MakeAsync(Letters.OfPicture(picture), "fodt", "pdf")));

        Assert.Contains("attachment-scanned", submission.Marks);
    }

    [Fact]
    public async Task FiveHundredPages_AreReadUpToTheLimitAndMarked()
    {
        LibreOffice.RequireWithPoppler();
        await using var host = await LocalHostUnderTest.StartAsync();
        var pdf = await LibreOffice.MakeAsync(
            Letters.Pages(500, page => $"Point {page}: there should be more patrols in ward {page}."),
            "fodt",
            "pdf"
        );

        var submission = await ReadAsync(host, ("long.pdf", pdf));

        Assert.Contains("attachment-too-many-pages", submission.Marks);
        Assert.Contains("Point 300:", submission.OwnWords(), StringComparison.Ordinal);
        Assert.DoesNotContain("Point 301:", submission.OwnWords(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TruncatedDocx_IsKeptAndMarked()
    {
        LibreOffice.RequireWithPoppler();
        await using var host = await LocalHostUnderTest.StartAsync();
        var whole = await LibreOffice.MakeAsync(Letters.TwoPages, "fodt", "docx");

        var submission = await ReadAsync(host, ("cut.docx", whole[..(whole.Length / 2)]));

        Assert.Contains("attachment-damaged", submission.Marks);
    }

    [Fact]
    public async Task ZipBomb_IsMarkedAndDoesNotTakeTheWorkerDown()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var bomb = Bomb();
        var clock = Stopwatch.StartNew();
        var submission = await ReadAsync(host, ("bomb.docx", bomb));
        var next = await ReadAsync(host, ("letter.txt", Encoding.UTF8.GetBytes("The park needs lighting.")));

        Assert.Contains("attachment-inflates", submission.Marks);
        Assert.Contains("The park needs lighting.", next.OwnWords(), StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"It took {clock.Elapsed}.");
    }

    [Theory]
    [InlineData("evil.pdf", "%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 1 0 R >> endobj trailer << /Root 1 0 R >>", "attachment-damaged")]
    [InlineData("old.doc", "\u00d0\u00cf\u0011\u00e0 an old Word file", "attachment-not-read")]
    [InlineData("archive.zip", "PK\u0003\u0004 nothing in it", "attachment-not-read")]
    [InlineData("deep.rtf", null, "attachment-damaged")]
    [InlineData("entities.docx", "", "attachment-damaged")]
    public async Task HostileOrUnreadableFile_IsMarked(string name, string? content, string mark)
    {
        Assert.SkipUnless(name != "evil.pdf" || File.Exists("/usr/bin/pdftotext"), "poppler's pdftotext is not installed.");
        await using var host = await LocalHostUnderTest.StartAsync();
        var bytes = name switch
        {
            "deep.rtf" => Encoding.ASCII.GetBytes("{\\rtf1 " + new string('{', 100_000)),
            "entities.docx" => Zip(
                (
                    "word/document.xml",
                    "<!DOCTYPE d [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:document "
                        + "xmlns:w=\"w\"><w:p><w:t>&b;</w:t></w:p></w:document>"
                )
            ),
            _ => Encoding.Latin1.GetBytes(content!),
        };

        var submission = await ReadAsync(host, (name, bytes));

        Assert.Contains(mark, submission.Marks);
    }

    [Fact]
    public async Task MailsInsideMails_AreReadToTheirDepthAndNoFurther()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var message = Encoding.UTF8.GetBytes(
            "From: a@northdale.example\r\nSubject: innermost\r\nDate: Tue, 1 Dec 2026 10:00:00 +0000\r\n\r\nToo deep to be read."
        );
        for (var depth = 10; depth > 0; depth--)
            message = Wrap(message, depth);

        var submission = await ReadAsync(host, ("forwarded.eml", message));

        Assert.Contains("We ask for point 1.", submission.OwnWords(), StringComparison.Ordinal);
        Assert.Contains("We ask for point 4.", submission.OwnWords(), StringComparison.Ordinal);
        Assert.DoesNotContain("Too deep", submission.Text.Value, StringComparison.Ordinal);
        Assert.Contains("attachment-too-deep", submission.Marks);
    }

    private static byte[] Wrap(byte[] inner, int depth) =>
        [
            .. Encoding.UTF8.GetBytes(
                $"From: a@northdale.example\r\nSubject: level {depth}\r\nDate: Tue, 1 Dec 2026 10:00:00 +0000\r\n"
                    + $"Content-Type: multipart/mixed; boundary=b{depth}\r\n\r\n--b{depth}\r\nContent-Type: text/plain\r\n\r\n"
                    + $"We ask for point {depth}.\r\n--b{depth}\r\nContent-Type: message/rfc822\r\n\r\n"
            ),
            .. inner,
            .. Encoding.UTF8.GetBytes($"\r\n--b{depth}--\r\n"),
        ];

    private static async Task<Submission> ReadAsync(LocalHostUnderTest host, (string Name, byte[] Content) file)
    {
        var message = await host.DeliverAsync(
            new SendGridPost
            {
                Text = "Please find our response attached.",
                Files = [(file.Name, "application/octet-stream", file.Content, null)],
            }
        );
        Assert.Equal(MessageState.Submission, message.State);
        return await host.SubmissionOfAsync(message);
    }

    private static byte[] Bomb() => Zip(("word/document.xml", "<w:document xmlns:w=\"w\"><w:p><w:t>" + new string(' ', 150_000_000)));

    private static byte[] Zip(params (string Name, string Content)[] files)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name, CompressionLevel.SmallestSize).Open());
                writer.Write(content);
            }
        }

        return buffer.ToArray();
    }
}
