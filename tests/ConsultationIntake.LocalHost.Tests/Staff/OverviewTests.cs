using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ConsultationIntake.LocalHost.Tests.Staff;

/// <summary>What the overview says of days and of the visit before.</summary>
public sealed class OverviewTests
{
    private const string Overview = $"/staff/{LocalHostUnderTest.Slug}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Days_AreCountedAndShownAsBarsWithATable()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        await host.AcceptedAsync(Said("More patrols."));
        host.Clock.Advance(TimeSpan.FromDays(3));
        await host.AcceptedAsync(Said("Better lighting."));
        await host.AcceptedAsync(Said("Answer the telephone."));

        var page = await host.Client.GetStringAsync(Overview, Token);

        var chart = new HtmlParser().ParseDocument(page).QuerySelector("figure.days")!;
        Assert.Contains("Most on one day: 2, on 5 Dec.", chart.QuerySelector("figcaption")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["5 Dec", "2", "3"], Cells(chart, ^1));
        Assert.Equal(["4 Dec", "–", "1"], Cells(chart, ^2));
    }

    /// <summary>A day begins at midnight where the consultation is held, and its number leads to what came on it.</summary>
    [Fact]
    public async Task Days_AreThoseOfTheConsultationsZone()
    {
        using var consultations = new TemporaryFolder();
        consultations.Fill(Repository.Consultations);
        InZone(Path.Combine(consultations.Path, LocalHostUnderTest.Slug), "Pacific/Auckland");
        await using var host = await LocalHostUnderTest.StartAsync(consultations: consultations.Path);
        var before = await host.AcceptedAsync(Said("More patrols."));
        host.Clock.Advance(TimeSpan.FromHours(2));
        var after = await host.AcceptedAsync(Said("Better lighting."));

        var chart = new HtmlParser().ParseDocument(await host.Client.GetStringAsync(Overview, Token)).QuerySelector("figure.days")!;
        var links = chart.QuerySelectorAll("tbody tr").SkipLast(1).Last().QuerySelectorAll("a").Select(link => link.GetAttribute("href")!);

        Assert.Equal(["2 Dec", "1", "1"], Cells(chart, ^2));
        Assert.Equal(["3 Dec", "1", "2"], Cells(chart, ^1));
        foreach (var link in links)
        {
            var list = await host.Client.GetStringAsync(link, Token);
            Assert.Contains("2 December 2026: 1</h1>", list, StringComparison.Ordinal);
            Assert.Contains($"{Overview}/{before}", list, StringComparison.Ordinal);
            Assert.DoesNotContain(after, list, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Days_StandBesideThoseOfTheConsultationBefore()
    {
        using var consultations = new TemporaryFolder();
        consultations.Fill(Repository.Consultations);
        var last = Path.Combine(consultations.Path, "last-plan");
        Directory.Move(Path.Combine(consultations.Path, LocalHostUnderTest.Slug), last);
        consultations.Fill(Repository.Consultations);
        Change(
            last,
            ("\"opens\": \"2026-11-02T09:00\"", "\"opens\": \"2022-11-02T09:00\""),
            ("\"closes\": \"2027-01-29T17:00\"", "\"closes\": \"2023-01-29T17:00\"")
        );
        using var data = new TemporaryFolder();
        await using (
            var then = await LocalHostUnderTest.StartAsync(
                data.Path,
                new DateTimeOffset(2022, 11, 4, 10, 0, 0, TimeSpan.Zero),
                consultations.Path
            )
        )
        {
            foreach (var words in new[] { "More patrols.", "Better lighting.", "Fewer cars." })
                Assert.True((await then.PostAsync(Said(words), slug: "last-plan")).IsSuccessStatusCode);
        }

        await using var host = await LocalHostUnderTest.StartAsync(
            data.Path,
            new DateTimeOffset(2026, 11, 5, 10, 0, 0, TimeSpan.Zero),
            consultations.Path
        );
        await host.AcceptedAsync(Said("Answer the telephone."));

        var chart = new HtmlParser().ParseDocument(await host.Client.GetStringAsync(Overview, Token)).QuerySelector("figure.days")!;

        Assert.Equal(["4 Nov", "–", "–", "3", "3"], Cells(chart, ^2));
        Assert.Equal(["5 Nov", "1", "1", "–", "3"], Cells(chart, ^1));
        Assert.Contains("by this day of it 3 had come", chart.QuerySelector("figcaption")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(chart.QuerySelector("svg polyline"));
        var link = chart.QuerySelectorAll("tbody tr").SkipLast(1).Last().QuerySelector("a")!.GetAttribute("href")!;
        Assert.Contains("received on 4 November 2022: 3</h1>", await host.Client.GetStringAsync(link, Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondVisit_SaysWhatCameSinceTheFirst()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        await host.AcceptedAsync(Said("More patrols."));
        await host.DrainAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        using var first = await host.Client.GetAsync(Overview, Token);
        var cookie = Assert.Single(first.Headers.GetValues("Set-Cookie")).Split(';')[0];
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.AcceptedAsync(Said("There should be better lighting along the canal at night."));
        await host.AcceptedAsync(Said("The police should answer the telephone when people ring them."));
        await host.DrainAsync();

        using var request = new HttpRequestMessage(HttpMethod.Get, Overview);
        request.Headers.Add("Cookie", cookie);
        using var second = await host.Client.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.DoesNotContain("Since you were last here", await first.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        var note = new HtmlParser()
            .ParseDocument(await second.Content.ReadAsStringAsync(Token))
            .QuerySelectorAll("p.note")
            .Single(note => note.TextContent.Contains("Since you were last here", StringComparison.Ordinal));
        Assert.Equal(
            "Since you were last here on 2 Dec, 10:01am: 2 responses received, with 2 points.",
            string.Join(' ', note.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        );
        Assert.Equal(
            [$"{Overview}/responses?since=2026-12-02T10:01:00Z", $"{Overview}/points?whose=ownView&since=2026-12-02T10:01:00Z"],
            note.QuerySelectorAll("a").Select(link => Uri.UnescapeDataString(link.GetAttribute("href")!))
        );
    }

    private static IEnumerable<string> Cells(IElement chart, Index row) =>
        chart.QuerySelectorAll("tbody tr").ToList()[row].Children.Select(cell => cell.TextContent.Trim());

    private static void InZone(string folder, string zone) => Change(folder, ("Europe/London", zone));

    private static void Change(string folder, params (string From, string To)[] changes)
    {
        var path = Path.Combine(folder, "consultation.json");
        var text = File.ReadAllText(path);
        foreach (var (from, to) in changes)
        {
            Assert.Contains(from, text, StringComparison.Ordinal);
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        File.WriteAllText(path, text);
    }

    private static object Said(string text) => new { answers = new[] { new { question = "else", text } } };
}
