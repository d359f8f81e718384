using System.Net;
using System.Text.RegularExpressions;
using ConsultationIntake.Concerns;
using ConsultationIntake.Decisions;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>Concerns, decisions on many points and saved filters, over HTTP as the pages' forms send them.</summary>
public sealed partial class ConcernPageTests
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryNumberOnThePagesOfConcerns_IsALinkToExactlyItsPoints()
    {
        await using var host = await StartAsync();
        for (var i = 0; i < 6; i++)
            await AcceptedAsync(host, "The street lamps on Castle Road are broken and nobody feels safe walking home at night.");
        await host.DrainAsync();
        var concern = await MakeAsync(host, "Lamps");
        await PutInAsync(host, concern, "lamps");

        var pages = await host.Client.GetStringAsync($"{Staff}/concerns", Token) + await host.Client.GetStringAsync(concern, Token);

        var numbers = NumberLink().Matches(pages);
        Assert.True(numbers.Count >= 6, $"There are {numbers.Count}.");
        Assert.Contains(
            numbers,
            number => number.Groups[1].Value.Contains("repeat=yes", StringComparison.Ordinal) && number.Groups[2].Value != "0"
        );
        foreach (Match number in numbers)
        {
            var page = await host.Client.GetStringAsync(WebUtility.HtmlDecode(number.Groups[1].Value), Token);
            Assert.Equal((number.Groups[1].Value, number.Groups[2].Value), (number.Groups[1].Value, Count().Match(page).Groups[1].Value));
        }
    }

    [Fact]
    public async Task Concern_AnsweredInBothLanguages_DecidesItsPointsAndTellsWhoDidWhat()
    {
        await using var host = await StartAsync();
        var reference = await AcceptedAsync(host, "The lamps are broken.");
        await host.DrainAsync();
        var concern = await MakeAsync(host, "Lamps");
        await host.Client.PostAsync($"{concern}/points", Form(("do", "in"), ("number", $"{reference}.1")), Token);

        var saved = await SaveAsync(host, concern, "Street lamps");

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var page = WebUtility.HtmlDecode(await host.Client.GetStringAsync(concern, Token));
        foreach (
            var said in new[]
            {
                "Agreed: Changed the plan",
                "In English and Welsh",
                "Mae'r goleuadau yn adran 2.",
                $"{reference}.1",
                "put in",
            }
        )
            Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Equal("inDecidedConcern", (await PointAsync(host, $"{reference}.1")).GetProperty("decision").GetString());

        var point = Ticks().Match(page).Groups[1].Value;
        await host.Client.PostAsync($"{concern}/points", Form(("do", "out"), ("point", point)), Token);

        Assert.Equal("undecided", (await PointAsync(host, $"{reference}.1")).GetProperty("decision").GetString());
        Assert.Contains("taken out", await host.Client.GetStringAsync(concern, Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Concern_TwoOfficersAtOnce_TheLaterIsToldAndKeepsWhatWasWritten()
    {
        await using var host = await StartAsync();
        var concern = await MakeAsync(host, "Lamps");
        var seen = Seen().Match(await host.Client.GetStringAsync(concern, Token)).Groups[1].Value;
        await SaveAsync(host, concern, "Lamps and lanes", seen);

        var later = await SaveAsync(host, concern, "Lamps, lanes and bins", seen);

        Assert.Equal(HttpStatusCode.Conflict, later.StatusCode);
        var page = await later.Content.ReadAsStringAsync(Token);
        Assert.Contains("Somebody else changed it meanwhile", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Lamps, lanes and bins\"", page, StringComparison.Ordinal);
        Assert.Equal(
            "Lamps and lanes",
            Assert.Single(await host.Get<IOfficeRecords>().ListAsync<Concern>(host.Consultation.Slug, Token)).Title
        );
    }

    [Fact]
    public async Task Concern_WithAnAnswerAndNoOutcome_IsRefusedAndNothingIsLost()
    {
        await using var host = await StartAsync();
        var concern = await MakeAsync(host, "Lamps");

        var refused = await host.Client.PostAsync(concern, Form(("title", "Lamps"), ("answer", "We agree.")), Token);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(">We agree.</textarea>", await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_OfAFilter_AreCountedFirstThenDecidedAndUndoneTogether()
    {
        await using var host = await StartAsync();
        for (var i = 0; i < 3; i++)
            await AcceptedAsync(host, $"Lamp {i} on my street is broken, and the bins in yard {i} were set on fire.");
        await host.DrainAsync();
        var all = await CountAsync(host);

        var confirm = await ConfirmAsync(host, "decide", "decision=undecided");

        Assert.Contains($"Decide {all} points", confirm, StringComparison.Ordinal);
        var decided = await ActAsync(host, confirm, ("outcome", "noted"), ("agreed", "true"));
        Assert.Equal(HttpStatusCode.Redirect, decided.StatusCode);
        Assert.Equal(all, await CountAsync(host, PointField.Decision, nameof(DecisionState.Decided)));
        var notice = await host.Client.GetStringAsync(decided.Headers.Location!, Token);
        Assert.Contains($">{all} points</a>, and written into the history", notice, StringComparison.Ordinal);
        await host.Client.PostAsync($"{Staff}/points/many/undo", Form(("batch", Batch().Match(notice).Groups[1].Value)), Token);
        Assert.Equal(all, await CountAsync(host, PointField.Decision, nameof(DecisionState.Undecided)));
    }

    [Fact]
    public async Task Many_WhenAnotherOfficerWasFaster_AreLeftAndTheLaterIsTold()
    {
        await using var host = await StartAsync();
        var reference = await AcceptedAsync(host, "The lamps are broken. The bins are burnt.");
        await host.DrainAsync();
        var confirm = await ConfirmAsync(host, "theme", "");
        await host.Client.PostAsync($"{Staff}/points/{reference}.1/act", Form(("do", "stance"), ("stance", "Mixed")), Token);

        var later = await ActAsync(host, confirm, ("theme", "victims"), ("applies", "true"));

        Assert.Equal(HttpStatusCode.Conflict, later.StatusCode);
        Assert.Equal(0, await CountAsync(host, PointField.Theme, "victims"));
    }

    [Fact]
    public async Task Many_OfThePage_AreGivenToSomebody_AndPutInANewConcern()
    {
        await using var host = await StartAsync();
        await AcceptedAsync(host, "The lamps are broken. The bins are burnt.");
        await host.DrainAsync();
        var all = await CountAsync(host);

        await ActAsync(host, await ConfirmAsync(host, "assign", "", "page"), ("to", "Bryn"));
        await ActAsync(host, await ConfirmAsync(host, "concern", "", "page"), ("title", "Dark and dirty"));

        Assert.Equal(all, await CountAsync(host, PointField.Assigned, "Bryn"));
        var concern = Assert.Single(await host.Get<IOfficeRecords>().ListAsync<Concern>(host.Consultation.Slug, Token));
        Assert.Equal(("Dark and dirty", all), (concern.Title, await CountAsync(host, PointField.Concern, concern.Id)));
    }

    [Fact]
    public async Task Filter_SavedOpenedAndRemoved_StandsInTheHistory_AndNoNameIsTakenOver()
    {
        await using var host = await StartAsync();
        await host.Client.PostAsync($"{Staff}/filters", Form(("name", "To do"), ("filter", "decision=undecided&after=17")), Token);

        var page = await host.Client.GetStringAsync($"{Staff}/points", Token);
        var taken = await host.Client.PostAsync($"{Staff}/filters", Form(("name", "To do"), ("filter", "late=yes")), Token);

        Assert.Contains($"href=\"{Staff}/points?decision=undecided\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, taken.StatusCode);
        var replaces = Replaces().Match(await taken.Content.ReadAsStringAsync(Token)).Groups[1].Value;
        await host.Client.PostAsync($"{Staff}/filters", Form(("name", "To do"), ("filter", "late=yes"), ("replaces", replaces)), Token);
        Assert.Equal(
            "late=yes",
            Assert.Single(await host.Get<IOfficeRecords>().ListAsync<SavedFilter>(host.Consultation.Slug, Token)).Query
        );
        await host.Client.PostAsync($"{Staff}/filters/remove", Form(("name", "To do")), Token);
        Assert.Empty(await host.Get<IOfficeRecords>().ListAsync<SavedFilter>(host.Consultation.Slug, Token));
        var history = await host.Client.GetStringAsync($"{Staff}/history?subject=To%20do", Token);
        foreach (var said in new[] { "Saved a filter", "Removed a filter", "decision=undecided", "late=yes" })
            Assert.Contains(said, history, StringComparison.Ordinal);
    }

    private static Task<LocalHostUnderTest> StartAsync() => LocalHostUnderTest.StartAsync();

    private static Task<string> AcceptedAsync(LocalHostUnderTest host, string text) =>
        host.AcceptedAsync(new { answers = new[] { new { question = "else", text } } });

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    /// <summary>The address of a new concern's page.</summary>
    private static async Task<string> MakeAsync(LocalHostUnderTest host, string title) =>
        (await host.Client.PostAsync($"{Staff}/concerns", Form(("title", title)), Token)).Headers.Location!.ToString();

    private static async Task<HttpResponseMessage> SaveAsync(LocalHostUnderTest host, string concern, string title, string? seen = null) =>
        await host.Client.PostAsync(
            concern,
            Form(
                ("title", title),
                ("outcome", "changed-the-plan"),
                ("answer", "Lamps are in section 2."),
                ("answerWelsh", "Mae'r goleuadau yn adran 2."),
                ("agreed", "true"),
                ("seen", seen ?? Seen().Match(await host.Client.GetStringAsync(concern, Token)).Groups[1].Value)
            ),
            Token
        );

    private static async Task PutInAsync(LocalHostUnderTest host, string concern, string words) =>
        await ActAsync(host, await ConfirmAsync(host, "concern", $"words={words}"), ("concern", concern.Split('/')[^1]));

    private static async Task<string> ConfirmAsync(LocalHostUnderTest host, string what, string filter, string which = "all")
    {
        var page = await host.Client.PostAsync(
            $"{Staff}/points/many",
            Form(("do", what), ("which", which), ("filter", filter), ("back", $"{Staff}/points")),
            Token
        );
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return await page.Content.ReadAsStringAsync(Token);
    }

    /// <summary>Sends the form of a confirmation page, with what the officer filled in.</summary>
    private static Task<HttpResponseMessage> ActAsync(LocalHostUnderTest host, string confirm, params (string, string)[] fields) =>
        host.Client.PostAsync(
            $"{Staff}/points/many/act",
            Form([
                .. Hidden().Matches(confirm).Select(field => (field.Groups[1].Value, WebUtility.HtmlDecode(field.Groups[2].Value))),
                .. fields,
            ]),
            Token
        );

    private static Task<System.Text.Json.JsonElement> PointAsync(LocalHostUnderTest host, string id) =>
        host.JsonAsync($"/api/consultations/{LocalHostUnderTest.Slug}/points/{id}");

    private static Task<long> CountAsync(LocalHostUnderTest host, PointField? field = null, string value = "")
    {
        var all = new PointQuery { Consultation = host.Consultation.Slug };
        return host.Get<IPointRegister>().CountAsync(field is { } asked ? all.With(asked, value) : all, Token);
    }

    [GeneratedRegex("<a href=\"([^\"]*/points\\?[^\"]*)\"[^>]*>([0-9,]+)</a>")]
    private static partial Regex NumberLink();

    [GeneratedRegex("<h2 id=\"found\">[^<]*: ([0-9,]+)</h2>")]
    private static partial Regex Count();

    [GeneratedRegex("name=\"seen\" value=\"([^\"]*)\"")]
    private static partial Regex Seen();

    [GeneratedRegex("name=\"replaces\" value=\"([^\"]*)\"")]
    private static partial Regex Replaces();

    [GeneratedRegex("name=\"point\" value=\"([^\"]*)\"")]
    private static partial Regex Ticks();

    [GeneratedRegex("name=\"batch\" value=\"([^\"]*)\"")]
    private static partial Regex Batch();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
