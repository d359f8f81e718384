using System.Net;
using System.Text.RegularExpressions;
using ConsultationIntake.Consultations;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>What officers who work side by side see of each other: over HTTP, as the pages' forms send it.</summary>
public sealed partial class OfficersTogetherTests : IAsyncLifetime
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";

    private LocalHostUnderTest host = null!;
    private string reference = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await LocalHostUnderTest.StartAsync();
        reference = await host.AcceptedAsync(
            new { answers = new[] { new { question = "else", text = "The lanes are dark and the bins are burnt." } } }
        );
        await host.DrainAsync();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Work_IsGivenToWhoeverIsKnown_AndANewNameIsAskedAboutFirst()
    {
        var letter = await PageAsync(reference);
        var me = Assert.Single(await ColleaguesAsync());
        Assert.Contains($"<option value=\"{me}\">", letter, StringComparison.Ordinal);

        var mistyped = await PostAsync($"points/{reference}.1/act", ("do", "assign"), ("to", "Bronwen"));
        Assert.Equal(HttpStatusCode.OK, mistyped.StatusCode);
        Assert.Contains("Nobody here is called Bronwen yet", await mistyped.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal([me], await ColleaguesAsync());

        await DoneAsync($"points/{reference}.1/act", ("do", "assign"), ("to", "Bronwen"), ("newName", "true"));
        await DoneAsync($"{reference}/act", ("do", "assign"), ("to", "BRONWEN"));

        Assert.Equal(["Bronwen", me], (await ColleaguesAsync()).Order(StringComparer.Ordinal));
        Assert.Contains("Points, in responses given to Bronwen: 1", await PageAsync("points?given=Bronwen"), StringComparison.Ordinal);
        Assert.Contains("Points, in responses given to nobody: 0", await PageAsync("points?given=none"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Point_TellsWhoPutItRight_AndWhatTheMachineHadRead()
    {
        await DoneAsync($"points/{reference}.1/act", ("do", "whose"), ("whose", "ThirdPartyView"), ("attributedTo", "The parish"));
        await DoneAsync($"points/{reference}.1/act", ("do", "note"), ("note", "Ask the lamp crew."));
        await DoneAsync(
            $"points/{reference}.1/act",
            ("do", "decide"),
            ("outcome", "noted"),
            ("section", "4.2"),
            ("reason", "Known since May.")
        );

        var me = Assert.Single(await ColleaguesAsync());
        var letter = await PageAsync(reference);
        var list = await PageAsync("points");
        var forms = await PageAsync($"points/{reference}.1/actions?group=right");

        Assert.Contains($"Whose words: the machine read “The sender's own view”; set by {me}", letter, StringComparison.Ordinal);
        Assert.Contains("name=\"attributedTo\" value=\"The parish\"", forms, StringComparison.Ordinal);
        foreach (var page in new[] { letter, list })
        {
            Assert.Contains("Note: Ask the lamp crew.", page, StringComparison.Ordinal);
            Assert.Contains($"Drafted by {me}", page, StringComparison.Ordinal);
            Assert.Contains("Section of the plan: 4.2.", page, StringComparison.Ordinal);
            Assert.Contains("Reason, for the office: Known since May.", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task History_OffersToUndoWhatNothingRestsOn_AndAFlagWithAReason()
    {
        await DoneAsync($"points/{reference}.1/act", ("do", "split"), ("at", "24"));
        await DoneAsync($"points/{reference}.2/act", ("do", "note"), ("note", "Of the bins."));
        await DoneAsync($"points/{reference}.1/act", ("do", "flag"), ("reason", "Afraid of the lanes."));

        var lines = UndoForm()
            .Matches(await PageAsync($"history?submission={reference}"))
            .ToDictionary(
                form => form.Groups["what"].Value,
                form => (Entry: form.Groups["entry"].Value, AsksWhy: form.Value.Contains("name=\"reason\"", StringComparison.Ordinal))
            );

        Assert.Equal(["Raised a safeguarding flag", "Read", "Wrote a note"], lines.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([true, false, false], lines.OrderBy(line => line.Key, StringComparer.Ordinal).Select(line => line.Value.AsksWhy));
        var flag = lines["Raised a safeguarding flag"].Entry;
        var silent = await PostAsync($"{reference}/act", ("do", "undo"), ("entry", flag));
        Assert.Equal(HttpStatusCode.Conflict, silent.StatusCode);
        await DoneAsync($"{reference}/act", ("do", "undo"), ("entry", flag), ("reason", "Meant for another."));
        var after = await PageAsync($"history?submission={reference}");
        Assert.Contains("Meant for another.", after, StringComparison.Ordinal);
        Assert.Equal(0, (await host.AccountAsync()).GetProperty("safeguarding").GetInt32());
    }

    [Fact]
    public async Task Letter_IsReadWithOneButton()
    {
        var form = ReadForm().Match(await PageAsync(reference));
        Assert.Equal($"{reference}.1", form.Groups["point"].Value);

        await DoneAsync("points/read", ("point", form.Groups["point"].Value), ("back", form.Groups["back"].Value));

        var after = await PageAsync(reference);
        Assert.DoesNotContain("data-read", after, StringComparison.Ordinal);
        Assert.Contains("You have read all points on this page.", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decision_ThatComesTooLate_SaysWhoWasFirst()
    {
        await DoneAsync($"{reference}/version", ("decision", "Withdraw"), ("reason", "Asked by phone."));
        var me = Assert.Single(await ColleaguesAsync());

        var late = await PostAsync($"{reference}/version", ("decision", "Withdraw"), ("reason", "Asked by phone."));

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var page = await late.Content.ReadAsStringAsync(Token);
        Assert.Contains("Somebody has decided it already", page, StringComparison.Ordinal);
        Assert.Matches($"{Regex.Escape(me)}, [^:]+: Decided on a version \\(withdrawn: Asked by phone\\.\\)", page);
    }

    private async Task<IEnumerable<string>> ColleaguesAsync() =>
        (await host.Get<IOfficeRecords>().ListAsync<Colleague>(ConsultationSlug.Parse(LocalHostUnderTest.Slug), Token)).Select(colleague =>
            colleague.Id
        );

    private async Task<string> PageAsync(string address) =>
        WebUtility.HtmlDecode(await host.Client.GetStringAsync($"{Staff}/{address}", Token));

    private Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] fields) =>
        host.Client.PostAsync(
            $"{Staff}/{address}",
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
            Token
        );

    private async Task DoneAsync(string address, params (string Name, string Value)[] fields)
    {
        using var answer = await PostAsync(address, fields);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [GeneratedRegex(
        "<form method=\"post\" action=\"[^\"]+/act\" class=\"inline\">\\s*<input type=\"hidden\" name=\"do\" value=\"undo\">"
            + "<input type=\"hidden\" name=\"entry\" value=\"(?<entry>[0-9a-f]+)\"[ /]*>.*?"
            + "aria-label=\"Undo line [0-9]+: (?<what>[^\"]+)\"",
        RegexOptions.Singleline
    )]
    private static partial Regex UndoForm();

    [GeneratedRegex(
        "name=\"point\" value=\"(?<point>[^\"]+)\"[ /]*>\\s*"
            + "<input type=\"hidden\" name=\"back\" value=\"(?<back>[^\"]+)\"[ /]*>\\s*<p><button data-read>"
    )]
    private static partial Regex ReadForm();
}
