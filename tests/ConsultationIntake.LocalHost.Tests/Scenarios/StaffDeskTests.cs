using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>An officer's work with points, over HTTP as the pages' forms send it.</summary>
public sealed partial class StaffDeskTests
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";

    [Fact]
    public async Task EveryNumberOnTheOverview_IsALinkToExactlyWhatItCounts()
    {
        await using var host = await Demonstrated.StartAsync();
        // Somebody else's view counts in no account, so no number may lead to a list that has it.
        var some = (await host.JsonAsync($"/api/consultations/{LocalHostUnderTest.Slug}/points"))
            .GetProperty("points")[0]
            .GetProperty("id")
            .GetString()!;
        var (reference, number0) = (
            some[..some.LastIndexOf('.')],
            int.Parse(some[(some.LastIndexOf('.') + 1)..], CultureInfo.InvariantCulture)
        );
        await ActAsync(host, reference, number0, new() { ["do"] = "whose", ["whose"] = "ThirdPartyView" });

        var overview = await host.Client.GetStringAsync(Staff, Token);
        var numbers = NumberLink().Matches(overview);

        Assert.DoesNotMatch("<td class=\"number\">\\s*[0-9]|<b>\\s*[0-9]", overview);
        Assert.Contains(numbers, number => number.Groups[1].Value.Contains("byContext=", StringComparison.Ordinal));
        Assert.True(numbers.Count > 15, $"There are {numbers.Count}.");
        var replies = await host.Client.GetStringAsync($"{Staff}/replies", Token);
        Assert.DoesNotMatch("<td class=\"number\">\\s*[0-9]", replies);
        Assert.NotEmpty(NumberLink().Matches(replies));
        foreach (var number in numbers.Concat(NumberLink().Matches(replies)))
        {
            var page = await host.Client.GetStringAsync(WebUtility.HtmlDecode(number.Groups[1].Value), Token);
            Assert.Equal((number.Groups[1].Value, number.Groups[2].Value), (number.Groups[1].Value, Count().Match(page).Groups[1].Value));
        }
    }

    [Fact]
    public async Task Point_DecidedSplitAndUndone_IsSoInTheLetterTheListAndTheHistory()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var reference = await host.AcceptedAsync(
            new { answers = new[] { new { question = "else", text = "The lanes are dark and the bins are burnt." } } }
        );
        await host.DrainAsync();
        var decide = new Dictionary<string, string>
        {
            ["do"] = "decide",
            ["outcome"] = "changed-the-plan",
            ["answer"] = "Lamps are in section 2.",
            ["agreed"] = "true",
            ["back"] = $"{Staff}/points",
        };

        var decided = await ActAsync(host, reference, 1, decide);
        var split = await ActAsync(host, reference, 1, new() { ["do"] = "split", ["at"] = "24" });

        Assert.Equal(HttpStatusCode.Redirect, decided.StatusCode);
        Assert.StartsWith($"{Staff}/points?done=", decided.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, (await host.SubmissionAsync(reference)).GetProperty("points").GetArrayLength());
        Assert.Contains(
            "Decided: Changed the plan",
            await host.Client.GetStringAsync($"{Staff}/points?decision=decided", Token),
            StringComparison.Ordinal
        );
        var entry = split.Headers.Location!.ToString().Split("done=")[1].Split('#')[0].Split('.')[1];
        var undone = await host.Client.PostAsync(
            $"{Staff}/{reference}/act",
            new FormUrlEncodedContent([new("do", "undo"), new("entry", entry)]),
            Token
        );
        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Equal(1, (await host.SubmissionAsync(reference)).GetProperty("points").GetArrayLength());
        var history = await host.Client.GetStringAsync($"{Staff}/history?submission={reference}", Token);
        foreach (var said in new[] { "Undid", "Split a point", "Decided" })
            Assert.Contains(said, history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoOfficersOnOnePoint_TheLaterIsToldAndNothingIsOverwritten()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var reference = await host.AcceptedAsync(
            new { answers = new[] { new { question = "else", text = "Anti-social behaviour is a problem here." } } }
        );
        await host.DrainAsync();

        await ActAsync(
            host,
            reference,
            1,
            new()
            {
                ["do"] = "stance",
                ["stance"] = "Supports",
                ["seen"] = "0",
            }
        );
        var later = await ActAsync(
            host,
            reference,
            1,
            new()
            {
                ["do"] = "stance",
                ["stance"] = "Opposes",
                ["seen"] = "0",
            }
        );

        Assert.Equal(HttpStatusCode.Conflict, later.StatusCode);
        Assert.Equal("supports", (await host.SubmissionAsync(reference)).GetProperty("points")[0].GetProperty("stance").GetString());
    }

    /// <summary>A filter that the form has no field for, or that has several values, goes on when words are added to it.</summary>
    [Fact]
    public async Task Filter_KeepsWhatItsFormHasNoFieldFor()
    {
        await using var host = await Demonstrated.StartAsync();
        var asked = $"{Staff}/points?decision=undecided&decision=drafted&byContext=partnership&whose=ownView";

        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await host.Client.GetStringAsync(asked, Token));
        var form = page.QuerySelector("form.filter")!;
        var sent = form.QuerySelectorAll("input[name], select[name]")
            .Select(field =>
                (
                    Name: field.GetAttribute("name")!,
                    Value: (field as AngleSharp.Html.Dom.IHtmlSelectElement)?.Value ?? field.GetAttribute("value") ?? ""
                )
            )
            .Where(field => field.Value.Length > 0)
            .ToList();
        var again = await host.Client.GetStringAsync(
            $"{Staff}/points?{string.Join('&', sent.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"))}",
            Token
        );

        Assert.Contains(("decision", "undecided,drafted"), sent);
        Assert.Contains(("byContext", "partnership"), sent);
        Assert.Equal(page.QuerySelector("#found")!.TextContent, WebUtility.HtmlDecode(Heading().Match(again).Groups[1].Value));
        Assert.DoesNotContain(": 0", page.QuerySelector("#found")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reference_AsItIsReadOutOnTheTelephone_OpensItsLetterOrPoint()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var reference = await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = "The lanes are dark." } } });
        await host.DrainAsync();

        var letter = await host.Client.GetAsync(
            $"{Staff}/responses?reference={reference.Replace("-", "%20", StringComparison.Ordinal).ToLowerInvariant()}",
            Token
        );
        var point = await host.Client.GetAsync($"{Staff}/responses?reference={reference}.1", Token);
        var none = await host.Client.GetStringAsync($"{Staff}/responses?reference=KVE-TTD-TJ6.4", Token);

        Assert.Equal($"{Staff}/{reference}", letter.Headers.Location!.ToString());
        Assert.Equal($"{Staff}/{reference}?point=1#p-{reference}.1", point.Headers.Location!.ToString());
        Assert.Contains("There is no response with this reference", none, StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_SaysWhatWasDoneInTheWordsOfThePages()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var reference = await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = "The lanes are dark." } } });
        await host.DrainAsync();
        await ActAsync(host, reference, 1, new() { ["do"] = "stance", ["stance"] = "Opposes" });
        await ActAsync(host, reference, 1, new() { ["do"] = "whose", ["whose"] = "ThirdPartyView" });
        await ActAsync(
            host,
            reference,
            1,
            new()
            {
                ["do"] = "theme",
                ["theme"] = "asb",
                ["applies"] = "true",
            }
        );
        await ActAsync(host, reference, 1, new() { ["do"] = "flag", ["reason"] = "She may be afraid." });
        var chosen = Chosen().Match(await host.Client.GetStringAsync($"{Staff}/points", Token)).Groups[1].Value;
        using var grouping = new FormUrlEncodedContent([
            new("do", "concern"),
            new("title", "Lamps at night"),
            new("which", "ticked"),
            new("point", chosen),
        ]);
        using var grouped = await host.Client.PostAsync($"{Staff}/points/many/act", grouping, Token);
        Assert.Equal(HttpStatusCode.Redirect, grouped.StatusCode);

        var history = WebUtility.HtmlDecode(await host.Client.GetStringAsync($"{Staff}/history", Token));

        foreach (var said in new[] { ">Critical<", ">Anti-social behaviour<", ">Lamps at night</a>", "New; She may be afraid." })
            Assert.Contains(said, history, StringComparison.Ordinal);
        foreach (var code in new[] { "Opposes", "ThirdPartyView", ">asb<" })
            Assert.DoesNotContain(code, history, StringComparison.Ordinal);
        Assert.DoesNotMatch(">\\s*[0-9a-f]{32}", history);
    }

    [Fact]
    public async Task SafeguardingFlag_IsNotClearedWithoutAReason()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var reference = await host.AcceptedAsync(
            new { answers = new[] { new { question = "else", text = "My neighbour's lights are on all night." } } }
        );
        await host.DrainAsync();
        await ActAsync(host, reference, 1, new() { ["do"] = "flag", ["reason"] = "She may be afraid to sleep." });

        var cleared = await ActAsync(host, reference, 1, new() { ["do"] = "answerFlag", ["state"] = "NoConcern" });

        Assert.Equal(HttpStatusCode.Conflict, cleared.StatusCode);
        Assert.Contains($"{reference}.1", await host.Client.GetStringAsync($"{Staff}/safeguarding", Token), StringComparison.Ordinal);
        var answered = await ActAsync(
            host,
            reference,
            1,
            new()
            {
                ["do"] = "answerFlag",
                ["state"] = "NoConcern",
                ["reason"] = "She is an astronomer.",
            }
        );
        Assert.Equal(HttpStatusCode.Redirect, answered.StatusCode);
        Assert.Equal(0, (await host.AccountAsync()).GetProperty("safeguarding").GetInt32());
    }

    [Fact]
    public async Task Points_UnknownFilter_IsRefusedByName()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var page = await host.Client.GetAsync($"{Staff}/points?colour=red", Token);

        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Contains("colour", await page.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    /// <summary>Fifty points or a hundred passages are a page that comes quickly over an office's line.</summary>
    [Fact]
    public async Task PageOfPoints_IsLight_WhateverCanBeDoneWithEach()
    {
        await using var host = await Demonstrated.StartAsync();
        var letter = string.Join("\n\n", Enumerable.Range(1, 100).Select(i => $"We want more police on foot in street {i}, at night too."));
        var reference = await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = letter } } });
        await host.DrainAsync();

        var list = await host.Client.GetStringAsync($"{Staff}/points", Token);
        var whole = await host.Client.GetStringAsync($"{Staff}/{reference}", Token);

        Assert.Equal(50, ListItem().Count(list));
        Assert.True(Passage().Count(whole) >= 90, $"{Passage().Count(whole)} points are on the page.");
        TestContext.Current.TestOutputHelper!.WriteLine($"list {Bytes(list)}, letter {Bytes(whole)}");
        Assert.InRange(Bytes(list), 1, 100_000);
        Assert.InRange(Bytes(whole), 1, 150_000);

        static int Bytes(string page) => System.Text.Encoding.UTF8.GetByteCount(page);
    }

    [Theory]
    [InlineData("right", "stance")]
    [InlineData("decide", "decide")]
    [InlineData("hand", "note")]
    [InlineData("flag", "flag")]
    public async Task ActionsOfAPoint_OpenInTheListAndLeadBackToIt(string group, string action)
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var reference = await host.AcceptedAsync(
            new { answers = new[] { new { question = "else", text = "The lanes are dark and the bins are burnt." } } }
        );
        await host.DrainAsync();
        var list = $"{Staff}/points?decision=undecided&words=lanes";

        var page = await host.Client.GetStringAsync($"{list}&open={reference}.1.{group}", Token);
        var forms = await host.Client.GetStringAsync(
            $"{Staff}/points/{reference}.1/actions?group={group}&back={Uri.EscapeDataString(list)}",
            Token
        );
        var letter = await host.Client.GetStringAsync($"{Staff}/{reference}?open={reference}.1.{group}", Token);

        foreach (var html in new[] { page, forms, letter })
            Assert.Contains($"name=\"do\" value=\"{action}\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", forms, StringComparison.Ordinal);
        Assert.Contains($"name=\"back\" value=\"{WebUtility.HtmlEncode(list)}\"", page, StringComparison.Ordinal);
        Assert.Contains($"name=\"back\" value=\"{WebUtility.HtmlEncode(list)}\"", forms, StringComparison.Ordinal);
        Assert.Contains($"name=\"close\" value=\"{reference}.1.{group}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-panel", await host.Client.GetStringAsync($"{list}&close={reference}.1.{group}", Token));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await host.Client.GetAsync($"{Staff}/points/{reference}.1/actions?group=all", Token)).StatusCode
        );
    }

    private static Task<HttpResponseMessage> ActAsync(
        LocalHostUnderTest host,
        string reference,
        int point,
        Dictionary<string, string> form
    ) =>
        host.Client.PostAsync(
            string.Create(CultureInfo.InvariantCulture, $"{Staff}/points/{reference}.{point}/act"),
            new FormUrlEncodedContent(form),
            Token
        );

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [GeneratedRegex("<a href=\"(/staff/[^\"]+/points[^\"]*)\"[^>]*>([\\d,]+)</a>")]
    private static partial Regex NumberLink();

    [GeneratedRegex("<li id=\"p-")]
    private static partial Regex ListItem();

    [GeneratedRegex("<div class=\"passage[^>]* id=\"p-")]
    private static partial Regex Passage();

    [GeneratedRegex("name=\"point\" value=\"([^\"]+)\" aria-label=\"Choose")]
    private static partial Regex Chosen();

    [GeneratedRegex("<h2 id=\"found\">([^<]*)</h2>")]
    private static partial Regex Heading();

    [GeneratedRegex("<h2 id=\"found\">[^<]*: ([\\d,]+)</h2>")]
    private static partial Regex Count();
}
