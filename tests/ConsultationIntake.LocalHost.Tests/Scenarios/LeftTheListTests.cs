using System.Net;
using ConsultationIntake.Submissions.Register;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>Where an officer is, once what was done to a point took it from where it stood.</summary>
public sealed class LeftTheListTests : IAsyncLifetime
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";

    private LocalHostUnderTest host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await LocalHostUnderTest.StartAsync();

    public async ValueTask DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task APointThatLeavesTheFilter_IsFollowedByTheOneBesideIt_WhichSaysWhatLeft()
    {
        var (first, second) = (await AcceptedAsync("The lamps are broken."), await AcceptedAsync("The bins are burnt."));
        await host.DrainAsync();

        var done = await ActAsync(first, 1, $"{Staff}/points?decision=undecided", $"p-{second}.1", ("do", "decide"), ("outcome", "noted"));

        Assert.EndsWith($"#p-{second}.1", done, StringComparison.Ordinal);
        var card = CardOf(await ReadAsync(done), $"{second}.1");
        Assert.Contains($"{first}.1 left this list", card, StringComparison.Ordinal);
        Assert.Contains("data-undo", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APointThatStillFits_StaysWhereItIs()
    {
        var reference = await AcceptedAsync("The lamps are broken.");
        await host.DrainAsync();

        var done = await ActAsync(reference, 1, $"{Staff}/points?decision=undecided", null, ("do", "stance"), ("stance", "Mixed"));

        Assert.EndsWith($"#p-{reference}.1", done, StringComparison.Ordinal);
        Assert.DoesNotContain("left this list", await ReadAsync(done), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheLastPointOfAFilter_LeavesTheListWithItsMessage()
    {
        var reference = await AcceptedAsync("The lamps are broken.");
        await host.DrainAsync();

        var done = await ActAsync(reference, 1, $"{Staff}/points?decision=undecided", null, ("do", "decide"), ("outcome", "noted"));

        Assert.EndsWith("#done", done, StringComparison.Ordinal);
        Assert.Contains($"{reference}.1 left this list", await ReadAsync(done), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AHalfThatFitsTheFilterNoMore_IsSaidToHaveLeft()
    {
        var reference = await AcceptedAsync("Lamps are broken and bins are burnt.");
        await host.DrainAsync();
        var row = Assert.Single(
            (await host.Get<IPointRegister>().ListAsync(new() { Consultation = host.Consultation.Slug }, Token)).Points
        );
        var at = row.Span.Start + row.Text.IndexOf("bins", StringComparison.Ordinal);

        var done = await ActAsync(reference, 1, $"{Staff}/points?words=lamps", null, ("do", "split"), ("at", $"{at}"));

        var page = await ReadAsync(done);
        Assert.Contains($"{reference}.2 left this list", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"{reference}.1 left this list", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheHalvesOfAPoint_AreTaggedByTheirOwnWords_AndKeepWhatStaffPutOn()
    {
        var reference = await AcceptedAsync("Women and disabled people are left out of the plan, and so are Muslim and gay residents.");
        await host.DrainAsync();
        var row = Assert.Single(
            (await host.Get<IPointRegister>().ListAsync(new() { Consultation = host.Consultation.Slug }, Token)).Points
        );
        Assert.Contains("equalities", row.Themes);
        await ActAsync(reference, 1, $"{Staff}/points", null, ("do", "theme"), ("theme", "partnership"), ("applies", "true"));
        var at = row.Span.Start + row.Text.IndexOf("and so", StringComparison.Ordinal);

        await ActAsync(reference, 1, $"{Staff}/points", null, ("do", "split"), ("at", $"{at}"));

        var halves = (await host.JsonAsync($"/api/consultations/{LocalHostUnderTest.Slug}/submissions/{reference}")).GetProperty("points");
        foreach (var half in halves.EnumerateArray())
        {
            var text = half.GetProperty("text").GetString()!;
            var themes = half.GetProperty("themes").EnumerateArray().Where(theme => theme.GetProperty("stands").GetBoolean()).ToList();
            Assert.Contains(themes, theme => theme.GetProperty("code").GetString() == "partnership");
            Assert.All(
                themes.SelectMany(theme => theme.GetProperty("evidence").EnumerateArray()),
                evidence => Assert.Contains(evidence.GetProperty("text").GetString()!, text, StringComparison.Ordinal)
            );
            foreach (var quoted in themes.Select(theme => theme.GetProperty("explanation").GetString()).OfType<string>())
                Assert.All(
                    quoted.Split('“').Skip(1).Select(rest => rest.Split('”')[0]),
                    words => Assert.Contains(words, text, StringComparison.Ordinal)
                );
        }
    }

    [Fact]
    public async Task AFlagThatIsAnswered_LeadsToTheNextOpenOne_AndShowsWhoSaidWhatWhenCalmly()
    {
        var (first, second) = (await AcceptedAsync("The lamps are broken."), await AcceptedAsync("The bins are burnt."));
        await host.DrainAsync();
        foreach (var reference in new[] { first, second })
            await ActAsync(reference, 1, $"{Staff}/points", null, ("do", "flag"), ("reason", "She may be afraid."));
        Assert.Contains("She may be afraid.", CardOf(await ReadAsync($"{Staff}/safeguarding"), $"{first}.1"), StringComparison.Ordinal);

        var done = await ActAsync(
            first,
            1,
            $"{Staff}/safeguarding",
            $"p-{second}.1",
            ("do", "answerFlag"),
            ("state", "NoConcern"),
            ("reason", "It is about lamps.")
        );

        Assert.EndsWith($"#p-{second}.1", done, StringComparison.Ordinal);
        var page = await ReadAsync(done);
        Assert.Contains($"{first}.1 is answered", CardOf(page, $"{second}.1"), StringComparison.Ordinal);
        var answered = CardOf(page, $"{first}.1");
        Assert.Contains("No concern, because: It is about lamps.", answered, StringComparison.Ordinal);
        Assert.Matches("It is about lamps\\. \\([^)]*2 Dec", answered);
        Assert.DoesNotContain("mark alarm", answered, StringComparison.Ordinal);
        Assert.DoesNotContain("mark alarm", await ReadAsync($"{Staff}/{first}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheLastFlagThatIsAnswered_LeadsToItsMessage()
    {
        var reference = await AcceptedAsync("The lamps are broken.");
        await host.DrainAsync();
        await ActAsync(reference, 1, $"{Staff}/points", null, ("do", "flag"), ("reason", "She may be afraid."));

        var done = await ActAsync(
            reference,
            1,
            $"{Staff}/safeguarding",
            null,
            ("do", "answerFlag"),
            ("state", "NoConcern"),
            ("reason", "Lamps.")
        );

        Assert.EndsWith("#done", done, StringComparison.Ordinal);
        Assert.Contains($"{reference}.1 is answered", await ReadAsync(done), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFlag_IsExplainedAtItsCard_WithTheWordsThatRaisedItMarked()
    {
        var reference = await AcceptedAsync("My husband hits me and I am afraid to go home tonight.");
        await host.DrainAsync();

        var card = CardOf(await ReadAsync($"{Staff}/safeguarding"), $"{reference}.1");

        Assert.Matches("<mark[^>]*>[^<]+</mark>", card);
        Assert.Matches("Flagged because of the words? “[^”]+”", card);
    }

    private Task<string> AcceptedAsync(string text) => host.AcceptedAsync(new { answers = new[] { new { question = "else", text } } });

    /// <summary>What the page says, without the marks around respondents' words.</summary>
    private async Task<string> ReadAsync(string address) =>
        WebUtility
            .HtmlDecode(await host.Client.GetStringAsync(address, Token))
            .Replace("<bdi>", "", StringComparison.Ordinal)
            .Replace("</bdi>", "", StringComparison.Ordinal);

    /// <summary>Where the act leads to.</summary>
    private async Task<string> ActAsync(
        string reference,
        int point,
        string back,
        string? beside,
        params (string Name, string Value)[] fields
    )
    {
        var response = await host.Client.PostAsync(
            $"{Staff}/points/{reference}.{point}/act",
            new FormUrlEncodedContent([
                .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
                KeyValuePair.Create("back", back),
                .. beside is null ? [] : new[] { KeyValuePair.Create("beside", beside) },
            ]),
            Token
        );
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return response.Headers.Location!.ToString();
    }

    /// <summary>What the page shows of one point.</summary>
    private static string CardOf(string page, string point)
    {
        var start = page.IndexOf($"<li id=\"p-{point}\"", StringComparison.Ordinal);
        Assert.True(start >= 0, $"{point} is not on the page.");
        var end = page.IndexOf("<li id=\"p-", start + 1, StringComparison.Ordinal);
        return end < 0 ? page[start..] : page[start..end];
    }
}
