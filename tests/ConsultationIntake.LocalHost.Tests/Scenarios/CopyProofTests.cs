using System.Net;
using System.Text.RegularExpressions;
using ConsultationIntake.Mail;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>The form is no way to write to strangers: their own mail must say first that they want it.</summary>
public sealed partial class CopyProofTests
{
    private const string Words = "Buy cheap pills at evil.example";

    [Theory]
    [InlineData("en", "Confirm your email address")]
    [InlineData("cy", "Cadarnhewch eich cyfeiriad e-bost")]
    public async Task Copy_OfAResponse_GoesOutOnlyAfterALinkInAPlainMailWasFollowed(string language, string subject)
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var page = await SendAsync(host, "victim@example.com", language);
        await host.DrainAsync();

        // Before: one plain mail, without a word of whoever filled in the form.
        var first = Assert.Single(host.Outbox).Mail;
        Assert.Contains("victim@example.com", page, StringComparison.Ordinal);
        Assert.Equal(("copy-offer", "victim@example.com", language), (first.Category, first.To.Email, first.Language));
        Assert.StartsWith(subject, first.Subject, StringComparison.Ordinal);
        AssertNoneOf(first, Words, "Mallory");

        // A program that looks through mail follows the link, and nothing is sent.
        var link = LinkIn(first);
        var asked = await host.Client.GetStringAsync(link, TestContext.Current.CancellationToken);
        await host.DrainAsync();
        Assert.Single(host.Outbox);
        Assert.DoesNotContain(Words, asked, StringComparison.Ordinal);

        // The person presses the button.
        using var sent = await PressAsync(host, link);
        await host.DrainAsync();

        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        var copy = Assert.Single(host.Outbox, mail => mail.Mail.Category == "copy").Mail;
        Assert.Equal("victim@example.com", copy.To.Email);
        Assert.Contains(Words, copy.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FirstMails_ToOneAddress_AreThreeAnHourAndThePageSaysSo()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var pages = new List<string>();
        for (var i = 0; i < 5; i++)
            pages.Add(await SendAsync(host, i % 2 == 0 ? "victim@example.com" : "VICTIM@example.com"));
        await host.DrainAsync();

        Assert.Equal(3, host.Outbox.Count);
        Assert.All(pages.Take(3), page => Assert.Contains("We have emailed", page, StringComparison.Ordinal));
        Assert.All(pages.Skip(3), page => Assert.Contains("We have not emailed you about a copy", page, StringComparison.Ordinal));

        host.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Contains("We have emailed", await SendAsync(host, "victim@example.com"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FirstMails_CausedByOneNetwork_AreBounded()
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: ["--Strangers:MostFirstMailsFromANetwork", "4"]);

        for (var i = 0; i < 8; i++)
            await SendAsync(host, $"person{i}@example.com", network: "203.0.113.9");
        await SendAsync(host, "neighbour@example.com", network: "198.51.100.7");
        await host.DrainAsync();

        Assert.Equal(5, host.Outbox.Count);
        Assert.Contains(host.Outbox, mail => mail.Mail.To.Email == "neighbour@example.com");
    }

    [Fact]
    public async Task Link_MadeUpOrOldOrOfAnErasedResponse_SendsNothing()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var page = await SendAsync(host, "ann@example.com");
        await host.DrainAsync();
        var link = LinkIn(Assert.Single(host.Outbox).Mail);

        using var forged = await host.Client.GetAsync($"{link[..^4]}AAAA", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);

        host.Clock.Advance(TimeSpan.FromDays(8));
        using var old = await host.Client.GetAsync(link, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, old.StatusCode);

        host.Clock.Advance(TimeSpan.FromDays(-8));
        var reference = Reference().Match(page).Value;
        using var erased = await host.Client.PostAsync(
            $"/staff/{LocalHostUnderTest.Slug}/{reference}/erase",
            LocalHostUnderTest.Erasing(),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.OK, erased.StatusCode);
        using var gone = await host.Client.GetAsync(link, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Copy_AskedForAgainAndAgain_GoesOutThreeTimesAnHour()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        await SendAsync(host, "ann@example.com");
        await host.DrainAsync();
        var link = LinkIn(Assert.Single(host.Outbox).Mail);

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
        {
            using var sent = await PressAsync(host, link);
            answers.Add(sent.StatusCode);
            Assert.Equal(i < 3, sent.Headers.RetryAfter is null);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], answers);
    }

    private static async Task<string> SendAsync(LocalHostUnderTest host, string email, string language = "en", string? network = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/{LocalHostUnderTest.Slug}?lang={language}")
        {
            Content = new FormUrlEncodedContent([
                new($"q-{host.Consultation.Questions[^1].Id}", Words),
                new("name", "Mallory"),
                new("email", email),
            ]),
        };
        if (network is not null)
            request.Headers.Add("X-Forwarded-For", network);
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<HttpResponseMessage> PressAsync(LocalHostUnderTest host, string link)
    {
        var token = Token().Match(await host.Client.GetStringAsync(link, TestContext.Current.CancellationToken)).Groups[1].Value;
        return await host.Client.PostAsync(
            link,
            new FormUrlEncodedContent([new("__RequestVerificationToken", token)]),
            TestContext.Current.CancellationToken
        );
    }

    private static string LinkIn(OutgoingMail mail) => new Uri(Link().Match(mail.Text).Value).AbsolutePath;

    private static void AssertNoneOf(OutgoingMail mail, params string[] words)
    {
        foreach (var word in words)
            Assert.All(
                [mail.Subject, mail.Text, mail.Html, mail.To.Name ?? ""],
                text => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase)
            );
    }

    [GeneratedRegex(@"https?://\S+/copy/\S+")]
    private static partial Regex Link();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}")]
    private static partial Regex Reference();
}
