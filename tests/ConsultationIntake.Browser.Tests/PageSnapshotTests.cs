using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Html;
using AngleSharp.Html.Parser;

namespace ConsultationIntake.Browser.Tests;

/// <summary>The HTML of every page, as a tree. Run with UPDATE_SNAPSHOTS=1 to write them anew, and read what changed.</summary>
public sealed class PageSnapshotTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "ConsultationIntake.Browser.Tests", "Snapshots");

    [Theory]
    [InlineData("en")]
    [InlineData("cy")]
    public async Task EveryPage_IsAsItWasRead(string language)
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var changed = new List<string>();
        async Task<string> LookAsync(string path, string name)
        {
            using var response = await host.Client.GetAsync($"{path}?lang={language}", TestContext.Current.CancellationToken);
            var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (!IsAsBefore($"{language}-{name}", Settled(html)))
                changed.Add(name);
            return html;
        }

        var form = $"/{LocalHostUnderTest.Slug}";
        foreach (
            var (path, name) in new[]
            {
                ("/", "list"),
                ("/cookies", "cookies"),
                ("/none/of/these", "not-found"),
                (form, "start"),
                ($"{form}/plan", "plan"),
                ($"{form}/privacy", "privacy"),
                ($"{form}/accessibility", "accessibility"),
            }
        )
            await LookAsync(path, name);
        using var started = await host.Client.PostAsync(
            $"{form}/start?lang={language}",
            new FormUrlEncodedContent([]),
            TestContext.Current.CancellationToken
        );
        var root = Regex.Match(started.Headers.Location!.ToString(), "^.*/answer/[a-z2-7]{32}").Value;
        foreach (var page in Walk.Pages.Append("organisation").Append("later").Append("check"))
            await LookAsync($"{root}/{page}", page);
        var asb = await LookAsync($"{root}/asb", "asb");
        await PostAsync(host, $"{root}/asb", asb, ("q-asb", Walk.Answer));
        await PostAsync(host, $"{root}/check", asb);
        foreach (var page in new[] { "sent", "copy", "equality" })
            await LookAsync($"{root}/{page}", page);

        Assert.Empty(changed);
    }

    private static async Task PostAsync(LocalHostUnderTest host, string path, string page, params (string Name, string Value)[] fields)
    {
        var token = Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        using var response = await host.Client.PostAsync(
            path,
            new FormUrlEncodedContent([
                new("__RequestVerificationToken", token),
                .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)),
            ]),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(System.Net.HttpStatusCode.Redirect, response.StatusCode);
    }

    /// <summary>The page's tree, without what is another each time.</summary>
    private static string Settled(string html)
    {
        html = Regex.Replace(
            html,
            "name=\"__RequestVerificationToken\" value=\"[^\"]+\"",
            "name=\"__RequestVerificationToken\" value=\"token\""
        );
        html = Regex.Replace(html, "answer/[a-z2-7]{32}", "answer/draft");
        html = Regex.Replace(html, "\\.[0-9a-f]{12}\\.", ".hash.");
        html = Regex.Replace(html, "[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}", "ABC-DEF-GHK");
        html = Regex.Replace(html, "http://127\\.0\\.0\\.1:\\d+", "http://host");
        return new HtmlParser().ParseDocument(html).ToHtml(new PrettyMarkupFormatter { Indentation = "  ", NewLine = "\n" }).Trim() + "\n";
    }

    private static bool IsAsBefore(string name, string html)
    {
        var path = Path.Combine(Folder, $"{name}.html");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(path, html);
        }

        return File.Exists(path) && File.ReadAllText(path) == html;
    }
}
