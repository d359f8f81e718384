using System.Net;
using System.Text.RegularExpressions;

namespace ConsultationIntake.Browser.Tests;

/// <summary>The host killed as hard as can be between any two pages, and between a page and its answer.</summary>
public sealed class KilledHostTests
{
    [Fact]
    public async Task Draft_HostKilledBetweenEveryTwoPages_KeepsEveryAnswer()
    {
        using var folder = new TemporaryFolder();
        using var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = true });
        await using var host = new HostProcess(folder.Path);
        await host.StartAsync(client);

        var start = await client.PostAsync(
            new Uri(host.Site, $"{LocalHostUnderTest.Slug}/start"),
            new FormUrlEncodedContent([]),
            TestContext.Current.CancellationToken
        );
        var at = start.RequestMessage!.RequestUri!;
        var questions = Walk.Pages.Take(2).ToList();
        foreach (var question in questions)
        {
            Assert.EndsWith($"/{question}", at.AbsolutePath, StringComparison.Ordinal);
            var html = await client.GetStringAsync(at, TestContext.Current.CancellationToken);
            await host.KillAndStartAsync(client);
            var answered = await client.PostAsync(
                at,
                Form(html, ($"q-{question}", $"{Walk.Answer} ({question})"), ("action", "continue")),
                TestContext.Current.CancellationToken
            );
            at = answered.RequestMessage!.RequestUri!;
            await host.KillAndStartAsync(client);
        }

        var check = await client.GetStringAsync(new Uri(at, "check"), TestContext.Current.CancellationToken);
        Assert.All(
            questions,
            question => Assert.Contains($"{Walk.Answer} ({question})", WebUtility.HtmlDecode(check), StringComparison.Ordinal)
        );
        var sent = await client.PostAsync(new Uri(at, "check"), Form(check), TestContext.Current.CancellationToken);
        await host.KillAndStartAsync(client);
        var again = await client.GetStringAsync(sent.RequestMessage!.RequestUri!, TestContext.Current.CancellationToken);
        Assert.Matches("[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}", again);
    }

    private static FormUrlEncodedContent Form(string html, params (string Name, string Value)[] fields)
    {
        var token = Regex.Match(html, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        return new([
            new("__RequestVerificationToken", token),
            .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)),
        ]);
    }
}
