using System.Net;
using System.Text.RegularExpressions;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>What somebody typed is never lost, and the form says what it does.</summary>
public sealed class FormTests
{
    private const string Typed = "Nobody comes when we call about the noise.";

    [Theory]
    [InlineData("en", "cy", "Cwestiwn")]
    [InlineData("cy", "en", "Question")]
    public async Task Language_ChangedInTheMiddleOfAnAnswer_KeepsWhatWasTyped(string from, string to, string word)
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var draft = await StartAsync(host, $"?lang={from}");

        using var changed = await PostAsync(host, $"{draft}/asb", ("q-asb", Typed), ("language", to));
        var page = await host.Client.GetStringAsync(changed.Headers.Location, TestContext.Current.CancellationToken);

        Assert.Contains(Typed, page, StringComparison.Ordinal);
        Assert.Contains(word, page, StringComparison.Ordinal);
        Assert.Contains($"<html lang=\"{to}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Language_ChangedWithSomethingWrongOnThePage_KeepsThatToo()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var draft = await StartAsync(host);

        using var changed = await PostAsync(host, $"{draft}/contact", ("email", "ann at example.org"), ("language", "cy"));
        var page = await changed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Contains("value=\"ann at example.org\"", page, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"cy\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryPageOfADraft_EnterInAField_NeverPressesTheLanguageButton()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var draft = await StartAsync(host);

        var page = await host.Client.GetStringAsync($"{draft}/contact", TestContext.Current.CancellationToken);

        var first = Regex.Match(page, "<button type=\"submit\"[^>]*>").Value;
        Assert.Contains("name=\"action\" value=\"next\"", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartPage_WithADraftFromThisBrowser_OffersToGoOnWithIt()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var draft = await StartAsync(host);
        var untouched = await host.Client.GetStringAsync($"/{LocalHostUnderTest.Slug}", TestContext.Current.CancellationToken);
        (await PostAsync(host, $"{draft}/asb", ("q-asb", Typed), ("action", "continue"))).Dispose();

        var begun = await host.Client.GetStringAsync($"/{LocalHostUnderTest.Slug}", TestContext.Current.CancellationToken);
        (await PostAsync(host, $"{draft}/check")).Dispose();
        var sent = await host.Client.GetStringAsync($"/{LocalHostUnderTest.Slug}", TestContext.Current.CancellationToken);

        Assert.DoesNotContain(draft, untouched, StringComparison.Ordinal);
        Assert.Contains($"href=\"{draft}\"", begun, StringComparison.Ordinal);
        Assert.DoesNotContain(draft, sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartPage_AfterTheBrowserWasClosed_StillOffersTheDraft_UntilItIsSentOrForgotten()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var (sent, sentCookies) = await BegunAsync(host);
        var (forgotten, kept) = await BegunAsync(host);

        var sentBefore = await StartPageAsync(host, sentCookies);
        using var sending = await AskAsync(host, HttpMethod.Post, $"{sent}/check", sentCookies);
        using var forgetting = await AskAsync(host, HttpMethod.Post, $"/{LocalHostUnderTest.Slug}/forget", kept);

        Assert.Contains($"href=\"{sent}\"", sentBefore, StringComparison.Ordinal);
        Assert.Contains($"href=\"{forgotten}\"", await StartPageAsync(host, kept), StringComparison.Ordinal);
        Assert.All([sending, forgetting], answer => Assert.Empty(StaysAfterClosing(answer)));
        Assert.All(
            [sending, forgetting],
            answer =>
                Assert.Contains(
                    answer.Headers.GetValues("Set-Cookie"),
                    set => set.StartsWith("draft=; expires=Thu, 01 Jan 1970", StringComparison.Ordinal)
                )
        );
        Assert.Equal(HttpStatusCode.Found, forgetting.StatusCode);
        // Whoever has the link goes on with it.
        var link = await host.Client.GetStringAsync($"{forgotten}/asb", TestContext.Current.CancellationToken);
        Assert.Contains(Typed, link, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-10T10:00", "until 10 December 2026. Answers are deleted when nobody has worked on them for 30 days.")]
    [InlineData("2027-01-10T10:00", "until Friday 29 January 2027 at 5pm, when the consultation closes.")]
    [InlineData("2027-02-05T10:00", "until 7 March 2027. Answers are deleted when nobody has worked on them for 30 days.")]
    public async Task Later_NamesTheEarlierOfTheDayTheyAreDeletedAndTheClosingDay(string now, string said)
    {
        await using var host = await LocalHostUnderTest.StartAsync(
            now: DateTimeOffset.Parse($"{now}Z", System.Globalization.CultureInfo.InvariantCulture)
        );
        var draft = await StartAsync(host);

        var page = await host.Client.GetStringAsync($"{draft}/later", TestContext.Current.CancellationToken);
        (await PostAsync(host, $"{draft}/later", ("email", "ann@example.org"))).Dispose();

        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Contains(said, Assert.Single(host.Outbox).Mail.Text, StringComparison.Ordinal);
    }

    /// <summary>A draft with an answer, and what the browser still has of its cookies after it was closed.</summary>
    private static async Task<(string Draft, string Cookies)> BegunAsync(LocalHostUnderTest host)
    {
        using var started = await AskAsync(host, HttpMethod.Post, $"/{LocalHostUnderTest.Slug}/start", cookies: "");
        var draft = Regex.Match(started.Headers.Location!.ToString(), "^.*/answer/[^/]+").Value;
        using var answered = await AskAsync(
            host,
            HttpMethod.Post,
            $"{draft}/asb",
            StaysAfterClosing(started),
            ("q-asb", Typed),
            ("action", "continue")
        );
        Assert.Equal(HttpStatusCode.Found, answered.StatusCode);
        return (draft, StaysAfterClosing(answered));
    }

    /// <summary>The cookies of an answer that end on a day to come, and not with the browser.</summary>
    private static string StaysAfterClosing(HttpResponseMessage answer) =>
        string.Join(
            "; ",
            answer
                .Headers.GetValues("Set-Cookie")
                .Where(set => set.Contains("max-age=", StringComparison.Ordinal))
                .Select(set => set.Split(';')[0])
        );

    private static async Task<string> StartPageAsync(LocalHostUnderTest host, string cookies)
    {
        using var answer = await AskAsync(host, HttpMethod.Get, $"/{LocalHostUnderTest.Slug}", cookies);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>As a browser asks that keeps its own cookies and says that a page of ours made it.</summary>
    private static async Task<HttpResponseMessage> AskAsync(
        LocalHostUnderTest host,
        HttpMethod method,
        string path,
        string cookies,
        params (string Name, string Value)[] fields
    )
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = host.Address,
        };
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        if (cookies.Length > 0)
            request.Headers.Add("Cookie", cookies);
        if (method == HttpMethod.Post)
            request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await browser.SendAsync(request, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Progress_OnEveryPage_CountsThemAll()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var draft = await StartAsync(host);
        var counts = new List<string>();
        var page = host.Consultation.Questions[0].Id;
        while (page != "check")
        {
            var html = await host.Client.GetStringAsync($"{draft}/{page}", TestContext.Current.CancellationToken);
            counts.Add(Regex.Match(html, @"Question \d+ of \d+").Value);
            using var next = await PostAsync(host, $"{draft}/{page}", ("action", "continue"));
            page = next.Headers.Location!.ToString().Split('/')[^1].Split('?')[0];
        }

        Assert.Equal(Enumerable.Range(1, counts.Count).Select(place => $"Question {place} of {counts.Count}"), counts);
    }

    [Fact]
    public async Task Check_OfAnEmptyForm_LeadsToAQuestion()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var draft = await StartAsync(host);

        using var refused = await PostAsync(host, $"{draft}/check");
        var page = await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        var target = Regex.Match(page, "href=\"#(row-[^\"]+)\"").Groups[1].Value;
        Assert.Equal($"row-{host.Consultation.Questions[0].Id}", target);
        Assert.Contains($"id=\"{target}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_WhereHarmMayBeTold_SayWhereSupportIs()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var draft = await StartAsync(host);
        (await PostAsync(host, $"{draft}/asb", ("q-asb", Typed), ("action", "continue"))).Dispose();

        foreach (var page in new[] { "asb", "files", "victim" })
            Assert.Contains(
                "Victim Support",
                await host.Client.GetStringAsync($"{draft}/{page}", TestContext.Current.CancellationToken),
                StringComparison.Ordinal
            );
        (await PostAsync(host, $"{draft}/check")).Dispose();
        Assert.Contains(
            "Victim Support",
            await host.Client.GetStringAsync($"{draft}/sent", TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    private static async Task<string> StartAsync(LocalHostUnderTest host, string query = "")
    {
        using var started = await host.Client.PostAsync(
            $"/{LocalHostUnderTest.Slug}/start{query}",
            new FormUrlEncodedContent([]),
            TestContext.Current.CancellationToken
        );
        return Regex.Match(started.Headers.Location!.ToString(), "^.*/answer/[a-z2-7]{32}").Value;
    }

    /// <summary>As a browser of today sends it.</summary>
    private static async Task<HttpResponseMessage> PostAsync(
        LocalHostUnderTest host,
        string path,
        params (string Name, string Value)[] fields
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
