using System.Net;
using System.Text.RegularExpressions;
using ConsultationIntake.Equality;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>
/// Changing the language loses nothing that was typed or chosen, on pages that keep nothing either, and without a script.
/// </summary>
public sealed partial class LanguageChangeTests
{
    [Fact]
    public async Task LaterPage_ChangedToWelsh_KeepsTheAddressThatWasTyped()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var draft = await StartAsync(host);

        var before = await GetAsync(host, $"{draft}/later");
        var page = await ChangeAsync(host, $"{draft}/later", ("email", "ann@exam"));

        Assert.Contains("name=\"language\" value=\"cy\"", before, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"cy\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"ann@exam\"", page, StringComparison.Ordinal);
        await host.DrainAsync();
        Assert.Empty(host.Outbox);
    }

    [Fact]
    public async Task RefusedForm_ChangedToWelsh_KeepsWhatWasTypedAndSendsNothing()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var token = TestContext.Current.CancellationToken;
        var slug = $"/{LocalHostUnderTest.Slug}";
        using var refused = await PostAsync(host, slug, ("q-else", "More patrols, please."), ("email", "ann@"), ("capacity", "myself"));
        var before = await refused.Content.ReadAsStringAsync(token);

        var page = await ChangeAsync(host, slug, [("again", "yes"), ("q-else", "More patrols, please."), ("email", "ann@exam")]);
        using var anothers = await PostAsync(host, slug, ("q-else", "More patrols, please."), ("language", "cy"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("name=\"language\" value=\"cy\"", before, StringComparison.Ordinal);
        Assert.Contains("name=\"capacity\" value=\"myself\"", before, StringComparison.Ordinal);
        Assert.Equal(host.Consultation.Questions.Count + 3, before.Split("(optional)").Length - 1);
        Assert.Contains("08 08 16 89 111", before, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"cy\"", page, StringComparison.Ordinal);
        Assert.Contains("More patrols, please.", page, StringComparison.Ordinal);
        Assert.Contains("value=\"ann@exam\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("govuk-error-summary", page, StringComparison.Ordinal);
        // What another's page sends under that name changes nothing.
        Assert.Contains("govuk-panel", await anothers.Content.ReadAsStringAsync(token), StringComparison.Ordinal);
        Assert.Equal(1, (await host.AccountAsync()).GetProperty("received").GetInt64());
    }

    [Fact]
    public async Task EqualityPage_ChangedToWelsh_KeepsWhatWasChosenAndCountsNothing()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var draft = await StartAsync(host);
        await PostAsync(host, $"{draft}/else", ("q-else", "More patrols, please."));
        using var sent = await PostAsync(host, $"{draft}/check");
        Assert.EndsWith("/sent", sent.Headers.Location!.ToString(), StringComparison.Ordinal);
        var before = await GetAsync(host, $"{draft}/equality");
        var option = Option().Match(before);
        Assert.Equal(EqualityQuestions.All.Count, before.Split("(optional)").Length - 1);

        var page = await ChangeAsync(host, $"{draft}/equality", (option.Groups[1].Value, option.Groups[2].Value));

        Assert.Contains("<html lang=\"cy\"", page, StringComparison.Ordinal);
        Assert.Matches($"name=\"{option.Groups[1].Value}\"[^>]*value=\"{option.Groups[2].Value}\"[^>]*checked", page);
        var counts = await host.Get<IEqualityCounts>().ReadAsync(host.Consultation.Slug, TestContext.Current.CancellationToken);
        Assert.Empty(counts.Counts);
    }

    [Theory]
    [InlineData("The gangs in the park are loud every night and nobody moves them on.", "English", "en")]
    [InlineData("Mae angen mwy o swyddogion yn y pentref gyda'r nos, a goleuadau yn y parc.", "Welsh", "cy")]
    public async Task Response_IsCountedByWhatItIsWrittenIn_AndAnsweredInTheLanguageOfTheForm(string text, string named, string code)
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var (token, other) = (TestContext.Current.CancellationToken, code == "en" ? "cy" : "en");
        // The language is switched on the last page.
        using var sent = await PostAsync(
            host,
            $"/{LocalHostUnderTest.Slug}?lang={other}",
            ("q-else", text),
            ("q-priority", "2"),
            ("email", "ann@example.com")
        );
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        await host.DrainAsync();

        var reference = (await host.JsonAsync($"/api/consultations/{LocalHostUnderTest.Slug}/submissions"))
            .GetProperty("submissions")[0]
            .GetProperty("reference")
            .GetString();
        var report = await host.JsonAsync($"/api/consultations/{LocalHostUnderTest.Slug}/report");
        var page = await host.Client.GetStringAsync($"/staff/{LocalHostUnderTest.Slug}/{reference}", token);

        var counted = Assert.Single(report.GetProperty("languages").EnumerateArray());
        Assert.Equal((code, 1), (counted.GetProperty("label").GetString(), counted.GetProperty("count").GetInt32()));
        Assert.Contains($"<dt>Written in</dt><dd>{named}. The form was used in", page, StringComparison.Ordinal);
        Assert.Equal(other, Assert.Single(host.Outbox, mail => mail.Mail.Category == "copy-offer").Mail.Language);
    }

    private static async Task<string> StartAsync(LocalHostUnderTest host)
    {
        using var started = await PostAsync(host, $"/{LocalHostUnderTest.Slug}/start");
        return string.Join('/', started.Headers.Location!.ToString().Split('/').Take(4));
    }

    private static Task<string> GetAsync(LocalHostUnderTest host, string path) =>
        host.Client.GetStringAsync(path, TestContext.Current.CancellationToken);

    private static async Task<string> ChangeAsync(LocalHostUnderTest host, string path, params (string, string)[] fields)
    {
        using var changed = await PostAsync(host, path, [.. fields, ("language", "cy")]);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        return WebUtility.HtmlDecode(await changed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static Task<HttpResponseMessage> PostAsync(LocalHostUnderTest host, string path, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("name=\"(e-[a-z-]+)\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Option();
}
