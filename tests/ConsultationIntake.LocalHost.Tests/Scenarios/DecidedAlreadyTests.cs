using System.Net;
using System.Text.RegularExpressions;
using ConsultationIntake.Concerns;
using ConsultationIntake.Office;
using ConsultationIntake.Outcomes;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>What becomes of what was decided already, when an officer decides on a concern, on a point alone and on many points.</summary>
public sealed partial class DecidedAlreadyTests : IAsyncLifetime
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";

    private LocalHostUnderTest host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await LocalHostUnderTest.StartAsync();

    public async ValueTask DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task APointOfADecidedConcern_DecidedAlone_LeavesTheConcern_AndEveryPageSaysSo()
    {
        var (first, second) = (await AcceptedAsync("The lamps are broken."), await AcceptedAsync("Our lamps are out."));
        await host.DrainAsync();
        var concern = await DecidedConcernAsync("Lamps", first, second);

        var form = await ReadAsync($"{Staff}/points/{first}.1/actions?group=decide");
        Assert.Contains("takes it out of its concern", form, StringComparison.Ordinal);
        Assert.DoesNotContain("already, and", await ReadAsync($"{Staff}/points/{first}.1/actions?group=right"), StringComparison.Ordinal);
        await DecideAsync($"{first}.1", "noted");

        Assert.Equal((1, 1), (await CountAsync(PointField.Concern, IdOf(concern)), await CountAsync(PointField.Decision, "Decided")));
        var page = await ReadAsync(concern);
        Assert.Contains("decided by itself and so taken out", page, StringComparison.Ordinal);
        Assert.Contains("decides all 1 point", page, StringComparison.Ordinal);
        Assert.Contains(
            "Decided by itself, and so taken out of its concern",
            await ReadAsync($"{Staff}/history"),
            StringComparison.Ordinal
        );
        var edition = await host.Get<DraftOutcome>().MakeAsync(host.Consultation, before: null, Token);
        Assert.Equal(1, Assert.Single(edition.Entries).Points);
    }

    [Fact]
    public async Task APointOfADecidedConcern_DecidedAlone_IsBackInItWhenThatIsUndone()
    {
        var reference = await AcceptedAsync("The lamps are broken.");
        await host.DrainAsync();
        var concern = await DecidedConcernAsync("Lamps", reference);
        var decided = await DecideAsync($"{reference}.1", "noted");
        Assert.Equal(0, await CountAsync(PointField.Concern, IdOf(concern)));

        var entry = Entry().Match(decided.Headers.Location!.ToString()).Groups[1].Value;
        await PostAsync($"{Staff}/{reference}/act", ("do", "undo"), ("entry", entry));

        Assert.Equal(1, await CountAsync(PointField.Concern, IdOf(concern)));
        Assert.Equal(1, await CountAsync(PointField.Decision, nameof(DecisionState.InDecidedConcern)));
    }

    [Fact]
    public async Task ADecisionTakenBack_OfAPointInADecidedConcern_TakesItOutOfTheConcernToo()
    {
        var reference = await AcceptedAsync("The lamps are broken.");
        await host.DrainAsync();
        var concern = await DecidedConcernAsync("Lamps", reference);

        await PostAsync($"{Staff}/points/{reference}.1/act", ("do", "undecide"));

        Assert.Equal(0, await CountAsync(PointField.Concern, IdOf(concern)));
        Assert.Equal(1, await CountAsync(PointField.Decision, nameof(DecisionState.Undecided)));
    }

    [Fact]
    public async Task AConcern_BeforeItIsDecided_NamesThePointsThatAreDecidedOtherwise()
    {
        var reference = await AcceptedAsync("The lamps are broken.");
        await host.DrainAsync();
        await DecideAsync($"{reference}.1", "noted");
        var concern = await MakeAsync("Lamps");
        await PostAsync($"{concern}/points", ("do", "in"), ("number", $"{reference}.1"));

        var page = await ReadAsync(concern);

        Assert.Contains("1 point</a> of them has a decision of its own, which this replaces", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AConcernThatIsADraft_LeavesTheAgreedDecisionsOfPointsPutInIt()
    {
        var reference = await AcceptedAsync("The lamps are broken.");
        await host.DrainAsync();
        await DecideAsync($"{reference}.1", "noted");
        var concern = await MakeAsync("Lamps");
        await SaveAsync(concern, "Lamps", "changed-the-plan", isAgreed: false);

        await PostAsync($"{concern}/points", ("do", "in"), ("number", $"{reference}.1"));
        await SaveAsync(concern, "Lamps and lanes", "changed-the-plan", isAgreed: false);
        Assert.Equal(1, await CountAsync(PointField.Decision, nameof(DecisionState.Decided)));

        await SaveAsync(concern, "Lamps", "changed-the-plan", isAgreed: true);
        Assert.Equal(1, await CountAsync(PointField.Decision, nameof(DecisionState.InDecidedConcern)));
    }

    [Fact]
    public async Task ManyDecidedAsADraft_LeaveWhatIsAgreed_NameIt_AndSayWhatWasDone()
    {
        var (first, second) = (await AcceptedAsync("The lamps are broken."), await AcceptedAsync("The bins are burnt."));
        await host.DrainAsync();
        await DecideAsync($"{first}.1", "noted");

        var confirm = await ConfirmAsync("decide", "");
        Assert.Contains($">{first}.1</a>", confirm, StringComparison.Ordinal);
        Assert.Contains("name=\"replaces\"", confirm, StringComparison.Ordinal);
        var done = await ActAsync(confirm, ("outcome", "changed-the-plan"));

        Assert.Equal((1, 1), (await CountAsync(PointField.Decision, "Decided"), await CountAsync(PointField.Decision, "Drafted")));
        var notice = await ReadAsync(done.Headers.Location!.ToString());
        Assert.Contains("Decided as drafts: ", notice, StringComparison.Ordinal);
        Assert.Contains(">1 point</a>, and written into the history", notice, StringComparison.Ordinal);
        Assert.Contains("1 point was left as it was, because its decision is agreed", notice, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(PointField.Submission, second));
    }

    [Fact]
    public async Task ManyDecidedAsADraft_WithTheBoxTicked_ReplaceWhatIsAgreed()
    {
        var reference = await AcceptedAsync("The lamps are broken.");
        await host.DrainAsync();
        await DecideAsync($"{reference}.1", "noted");

        var done = await ActAsync(await ConfirmAsync("decide", ""), ("outcome", "changed-the-plan"), ("replaces", "true"));

        Assert.Equal((0, 1), (await CountAsync(PointField.Decision, "Decided"), await CountAsync(PointField.Decision, "Drafted")));
        Assert.Contains("Decided as drafts: ", await ReadAsync(done.Headers.Location!.ToString()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyDecidedAsADraft_OfWhichAllAreAgreed_SaysThatNothingWasDone()
    {
        var reference = await AcceptedAsync("The lamps are broken.");
        await host.DrainAsync();
        await DecideAsync($"{reference}.1", "noted");

        var done = await ActAsync(await ConfirmAsync("decide", ""), ("outcome", "changed-the-plan"));

        var notice = await ReadAsync(done.Headers.Location!.ToString());
        Assert.Contains("Nothing was changed. 1 point was left as it was", notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyAgreed_SayThatTheyAreAgreed()
    {
        await AcceptedAsync("The lamps are broken.");
        await host.DrainAsync();

        var done = await ActAsync(await ConfirmAsync("decide", ""), ("outcome", "noted"), ("agreed", "true"));

        Assert.Contains("Decided and agreed: ", await ReadAsync(done.Headers.Location!.ToString()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("decide")]
    [InlineData("concern")]
    public async Task Many_OfWhichSomeAreOpenAtTheSafeguardingDesk_NamesThem(string what)
    {
        var reference = await AcceptedAsync("The lamps are broken.");
        await host.DrainAsync();
        await PostAsync($"{Staff}/points/{reference}.1/act", ("do", "flag"), ("reason", "She may be afraid."));

        var confirm = await ConfirmAsync(what, "");

        Assert.Contains("open at the", confirm, StringComparison.Ordinal);
        Assert.Contains($"#p-{reference}.1\">{reference}.1</a>", confirm, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AConcern_WithAPointThatIsOpenAtTheSafeguardingDesk_SaysSoWhereItIsDecided()
    {
        var reference = await AcceptedAsync("The lamps are broken.");
        await host.DrainAsync();
        var concern = await MakeAsync("Lamps");
        await PostAsync($"{concern}/points", ("do", "in"), ("number", $"{reference}.1"));
        await PostAsync($"{Staff}/points/{reference}.1/act", ("do", "flag"), ("reason", "She may be afraid."));

        Assert.Contains("1 point</a> of them is open at the", await ReadAsync(concern), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ToGiveTo_IsWhoeverAPointWasGivenToBefore()
    {
        var (first, second) = (await AcceptedAsync("The lamps are broken."), await AcceptedAsync("The bins are burnt."));
        await host.DrainAsync();
        await PostAsync($"{Staff}/points/{first}.1/act", ("do", "assign"), ("to", "Bronwen Hughes"), ("newName", "true"));
        await PostAsync($"{Staff}/{second}/act", ("do", "assign"), ("to", "Carys Price"), ("newName", "true"));
        await ActAsync(await ConfirmAsync("assign", $"words=bins"), ("to", "Dafydd Lloyd"));

        var (confirm, list) = (await ConfirmAsync("assign", ""), await ReadAsync($"{Staff}/points"));

        foreach (var name in new[] { "Bronwen Hughes", "Carys Price", "Dafydd Lloyd" })
        {
            Assert.Contains($">{name}</option>", confirm, StringComparison.Ordinal);
            Assert.Contains($">{name}</option>", list, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task History_OfAConcernThatIsDecided_NamesTheActAndNoCode()
    {
        var reference = await AcceptedAsync("The lamps are broken.");
        await host.DrainAsync();
        var concern = await DecidedConcernAsync("Lamps", reference);

        var (history, page) = (await ReadAsync($"{Staff}/history"), await ReadAsync(concern));

        Assert.Contains(">Decided with its concern</a>", history, StringComparison.Ordinal);
        Assert.Contains("Lamps: Changed the plan (agreed)", history, StringComparison.Ordinal);
        Assert.Contains("Lamps: Changed the plan (agreed)", page, StringComparison.Ordinal);
        foreach (var said in new[] { history, page })
            Assert.DoesNotContain("changed-the-plan (", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SavingAConcern_IsAnsweredWhereItWasDone()
    {
        var reference = await AcceptedAsync("The lamps are broken.");
        await host.DrainAsync();
        var concern = await MakeAsync("Lamps");
        await PostAsync($"{concern}/points", ("do", "in"), ("number", $"{reference}.1"));

        var saved = await SaveAsync(concern, "Lamps", "changed-the-plan", isAgreed: true);

        var address = saved.Headers.Location!.ToString();
        Assert.EndsWith("#saved", address, StringComparison.Ordinal);
        Assert.Contains("Saved, and carried to 1 point", await ReadAsync(address), StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"saved\"", await ReadAsync(concern), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadOnTheLastPage_IsAnsweredWhereItWasDone()
    {
        await AcceptedAsync("The lamps are broken.");
        await host.DrainAsync();
        var fields = ReadForm().Match(await ReadAsync($"{Staff}/points")).Value;

        var read = await PostAsync($"{Staff}/points/read", [.. HiddenIn(fields)]);

        var address = read.Headers.Location!.ToString();
        Assert.EndsWith("#end", address, StringComparison.Ordinal);
        Assert.Contains("That was the last page", await ReadAsync(address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePointsOfAList_AreToldApartFromWhatTheOverviewCounts_AndThoseAreDecidedFirst()
    {
        var reference = await AcceptedAsync("The lamps are broken.");
        await AcceptedAsync("The bins are burnt.");
        await host.DrainAsync();
        await PostAsync($"{Staff}/points/{reference}.1/act", ("do", "whose"), ("whose", "PlanEcho"));

        var list = await ReadAsync($"{Staff}/points?take=1");

        Assert.Contains(">1 point</a> of these is the senders’ own view, which the overview counts", list, StringComparison.Ordinal);
        Assert.Contains("value=\"own\"> all 1 of these in the senders’ own view", list, StringComparison.Ordinal);
        var confirm = await ConfirmAsync("decide", "", "own");
        Assert.Contains("Decide 1 point", confirm, StringComparison.Ordinal);
        await ActAsync(confirm, ("outcome", "noted"), ("agreed", "true"));
        Assert.Equal(1, await CountAsync(PointField.Decision, nameof(DecisionState.Decided)));
    }

    private Task<string> AcceptedAsync(string text) => host.AcceptedAsync(new { answers = new[] { new { question = "else", text } } });

    private async Task<string> ReadAsync(string address) =>
        Blanks().Replace(WebUtility.HtmlDecode(await host.Client.GetStringAsync(address, Token)), " ");

    private Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] fields) =>
        host.Client.PostAsync(
            address,
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
            Token
        );

    private Task<HttpResponseMessage> DecideAsync(string point, string outcome) =>
        PostAsync($"{Staff}/points/{point}/act", ("do", "decide"), ("outcome", outcome), ("agreed", "true"));

    private async Task<string> MakeAsync(string title) =>
        (await PostAsync($"{Staff}/concerns", ("title", title))).Headers.Location!.ToString();

    private async Task<HttpResponseMessage> SaveAsync(string concern, string title, string outcome, bool isAgreed)
    {
        var known = (await host.Get<IOfficeRecords>().FindAsync<Concern>(host.Consultation.Slug, IdOf(concern), Token))!;
        return await PostAsync(
            concern,
            ("title", title),
            ("outcome", outcome),
            ("answer", "Lamps are in section 2."),
            ("agreed", isAgreed ? "true" : "false"),
            ("seen", known.Version!)
        );
    }

    /// <summary>The address of a new concern's page, with the first point of each response in it and agreed.</summary>
    private async Task<string> DecidedConcernAsync(string title, params string[] references)
    {
        var concern = await MakeAsync(title);
        foreach (var reference in references)
            await PostAsync($"{concern}/points", ("do", "in"), ("number", $"{reference}.1"));
        await SaveAsync(concern, title, "changed-the-plan", isAgreed: true);
        Assert.Equal(references.Length, await CountAsync(PointField.Decision, nameof(DecisionState.InDecidedConcern)));
        return concern;
    }

    private async Task<string> ConfirmAsync(string what, string filter, string which = "all") =>
        await (
            await PostAsync($"{Staff}/points/many", ("do", what), ("which", which), ("filter", filter), ("back", $"{Staff}/points"))
        ).Content.ReadAsStringAsync(Token);

    /// <summary>Sends the form of a confirmation page, with what the officer filled in.</summary>
    private Task<HttpResponseMessage> ActAsync(string confirm, params (string, string)[] fields) =>
        PostAsync($"{Staff}/points/many/act", [.. HiddenIn(confirm), .. fields]);

    private static IEnumerable<(string, string)> HiddenIn(string page) =>
        Hidden().Matches(page).Select(field => (field.Groups[1].Value, WebUtility.HtmlDecode(field.Groups[2].Value)));

    private Task<long> CountAsync(PointField field, string value) =>
        host.Get<IPointRegister>().CountAsync(new PointQuery { Consultation = host.Consultation.Slug }.With(field, value), Token);

    private static string IdOf(string concern) => concern.Split('/')[^1].Split('?', '#')[0];

    [GeneratedRegex("\\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("done=[^.]*\\.([0-9a-f]{32})")]
    private static partial Regex Entry();

    [GeneratedRegex("<form method=\"post\" action=\"[^\"]*/points/read\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex ReadForm();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
