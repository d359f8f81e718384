using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ConsultationIntake.Contracts.Documents;
using ConsultationIntake.Inbox.Messages;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>What a browser is told of a file that a stranger sent: its type, and to run nothing of it.</summary>
public sealed class SentFileTests
{
    private const string Sandbox = "default-src 'none'; sandbox; frame-ancestors 'none'";
    private const string Wicked = "<script>alert(document.cookie)</script><svg onload=alert(1)>";

    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
    );

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FileOfAForm_IsSavedOrShownAsWords_AndNothingOfItCanRun()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var text = await FiledAsync(host, "letter.html.txt", Encoding.UTF8.GetBytes(Wicked));
        var picture = await FiledAsync(host, "scan.png", Png);

        await AssertDownloadAsync(host, $"{text}/files/1", Wicked);
        using var page = await host.Client.GetAsync($"{text}/files/1/page", Token);
        var words = await page.Content.ReadAsStringAsync(Token);
        using var shown = await host.Client.GetAsync($"{picture}/files/1/picture", Token);
        using var none = await host.Client.GetAsync($"{text}/files/1/picture", Token);

        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains(WebUtility.HtmlEncode("<script>alert"), words, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", words, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg onload", words, StringComparison.Ordinal);
        Assert.Equal("image/png", shown.Content.Headers.ContentType!.ToString());
        AssertConfined(shown);
        Assert.Equal(Png, await shown.Content.ReadAsByteArrayAsync(Token));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task PagesOfAPdf_AreDrawnBesideTheirWords_TenAtATime()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var letter = await FiledAsync(host, "letter.pdf", WrittenPdf.OfPages(12, page => $"Point {page}: more patrols in ward {page}."));
        var scan = await FiledAsync(host, "scan.pdf", await SampleFiles.ReadAsync("scanned.pdf"));
        var text = await FiledAsync(host, "letter.txt", Encoding.UTF8.GetBytes(Wicked));

        var first = await host.Client.GetStringAsync($"{letter}/files/1/page", Token);
        var second = await host.Client.GetStringAsync($"{letter}/files/1/page?page=11", Token);
        var scanned = await host.Client.GetStringAsync($"{scan}/files/1/page", Token);
        using var drawn = await host.Client.GetAsync($"{letter}/files/1/drawn?page=12", Token);
        using var beyond = await host.Client.GetAsync($"{letter}/files/1/drawn?page=13", Token);
        using var none = await host.Client.GetAsync($"{text}/files/1/drawn?page=1", Token);

        Assert.Contains("alt=\"Page 10 of 12 of letter.pdf\"", first, StringComparison.Ordinal);
        Assert.Contains("Point 10: more patrols in ward 10.", first, StringComparison.Ordinal);
        Assert.DoesNotContain("Page 11 of 12", first, StringComparison.Ordinal);
        Assert.Contains($"{letter}/files/1/page?page=11", first, StringComparison.Ordinal);
        Assert.Contains($"src=\"{letter}/files/1/drawn?page=11\"", second, StringComparison.Ordinal);
        Assert.Contains("alt=\"Page 1 of 1 of scan.pdf\"", scanned, StringComparison.Ordinal);
        Assert.Contains("No words could be read on this page.", scanned, StringComparison.Ordinal);
        Assert.Equal("image/svg+xml", drawn.Content.Headers.ContentType!.ToString());
        AssertConfined(drawn, "default-src 'none'; img-src data:; sandbox; frame-ancestors 'none'");
        Assert.Contains(">Point12:", await drawn.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Contains("could not be drawn", await beyond.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task MailAndItsFile_AreSavedAsTheyCame_AndNeverShownByTheBrowser()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var mail = string.Join(
            "\r\n",
            "From: Ann <ann@example.com>",
            $"To: {host.Consultation.Inbox.Addresses[0]}",
            "Subject: The plan",
            "Message-ID: <one@example.com>",
            "MIME-Version: 1.0",
            "Content-Type: multipart/mixed; boundary=part",
            "",
            "--part",
            "Content-Type: text/plain",
            "",
            "Please put lamps in the lanes.",
            "--part",
            "Content-Type: text/html; name=page.html",
            "Content-Disposition: attachment; filename=page.html",
            "",
            Wicked,
            "--part--",
            ""
        );
        using var body = new ByteArrayContent(Encoding.ASCII.GetBytes(mail));
        body.Headers.ContentType = new MediaTypeHeaderValue("message/rfc822");
        using var kept = await host.Client.PostAsync("/api/inbox/messages", body, Token);
        Assert.True(kept.IsSuccessStatusCode, await kept.Content.ReadAsStringAsync(Token));
        await host.DrainAsync();
        var message = Assert.Single(await host.Get<IMessageStore>().ListAsync(new MessageQuery(), Token));
        var address = $"/staff/{LocalHostUnderTest.Slug}/inbox/{message.Id}";

        await AssertDownloadAsync(host, $"{address}/original", Wicked);
        await AssertDownloadAsync(host, $"{address}/file?name=page.html", Wicked);
    }

    /// <summary>A response on paper with this file; where staff read it.</summary>
    private static async Task<string> FiledAsync(LocalHostUnderTest host, string name, byte[] content)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("2026-11-20"), "received" },
            { new StringContent("The lanes are dark."), "q-asb" },
            { new ByteArrayContent(content), "scan", name },
        };
        using var typed = await host.Client.PostAsync($"/staff/{LocalHostUnderTest.Slug}/paper", form, Token);
        return $"/staff/{LocalHostUnderTest.Slug}/{typed.Headers.Location!.ToString().Split("saved=")[1]}";
    }

    private static async Task AssertDownloadAsync(LocalHostUnderTest host, string address, string holds)
    {
        using var file = await host.Client.GetAsync(address, Token);
        Assert.Equal((address, HttpStatusCode.OK), (address, file.StatusCode));
        Assert.Equal("application/octet-stream", file.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        AssertConfined(file);
        Assert.Contains(holds, await file.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    private static void AssertConfined(HttpResponseMessage file, string policy = Sandbox)
    {
        Assert.Equal(policy, Assert.Single(file.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(file.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(file.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.True(file.Headers.CacheControl!.NoStore);
    }
}
