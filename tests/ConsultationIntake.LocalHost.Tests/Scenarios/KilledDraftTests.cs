using System.Net;
using System.Text.RegularExpressions;
using ConsultationIntake.Contracts;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>The host as a process of its own, killed as hard as can be between any two pages, and between a page and its answer.</summary>
public sealed partial class KilledDraftTests
{
    private static readonly string[] Questions = ["asb", "victims"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Draft_HostKilledBetweenPagesAndBeforeAnAnswer_KeepsEveryAnswer()
    {
        using var folder = new TemporaryFolder();
        using var host = new HostProcess(folder.Path);
        using var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = true })
        {
            BaseAddress = host.Address,
            Timeout = Patience.Longest,
        };
        await host.StartAsync();

        using var start = await client.PostAsync($"/{LocalHostUnderTest.Slug}/start", new FormUrlEncodedContent([]), Token);
        var at = start.RequestMessage!.RequestUri!;
        foreach (var question in Questions)
        {
            Assert.EndsWith($"/{question}", at.AbsolutePath, StringComparison.Ordinal);
            var html = await client.GetStringAsync(at, Token);
            // The first answer is sent to another process than gave the page, and the next page comes from a third.
            if (question == Questions[0])
                await KillAndStartAsync(host);
            using var answered = await client.PostAsync(at, Form(html, ($"q-{question}", Answer(question)), ("action", "continue")), Token);
            at = answered.RequestMessage!.RequestUri!;
            if (question == Questions[0])
                await KillAndStartAsync(host);
        }

        var check = await client.GetStringAsync(new Uri(at, "check"), Token);
        Assert.All(Questions, question => Assert.Contains(Answer(question), WebUtility.HtmlDecode(check), StringComparison.Ordinal));
        using var sent = await client.PostAsync(new Uri(at, "check"), Form(check), Token);
        await KillAndStartAsync(host);
        var again = await client.GetStringAsync(sent.RequestMessage!.RequestUri!, Token);
        Assert.Matches("[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}", again);
    }

    private static string Answer(string question) => $"The off-road bikes on Station Road go on all night. Please stop them. ({question})";

    private static async Task KillAndStartAsync(HostProcess host)
    {
        await host.KillAsync();
        await host.StartAsync();
    }

    private static FormUrlEncodedContent Form(string html, params (string Name, string Value)[] fields) =>
        new([
            new("__RequestVerificationToken", Authenticity().Match(html).Groups[1].Value),
            .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)),
        ]);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Authenticity();
}
