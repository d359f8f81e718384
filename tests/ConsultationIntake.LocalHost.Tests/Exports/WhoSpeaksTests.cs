using System.Net;
using System.Text;
using ConsultationIntake.LocalHost.Tests.Inbox;
using ConsultationIntake.PublicResponses;
using ConsultationIntake.Reports;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;

namespace ConsultationIntake.LocalHost.Tests.Exports;

/// <summary>Whichever way a response came, every output says the same of who it is from, and a claim is nowhere a fact.</summary>
public sealed class WhoSpeaksTests
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";
    private const string Api = $"/api/consultations/{LocalHostUnderTest.Slug}";
    private const string Society = "Westmere Allotment Society";
    private const string Council = "North Dale District Council";
    private const string CouncilId = "north-dale-district-council";
    private const string Public = "A member of the public";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Every way in, with the words it brings in.</summary>
    private static readonly (string Name, Func<LocalHostUnderTest, string, string, Task> Send)[] Channels =
    [
        ("json", JsonAsync),
        ("the form in one piece", WholeFormAsync),
        ("the form page by page", StepFormAsync),
        ("paper", PaperAsync),
        ("a sheet", SheetAsync),
        ("mail", MailAsync),
    ];

    /// <summary>So unlike each other that none is taken for a copy of another.</summary>
    private static readonly string[] Texts =
    [
        "More patrols should walk the market square at night.",
        "Please light the canal path.",
        "Victims wait too long for news of their case.",
        "Speeding past the school gates frightens parents.",
        "Young people need somewhere to go in the evening.",
        "The 101 telephone line is never answered.",
        "Fly tipping behind the station gets worse.",
        "Burglaries on our farms are not looked into.",
        "Drug dealing in the underpass must stop.",
        "Cameras at the bus station would help.",
        "Domestic abuse services should be paid for longer.",
        "Off-road bikes ruin the common.",
        "Shop theft goes unpunished in town.",
        "Officers should be trained in autism.",
        "Hate crime reports ought to be taken seriously.",
        "The council tax precept is too high.",
        "Neighbourhood teams should publish their telephone numbers.",
        "Rural crime needs a team of its own.",
    ];

    [Fact]
    public async Task Sender_ByEveryChannel_IsToldAlikeInEveryOutput()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var expected = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, send) in Channels)
        {
            foreach (var (from, who) in new[] { (Society, Society), (Council, $"Says it is {Council} (not confirmed)"), ("", Public) })
            {
                var text = Texts[expected.Count];
                expected[text] = who;
                await send(host, from, text);
            }
        }

        expected["The gate at the town hall should be mended before the winter."] = "Said at a meeting";
        await PostAsync(
            host,
            "meetings",
            ("title", "Forum"),
            ("received", "2026-11-18"),
            ("notes", "The gate at the town hall should be mended before the winter.")
        );
        await host.DrainAsync();

        var book = Workbook.Read(await host.Client.GetByteArrayAsync($"{Staff}/export/panel.xlsx?by=kind", Token)).Table("Panel");
        Assert.Equal(
            expected.OrderBy(one => one.Key),
            book.Select(row => KeyValuePair.Create(row["point"], row["who"])).OrderBy(row => row.Key)
        );
        var groups = book.GroupBy(row => row["group"]).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(12, groups["Other organisations"]);
        Assert.Equal((6, 1), (groups["Members of the public"], groups["Said at meetings"]));
        Assert.Equal(12, (await host.JsonAsync($"{Api}/points?respondent=organisation")).GetProperty("count").GetInt64());
        var points = Workbook.Read(await host.Client.GetByteArrayAsync($"{Staff}/export/points.xlsx", Token)).Table("Points");
        Assert.Equal(6, points.Count(row => row["organisation"] == Society && row["partner_claim"].Length == 0));
        Assert.Equal(6, points.Count(row => row["organisation"].Length == 0 && row["partner_claim"] == CouncilId));
        var list = await host.Client.GetStringAsync($"{Staff}/points?take=200", Token);
        Assert.Contains($"<bdi>Says it is {Council}</bdi>", list, StringComparison.Ordinal);
        Assert.DoesNotContain($"<bdi>{Council}</bdi>", list, StringComparison.Ordinal);
        foreach (var reference in points.Where(row => row["partner_claim"].Length > 0).Select(row => row["response"]))
        {
            var letter = WordText.Read(await host.Client.GetByteArrayAsync($"{Staff}/{reference}/letter.docx", Token)).Text;
            Assert.Contains($"from somebody who says it is {Council} (not confirmed)", letter, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Claim_ThatAgreedToBeNamed_IsPublishedWithoutTheNameUntilStaffSettleIt()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        await StepFormAsync(host, Council, "The gate should be mended.");
        var forged = (await host.JsonAsync($"{Api}/submissions")).GetProperty("submissions")[0].GetProperty("reference").GetString()!;

        var page = await host.Client.GetStringAsync($"{Staff}/publishable/{forged}", Token);
        await PostAsync(host, $"publishable/{forged}", ("do", "publish"));
        await host.Get<PublishResponses>().ExecuteAsync(host.Consultation.Slug, "ann", Token);
        var unproven = await host.Client.GetStringAsync($"/{LocalHostUnderTest.Slug}/responses", Token);
        await PostAsync(host, $"{forged}/settle", ("partner", CouncilId));
        await host.Get<PublishResponses>().ExecuteAsync(host.Consultation.Slug, "ann", Token);
        var confirmed = await host.Client.GetStringAsync($"/{LocalHostUnderTest.Slug}/responses", Token);

        Assert.Contains($"It says it is {Council} and nothing proves it", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Council, unproven, StringComparison.Ordinal);
        Assert.Contains($"<bdi>{Council}</bdi>", confirmed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SettledSender_IsShownAsStaffSaid_StandsInTheHistory_AndCanBePutBack()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        await MailAsync(host, Council, "The gate should be mended before the winter.");
        await host.DrainAsync();
        var reference = (await host.JsonAsync($"{Api}/submissions")).GetProperty("submissions")[0].GetProperty("reference").GetString()!;
        var came = await FoundAsync(host, reference);

        using var partners = await SendAsync(host, $"{reference}/settle", ("organisation", Council.ToUpperInvariant()));
        await PostAsync(host, $"{reference}/settle", ("organisation", Society));
        var settled = await WhoAsync(host, reference);
        await PostAsync(host, $"{reference}/settle", ("partner", ""));
        var nobody = await WhoAsync(host, reference);
        await PostAsync(host, $"{reference}/settle", ("undo", "sender"));
        var back = await FoundAsync(host, reference);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, partners.StatusCode);
        Assert.Equal((Society, Public), (settled, nobody));
        Assert.Equal((CouncilId, null, null), (back.PartnerClaim, back.Partner, back.Settled));
        Assert.Equal(came.Respondent, back.Respondent);
        Assert.Equal(came.Marks.Order(StringComparer.Ordinal), back.Marks.Order(StringComparer.Ordinal));
        var history = (await host.JsonAsync($"{Api}/history?act=settleSender")).ToString();
        Assert.Contains(Society, history, StringComparison.Ordinal);
        Assert.Contains("as it came", history, StringComparison.Ordinal);
    }

    private static async Task<string> WhoAsync(LocalHostUnderTest host, string reference) =>
        ReportWords.In("en").Named((await FoundAsync(host, reference)).Sender, host.Consultation) ?? Public;

    private static async Task<Submission> FoundAsync(LocalHostUnderTest host, string reference) =>
        (await host.Get<ISubmissionStore>().FindAsync(host.Consultation.Slug, SubmissionReference.Parse(reference), Token))!;

    private static Task<string> JsonAsync(LocalHostUnderTest host, string from, string text) =>
        host.AcceptedAsync(new { respondent = new { organisation = from }, answers = new[] { new { question = "else", text } } });

    private static async Task WholeFormAsync(LocalHostUnderTest host, string from, string text)
    {
        using var sent = await host.Client.PostAsync(
            $"/{LocalHostUnderTest.Slug}",
            new FormUrlEncodedContent([new("q-else", text), new("organisation", from)]),
            Token
        );
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
    }

    /// <summary>As the last page of the form hands a draft in.</summary>
    private static async Task StepFormAsync(LocalHostUnderTest host, string from, string text)
    {
        var draft = new Draft
        {
            Key = Guid.NewGuid().ToString("N"),
            Consultation = host.Consultation.Slug,
            Language = "en",
            StartedAt = host.Clock.GetUtcNow(),
            ExpiresAt = host.Clock.GetUtcNow().AddDays(1),
            Fields = new Dictionary<string, string>
            {
                ["else"] = text,
                [DraftFields.Capacity] = from.Length > 0 ? DraftFields.AnOrganisation : DraftFields.Myself,
                [DraftFields.Organisation] = from,
                [DraftFields.Publish] = DraftFields.PublishNamed,
            },
        };
        Assert.IsType<SubmitOutcome.Accepted>(
            await host.Get<SubmitResponse>().ExecuteAsync(DraftCommand.Of(host.Consultation, draft, [], []), Token)
        );
        await host.DrainAsync();
    }

    private static Task PaperAsync(LocalHostUnderTest host, string from, string text) =>
        PostAsync(host, "paper", ("received", "2026-11-20"), ("language", "en"), ("q-else", text), ("organisation", from));

    private static async Task SheetAsync(LocalHostUnderTest host, string from, string text)
    {
        using var form = new MultipartFormDataContent();
        var sheet = new ByteArrayContent(Encoding.UTF8.GetBytes($"Organisation,What else?\n{from},{text}\n"));
        form.Add(sheet, "sheet", "survey.csv");
        using var looked = await host.Client.PostAsync($"{Staff}/import", form, Token);
        Assert.Equal(HttpStatusCode.Found, looked.StatusCode);
        using var taken = await host.Client.PostAsync($"{looked.Headers.Location}/confirm", new FormUrlEncodedContent([]), Token);
        Assert.Equal(HttpStatusCode.Found, taken.StatusCode);
        await host.DrainAsync();
    }

    /// <summary>Mail names no organisation: an unproven address of the council's is a claim, and staff say the rest.</summary>
    private static async Task MailAsync(LocalHostUnderTest host, string from, string text)
    {
        var message = await host.DeliverAsync(
            new SendGridPost
            {
                From = from == Council ? "policy@northdale.example" : "Sam <sam@elsewhere.example>",
                EnvelopeFrom = "sam@elsewhere.example",
                Dkim = "{@elsewhere.example : pass}",
                Text = text,
            }
        );
        if (from == Society)
            await PostAsync(host, $"{message.Reference}/settle", ("organisation", from));
    }

    private static async Task PostAsync(LocalHostUnderTest host, string path, params (string Name, string Value)[] fields)
    {
        using var response = await SendAsync(host, path, fields);
        Assert.Equal((path, HttpStatusCode.Found), (path, response.StatusCode));
    }

    private static Task<HttpResponseMessage> SendAsync(LocalHostUnderTest host, string path, params (string Name, string Value)[] fields) =>
        host.Client.PostAsync(
            $"{Staff}/{path}",
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
            Token
        );
}
