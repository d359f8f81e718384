using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ConsultationIntake.LocalHost.Tests.Staff;

namespace ConsultationIntake.LocalHost.Tests.Outcomes;

/// <summary>"You said, we did", from concerns to what the public reads and follows.</summary>
public sealed class OutcomeTests
{
    private const string Public = $"/{LocalHostUnderTest.Slug}/outcome";
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}/outcome";
    private const string Api = $"/api/consultations/{LocalHostUnderTest.Slug}";

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Published_IsOnThePageTheFeedTheApiAndTheList_UntilWithdrawn()
    {
        await using var host = await StartAsync();
        var id = await ConcernAsync(host, "Gangs in the park", "gangs", "Two more officers patrol the park.");
        await ConcernAsync(host, "Letters to victims", "letter", answer: null);
        Assert.Contains("will publish here", await host.Client.GetStringAsync(Public, Token), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync($"{Api}/outcome", Token)).StatusCode);

        await PostAsync(
            host,
            $"{Staff}/{id}/words",
            ("title", "Gangs in the park"),
            ("title-welsh", "Gangiau yn y parc"),
            ("answer", "Two more officers patrol the park."),
            ("answer-welsh", "Mae dau swyddog arall yn y parc.")
        );
        Assert.Contains("will publish here", await host.Client.GetStringAsync(Public, Token), StringComparison.Ordinal);
        Assert.EndsWith("said=published#main", await PostAsync(host, $"{Staff}/publish", ("sure", "yes")), StringComparison.Ordinal);

        var english = await host.Client.GetStringAsync(Public, Token);
        var welsh = await host.Client.GetStringAsync($"{Public}?lang=cy", Token);
        Assert.Contains("Two more officers patrol the park.", english, StringComparison.Ordinal);
        Assert.Contains(
            "Points: 2. Responses: 2 (from members of the public: 1; from partner organisations: 1).",
            english,
            StringComparison.Ordinal
        );
        Assert.Contains("Mae dau swyddog arall yn y parc.", welsh, StringComparison.Ordinal);
        Assert.DoesNotContain("Letters to victims", english + welsh, StringComparison.Ordinal);
        var feed = XDocument.Parse(await host.Client.GetStringAsync($"{Public}.atom?lang=cy", Token));
        Assert.Equal("Gangiau yn y parc", Assert.Single(feed.Root!.Elements(Atom + "entry")).Element(Atom + "title")!.Value);
        var json = await host.JsonAsync($"{Api}/outcome");
        Assert.Equal(3, json.GetProperty("figures").GetProperty("responses").GetInt64());
        Assert.Equal(2, Assert.Single(json.GetProperty("entries").EnumerateArray()).GetProperty("points").GetInt64());

        Assert.EndsWith("said=withdrawn#main", await PostAsync(host, $"{Staff}/withdraw"), StringComparison.Ordinal);
        Assert.DoesNotContain("Two more officers", await host.Client.GetStringAsync(Public, Token), StringComparison.Ordinal);
        Assert.Empty(XDocument.Parse(await host.Client.GetStringAsync($"{Public}.atom", Token)).Root!.Elements(Atom + "entry"));
        var acts = (await host.JsonAsync($"{Api}/history"))
            .GetProperty("lines")
            .EnumerateArray()
            .Select(line => line.GetProperty("act").GetString())
            .Take(3);
        Assert.Equal(["withdrawOutcome", "publishOutcome", "writeOutcome"], acts);
    }

    [Fact]
    public async Task Publishing_SaysFirstWhatIsNotSoYet_AndAsksOnceMore()
    {
        await using var host = await StartAsync();
        var id = await ConcernAsync(host, "Gangs in the park", "gangs", "Two more officers patrol the park.");
        var other = await ConcernAsync(host, "Letters to victims", "letter", answer: null);

        var pressed = await PostAsync(host, $"{Staff}/publish");
        var asked = await host.Client.GetStringAsync($"{Staff}/publish", Token);
        var publicly = await host.Client.GetStringAsync(Public, Token);

        Assert.Equal($"{Staff}/publish", pressed);
        Assert.Contains("will publish here", publicly, StringComparison.Ordinal);
        Assert.Contains("open until Friday 29 January 2027 at 5pm", asked, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Staff}#c-{id}\">Gangs in the park</a>", asked, StringComparison.Ordinal);
        Assert.Contains("1 concern without a Welsh title or answer", asked, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Staff}#c-{other}\">Letters to victims</a>", asked, StringComparison.Ordinal);
        Assert.Contains("Publish it all the same", asked, StringComparison.Ordinal);
        Assert.EndsWith("said=published#main", await PostAsync(host, $"{Staff}/publish", ("sure", "yes")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publishing_CountsThePointsThatAreNotDecided_WithALinkToThem()
    {
        await using var host = await StartAsync();
        await ConcernAsync(host, "Gangs in the park", "gangs", "Two more officers patrol the park.");
        host.Clock.Advance(TimeSpan.FromDays(90));

        var asked = await host.Client.GetStringAsync($"{Staff}/publish", Token);

        var link = Regex.Match(asked, "<a href=\"([^\"]+)\">1 of 3 points</a> is not decided");
        Assert.True(link.Success, asked);
        var list = await host.Client.GetStringAsync(System.Net.WebUtility.HtmlDecode(link.Groups[1].Value), Token);
        Assert.Matches("id=\"found\"[^>]*>[^<]*: 1<", list);
        Assert.DoesNotContain("open until", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WelshPage_OfWhatIsThereInEnglishAlone_SaysSo()
    {
        await using var host = await StartAsync();
        var id = await ConcernAsync(host, "Gangs in the park", "gangs", "Two more officers patrol the park.");
        await PostAsync(host, $"{Staff}/publish", ("sure", "yes"));

        var alone = await host.Client.GetStringAsync($"{Public}?lang=cy", Token);
        var feed = XDocument.Parse(await host.Client.GetStringAsync($"{Public}.atom?lang=cy", Token));
        await PostAsync(
            host,
            $"{Staff}/{id}/words",
            ("title", "Gangs in the park"),
            ("title-welsh", "Gangiau yn y parc"),
            ("answer", "Two more officers patrol the park."),
            ("answer-welsh", "Mae dau swyddog arall yn y parc.")
        );
        await PostAsync(host, $"{Staff}/publish", ("sure", "yes"));
        var both = await host.Client.GetStringAsync($"{Public}?lang=cy", Token);

        const string note = "Dim ond yn Saesneg y mae";
        Assert.Contains(note, alone, StringComparison.Ordinal);
        Assert.Contains("lang=\"en\">Gangs in the park</h3>", alone, StringComparison.Ordinal);
        Assert.Contains("<p class=\"govuk-body\" lang=\"en\">Two more officers", alone, StringComparison.Ordinal);
        Assert.Equal("en", feed.Root!.Element(Atom + "entry")!.Element(Atom + "title")!.Attribute(XNamespace.Xml + "lang")?.Value);
        Assert.DoesNotContain(note, both, StringComparison.Ordinal);
        Assert.DoesNotContain("in English only", await host.Client.GetStringAsync(Public, Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Published_CountsAPartnerOnce_HoweverManyLettersItSent()
    {
        await using var host = await StartAsync();
        await ConcernAsync(host, "Gangs in the park", "gangs", "Two more officers patrol the park.");
        await host.AcceptedAsync(
            new
            {
                respondent = new { organisation = "Westmere City Council" },
                answers = new[] { new { question = "asb", text = "The gates of the park should be locked at night by the council." } },
            },
            partner: true
        );
        await host.DrainAsync();
        await PostAsync(host, $"{Staff}/publish", ("sure", "yes"));

        var partners = await host.Client.GetStringAsync($"/staff/{LocalHostUnderTest.Slug}/report", Token);
        var page = await host.Client.GetStringAsync(Public, Token);

        Assert.Contains("1 of 6</a> expected partners", partners, StringComparison.Ordinal);
        Assert.Matches("Partner organisations that responded</dt><dd[^>]*>1<", page);
    }

    [Fact]
    public async Task Published_HasNothingOfWhoWrote()
    {
        await using var host = await StartAsync();
        await ConcernAsync(host, "Gangs in the park", "gangs", "Two more officers patrol the park.");
        await PostAsync(host, $"{Staff}/publish", ("sure", "yes"));

        foreach (var path in new[] { Public, $"{Public}?lang=cy", $"{Public}.atom", $"{Api}/outcome" })
        {
            var said = await host.Client.GetStringAsync(path, Token);
            foreach (var planted in new[] { "Gwenllian", "gwenllian@", "WM3", "Westmere City Council", "throw bottles" })
                Assert.DoesNotContain(planted, said, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Published_IsNotSentAgainToWhoHasIt_AndANewEditionIs()
    {
        await using var host = await StartAsync();
        var id = await ConcernAsync(host, "Gangs in the park", "gangs", "Two more officers patrol the park.");
        await PostAsync(host, $"{Staff}/publish", ("sure", "yes"));
        using var first = await host.Client.GetAsync(Public, Token);
        var updated = await UpdatedAsync(host);

        Assert.True(first.Headers.CacheControl is { Public: true, NoCache: true, NoStore: false });
        Assert.Equal(HttpStatusCode.NotModified, (await AskAsync(host, first.Headers.ETag!.ToString())).StatusCode);
        host.Clock.Advance(TimeSpan.FromHours(1));
        await PostAsync(host, $"{Staff}/publish", ("sure", "yes"));
        Assert.Equal(updated, await UpdatedAsync(host));
        await PostAsync(host, $"{Staff}/{id}/words", ("title", "Gangs in the park"), ("answer", "Four more officers patrol it."));
        await PostAsync(host, $"{Staff}/publish", ("sure", "yes"));

        using var changed = await AskAsync(host, first.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Contains("Four more officers", await changed.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.NotEqual(updated, await UpdatedAsync(host));
    }

    [Fact]
    public async Task WordsForPublication_OfAConcernThatChanged_AreNotUsedAndStaffAreTold()
    {
        await using var host = await StartAsync();
        var id = await ConcernAsync(host, "Gangs in the park", "gangs", "Two more officers patrol the park.");
        await PostAsync(host, $"{Staff}/{id}/words", ("title", "The park"), ("answer", "Officers patrol it. Ask Gwenllian Prys."));
        Assert.Contains("May name somebody", await host.Client.GetStringAsync(Staff, Token), StringComparison.Ordinal);

        await SaveAsync(host, $"concerns/{id}", "Gangs in the park", "None could be spared.");

        var page = await host.Client.GetStringAsync(Staff, Token);
        Assert.Contains("The concern changed: check the words", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Officers patrol it.", page, StringComparison.Ordinal);
        Assert.Contains("None could be spared.", await host.Client.GetStringAsync($"{Staff}/preview", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_LeadsToTheOutcomeOfWhatIsClosed()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        Assert.DoesNotContain($"href=\"{Public}\"", await host.Client.GetStringAsync("/", Token), StringComparison.Ordinal);

        host.Clock.Advance(TimeSpan.FromDays(70));

        Assert.Contains($"href=\"{Public}\"", await host.Client.GetStringAsync("/", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LeftOut_IsNotPublished_AndWithNothingElseNothingIs()
    {
        await using var host = await StartAsync();
        var id = await ConcernAsync(host, "Gangs in the park", "gangs", "Two more officers patrol the park.");
        await PostAsync(host, $"{Staff}/{id}/words", ("title", "Gangs"), ("answer", "Officers."), ("leave-out", "true"));

        Assert.EndsWith("said=nothing#main", await PostAsync(host, $"{Staff}/publish", ("sure", "yes")), StringComparison.Ordinal);
        Assert.Contains("will publish here", await host.Client.GetStringAsync(Public, Token), StringComparison.Ordinal);
        Assert.EndsWith($"said=not-saved#c-{id}", await PostAsync(host, $"{Staff}/{id}/words", ("title", " ")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publishing_IsAManagers()
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: Staffed.With("ann", "correct horse"));
        using var officer = await host.SignedInAsync("ann", "correct horse");

        using var shown = await officer.GetAsync(Staff, Token);
        using var published = await officer.PostAsync($"{Staff}/publish", new FormUrlEncodedContent([]), Token);
        using var stranger = await host.Client.PostAsync($"{Staff}/publish", new FormUrlEncodedContent([]), Token);

        Assert.Contains("A manager publishes", await shown.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, published.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
    }

    private static async Task<LocalHostUnderTest> StartAsync()
    {
        var host = await LocalHostUnderTest.StartAsync();
        await host.AcceptedAsync(
            new
            {
                respondent = new { name = "Gwenllian Prys", email = "gwenllian@example.com" },
                answers = new[] { new { question = "asb", text = "Gangs throw bottles in the park near WM3 4AB at the weekend." } },
            }
        );
        await host.AcceptedAsync(
            new
            {
                respondent = new { organisation = "Westmere City Council" },
                answers = new[] { new { question = "asb", text = "Gangs gather in the park every night and nobody moves them on." } },
            },
            partner: true
        );
        await host.AcceptedAsync(
            new { answers = new[] { new { question = "victims", text = "Victims wait far too long for a letter about their case." } } }
        );
        await host.DrainAsync();
        return host;
    }

    private static async Task<string> ConcernAsync(LocalHostUnderTest host, string title, string words, string? answer)
    {
        var made = await SaveAsync(host, "concerns", title, answer);
        var id = made.GetProperty("concern").GetProperty("id").GetString()!;
        var count = (await host.JsonAsync($"{Api}/points?words={words}")).GetProperty("count").GetInt64();
        using var grouped = await host.Client.PostAsJsonAsync($"{Api}/concerns/{id}/points?words={words}", new { expected = count }, Token);
        Assert.Equal(HttpStatusCode.OK, grouped.StatusCode);
        return id;
    }

    private static async Task<JsonElement> SaveAsync(LocalHostUnderTest host, string path, string title, string? answer)
    {
        using var response = await host.Client.PostAsJsonAsync(
            $"{Api}/{path}",
            new
            {
                title,
                disposition = new
                {
                    outcome = "changed-the-plan",
                    answer,
                    isAgreed = true,
                },
            },
            Token
        );
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>(Token);
    }

    private static async Task<string> PostAsync(LocalHostUnderTest host, string path, params (string Name, string Value)[] fields)
    {
        using var response = await host.Client.PostAsync(
            path,
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
            Token
        );
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        return response.Headers.Location!.ToString();
    }

    private static Task<HttpResponseMessage> AskAsync(LocalHostUnderTest host, string mark)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Public);
        request.Headers.TryAddWithoutValidation("If-None-Match", mark);
        return host.Client.SendAsync(request, Token);
    }

    private static async Task<string> UpdatedAsync(LocalHostUnderTest host) =>
        XDocument
            .Parse(await host.Client.GetStringAsync($"{Public}.atom", Token))
            .Root!.Elements(Atom + "entry")
            .Single()
            .Element(Atom + "updated")!
            .Value;
}
