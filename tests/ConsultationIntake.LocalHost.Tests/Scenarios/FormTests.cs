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
