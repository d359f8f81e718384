using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ConsultationIntake.LocalHost.Tests.Staff;
using ConsultationIntake.Submissions.Drafts;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>The form before it opens, as staff look at it.</summary>
public sealed class PreviewTests
{
    private const string Preview = $"/staff/{LocalHostUnderTest.Slug}/preview";
    private const string Marker = "kestrel over the allotments";

    private static readonly DateTimeOffset BeforeItOpens = new(2026, 10, 1, 10, 0, 0, TimeSpan.Zero);
    private static readonly HtmlParser Parser = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", "officer", "This is a preview for staff.", "Send your response", "Skip")]
    [InlineData("cy", "manager", "Rhagolwg i staff yw hwn.", "Anfon eich ymateb", "Hepgor")]
    public async Task Preview_BeforeItOpens_LeadsThroughEveryPageAndKeepsNothing(
        string language,
        string role,
        string banner,
        string send,
        string skip
    )
    {
        using var folder = new TemporaryFolder();
        await using var host = await LocalHostUnderTest.StartAsync(
            folder.Path,
            BeforeItOpens,
            settings: Staffed.With("ann", "correct horse", role)
        );
        using var staff = await host.SignedInAsync("ann", "correct horse");
        var seen = new List<string>();

        var page = await LookAsync(staff, $"{Preview}?lang={language}");
        var path = await GoOnAsync(staff, page);
        while (!path.Contains("/sent", StringComparison.Ordinal))
        {
            page = await LookAsync(staff, path);
            seen.Add(path.Split('?')[0].Split('/')[^1]);
            Assert.True(seen.Count < 50, string.Join(", ", seen));
            path = await GoOnAsync(staff, page);
        }

        page = await LookAsync(staff, path);
        foreach (var more in new[] { "organisation", "later", "equality", "privacy", "accessibility", "plan" })
            await LookAsync(staff, $"{Preview}/{more}?lang={language}");

        Assert.Equal(
            [.. host.Consultation.Questions.Select(question => question.Id), "files", "capacity", "area", "victim", "contact", "check"],
            seen
        );
        Assert.Contains(send, (await LookAsync(staff, $"{Preview}/check?lang={language}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(skip, (await LookAsync(staff, $"{Preview}/equality?lang={language}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await host.Get<IDraftStore>().ListExpiredAsync(host.Consultation.Slug, DateTimeOffset.MaxValue, 10, Token));
        Assert.Equal(0, (await host.Get<Submissions.ISubmissionStore>().TallyAsync(host.Consultation.Slug, Token)).Received);
        Assert.Empty(folder.FilesWith(Marker));

        async Task<IDocument> LookAsync(HttpClient browser, string address)
        {
            using var response = await browser.GetAsync(address, Token);
            Assert.Equal((address, HttpStatusCode.OK), (address, response.StatusCode));
            var document = Parser.ParseDocument(await response.Content.ReadAsStringAsync(Token));
            Assert.Equal(language, document.DocumentElement.GetAttribute("lang"));
            Assert.StartsWith(banner, document.QuerySelector("#preview")!.TextContent.Trim(), StringComparison.Ordinal);
            Assert.StartsWith("noindex", document.QuerySelector("meta[name=robots]")!.GetAttribute("content"), StringComparison.Ordinal);
            return document;
        }
    }

    [Fact]
    public async Task Preview_SaysWhatIsWrongAsTheFormDoes_AndSavesNothingWhenThePageIsLeft()
    {
        await using var host = await LocalHostUnderTest.StartAsync(now: BeforeItOpens);

        using var wrong = await PostAsync(host.Client, $"{Preview}/contact", ("email", "no address"));
        using var kept = await PostAsync(host.Client, $"{Preview}/asb", ("q-asb", Marker), ("action", "keep"));
        using var later = await PostAsync(host.Client, $"{Preview}/asb", ("q-asb", Marker), ("action", "later"));
        using var organisation = await PostAsync(host.Client, $"{Preview}/capacity", ("capacity", "organisation"));
        using var inWelsh = await PostAsync(host.Client, $"{Preview}/asb", ("q-asb", Marker), ("language", "cy"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("email-error", await wrong.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, kept.StatusCode);
        Assert.Equal($"{Preview}/later?lang=en", $"{later.Headers.Location}");
        Assert.Equal($"{Preview}/organisation?lang=en", $"{organisation.Headers.Location}");
        Assert.Equal($"{Preview}/asb?lang=cy", $"{inWelsh.Headers.Location}");
    }

    [Fact]
    public async Task Preview_IsNobodysButStaffs_AndThePublicFormStaysShut()
    {
        await using var host = await LocalHostUnderTest.StartAsync(now: BeforeItOpens, settings: Staffed.With("ann", "correct horse"));
        using var staff = await host.SignedInAsync("ann", "correct horse");

        using var shown = await host.Client.GetAsync(Preview, Token);
        using var posted = await PostAsync(host.Client, $"{Preview}/asb", ("q-asb", Marker));
        using var foreign = new HttpRequestMessage(HttpMethod.Post, $"{Preview}/asb") { Content = new FormUrlEncodedContent([]) };
        foreign.Headers.Add("Origin", "https://evil.example");
        using var fromElsewhere = await staff.SendAsync(foreign, Token);

        Assert.StartsWith("/staff/sign-in", $"{shown.Headers.Location}", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, posted.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, fromElsewhere.StatusCode);
        Assert.Contains(
            "not open",
            await host.Client.GetStringAsync($"/{LocalHostUnderTest.Slug}", Token),
            StringComparison.OrdinalIgnoreCase
        );
        Assert.Contains(Preview, await staff.GetStringAsync($"/staff/{LocalHostUnderTest.Slug}", Token), StringComparison.Ordinal);
        using var unknown = await staff.GetAsync("/staff/no-such/preview/asb", Token);
        using var noPage = await staff.GetAsync($"{Preview}/no-such", Token);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (unknown.StatusCode, noPage.StatusCode));
    }

    /// <summary>Fills in what is written on a page and presses its button.</summary>
    /// <returns>Where it leads.</returns>
    private static async Task<string> GoOnAsync(HttpClient browser, IDocument page)
    {
        var form = page.QuerySelector("main form")!;
        Assert.StartsWith(Preview, form.GetAttribute("action"), StringComparison.Ordinal);
        var fields = form.QuerySelectorAll("textarea").Select(field => (field.GetAttribute("name")!, Marker));
        using var answer = await PostAsync(browser, form.GetAttribute("action")!, [.. fields, ("action", "continue")]);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return $"{answer.Headers.Location}";
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient browser, string path, params (string Name, string Value)[] fields) =>
        browser.PostAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))), Token);
}
