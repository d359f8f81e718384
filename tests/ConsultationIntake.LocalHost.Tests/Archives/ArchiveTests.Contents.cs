using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ConsultationIntake.Alerts;
using ConsultationIntake.Digests;
using ConsultationIntake.Equality;
using ConsultationIntake.History;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.Office;
using ConsultationIntake.Replies;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.NearCopies;

namespace ConsultationIntake.LocalHost.Tests.Archives;

public sealed partial class ArchiveTests
{
    [Fact]
    public async Task Archive_BringsWhatWasPublishedCountedSentAndWrittenDown()
    {
        const string staff = $"/staff/{LocalHostUnderTest.Slug}";
        await using var from = await WorkedAsync();
        await using var to = await LocalHostUnderTest.StartAsync();
        var slug = from.Consultation.Slug;
        var reference = (await from.JsonAsync($"{Api}/submissions")).GetProperty("submissions")[0].GetProperty("reference").GetString()!;
        await PostAsync(from, $"{staff}/publishable/consent", ("reference", reference), ("answer", "Anonymous"), ("given", "ByMail"));
        await PostAsync(from, $"{staff}/publishable/{reference}", ("do", "publish"));
        await PostAsync(from, $"{staff}/publishable/publish", ("sure", "yes"));
        await PostAsync(from, $"{staff}/outcome/publish", ("sure", "yes"));
        for (var person = 0; person < 12; person++)
            await from.Get<IEqualityCounts>().AddAsync(slug, new Dictionary<string, string> { ["sex"] = "female" }, Token);
        var sent = new ReplyDelivery
        {
            Id = "westmere-city-council",
            State = ReplyState.Sent,
            By = "ann",
            At = from.Clock.GetUtcNow(),
        };
        Assert.True(await from.Get<IOfficeRecords>().SaveAsync(slug, sent, entry: null, Token));
        var digest = new DigestEntry
        {
            Consultation = slug,
            Id = "weekly-2026-11-30",
            DueAt = from.Clock.GetUtcNow().AddDays(-2),
            ClaimedAt = from.Clock.GetUtcNow().AddDays(-2),
            FiguresAt = from.Clock.GetUtcNow().AddDays(-2),
            Figures = await from.Get<ISubmissionStore>().TallyAsync(slug, Token),
            Deliveries =
            [
                new()
                {
                    Email = "digest@example.org",
                    State = DeliveryState.Refused,
                    Reason = "No such mailbox",
                },
            ],
        };
        Assert.True(await from.Get<IDigestLedger>().TryClaimAsync(digest, Token));
        var before = await from.Get<VerifyHistory>().ExecuteAsync(slug, Token);

        await ImportAsync(to, await ExportAsync(from));

        foreach (var path in new[] { "responses", "outcome", "outcome.atom" })
            Assert.Equal(
                (await from.Client.GetStringAsync($"/{slug}/{path}", Token)).Replace(from.Address.Authority, "", StringComparison.Ordinal),
                (await to.Client.GetStringAsync($"/{slug}/{path}", Token)).Replace(to.Address.Authority, "", StringComparison.Ordinal)
            );
        var tally = await to.Get<IEqualityCounts>().ReadAsync(slug, Token);
        Assert.Equal((12, 10), (tally.Of("sex", "female"), tally.PublishedOf("sex", "female")));
        Assert.Equal(ReplyState.Sent, (await to.Get<IOfficeRecords>().FindAsync<ReplyDelivery>(slug, sent.Id, Token))!.State);
        var came = Assert.Single(await to.Get<IDigestLedger>().ListAsync(slug, Token));
        Assert.Equal((digest.Id, digest.FiguresAt, digest.Figures), (came.Id, came.FiguresAt, came.Figures));
        Assert.Equal(digest.Deliveries, came.Deliveries);
        var hashes = new List<string>();
        await foreach (var line in to.Get<IHistory>().ReadAsync(slug, Token))
            hashes.Add(line.Hash);
        Assert.True(before.Lines > 5);
        Assert.Equal(before.LastHash, hashes[(int)before.Lines - 1]);
        Assert.Null((await to.Get<VerifyHistory>().ExecuteAsync(slug, Token)).Problem);
    }

    [Fact]
    public async Task Archive_BringsCampaignsSheetsColleaguesAndWhoWasTold()
    {
        const string letter =
            "Please put rural crime at the heart of your plan. Farms in this county have lost quad bikes, diesel and livestock, and too "
            + "often nobody comes when we call. A rural crime team would know the lanes and the people who prey on them.";
        await using var from = await LocalHostUnderTest.StartAsync();
        await using var to = await LocalHostUnderTest.StartAsync();
        var slug = from.Consultation.Slug;
        // The second was read first, and the campaign is called after it.
        var references = new List<string>();
        foreach (var text in new[] { letter, $"{letter} My mother waited nine days.", letter })
            references.Add(await from.AcceptedAsync(new { answers = new[] { new { question = "else", text } } }));
        foreach (var reference in references.Skip(1).Append(references[0]))
            await from.Get<TagSubmission>().ExecuteAsync(slug, SubmissionReference.Parse(reference), Token);
        var sheet = await SheetAsync(from);
        await from.Get<NoteVisit>().ExecuteAsync(slug, "Bryn", Token);
        var told = new SafeguardingAlert
        {
            Id = references[0],
            Points = [1],
            Round = 1,
            ClaimedAt = from.Clock.GetUtcNow(),
            Deliveries = [new("safeguarding@example.org", AlertState.Sent)],
        };
        Assert.True(await from.Get<IOfficeRecords>().SaveAsync(slug, told, entry: null, Token));
        await from.DrainAsync();
        var archive = await ExportAsync(from);

        await ImportAsync(to, archive);
        await to.DrainAsync();
        await ImportAsync(to, archive);
        await to.DrainAsync();

        var (there, here) = (await CampaignsAsync(from), Assert.Single(await CampaignsAsync(to)));
        Assert.Equal((references[1].Replace("-", "", StringComparison.Ordinal), 3), (here.Id, here.Copies));
        Assert.Equal(there.Single().Template(), here.Template());
        Assert.Equal(Settled(archive, "colleague"), Settled(await ExportAsync(to), "colleague"));
        Assert.Contains(await to.Get<IOfficeRecords>().ListAsync<Colleague>(slug, Token), colleague => colleague.Id == "Bryn");
        Assert.Equal(
            told.Deliveries,
            (await to.Get<IOfficeRecords>().FindAsync<SafeguardingAlert>(slug, references[0], Token))!.Deliveries
        );
        using var back = await to.Client.PostAsync($"{Api}/imports/{sheet}/take-back", null, Token);
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
        await to.DrainAsync();
        Assert.Equal(3, (await to.AccountAsync()).GetProperty("received").GetInt64());
    }

    private static async Task<IReadOnlyList<Campaign>> CampaignsAsync(LocalHostUnderTest host) =>
        await host.Get<ICampaignStore>().ListAsync(host.Consultation.Slug, 2, Token);

    /// <summary>A sheet of two rows that was taken in; its id.</summary>
    private static async Task<string> SheetAsync(LocalHostUnderTest host)
    {
        using var sheet = new StringContent("Date,asb\n20/11/2026,The lanes are dark.\n21/11/2026,The bins are burnt.\n");
        using var kept = await host.Client.PostAsync($"{Api}/imports?name=survey.csv", sheet, Token);
        var id = (await kept.Content.ReadFromJsonAsync<JsonNode>(Token))!["id"]!.GetValue<string>();
        using var confirmed = await host.Client.PostAsync($"{Api}/imports/{id}/confirm", null, Token);
        Assert.Equal(HttpStatusCode.OK, confirmed.StatusCode);
        await host.DrainAsync();
        return id;
    }

    [Fact]
    public async Task Archive_WithFiles_BringsThem()
    {
        await using var from = await LocalHostUnderTest.StartAsync();
        using var form = new MultipartFormDataContent
        {
            { new StringContent("2026-11-20"), "received" },
            { new StringContent("The lanes are dark."), "q-asb" },
            { new ByteArrayContent("The scan of it."u8.ToArray()), "scan", "scan.txt" },
        };
        using var typed = await from.Client.PostAsync($"/staff/{LocalHostUnderTest.Slug}/paper", form, Token);
        var reference = typed.Headers.Location!.ToString().Split("saved=")[1];
        await using var to = await LocalHostUnderTest.StartAsync();

        await ImportAsync(to, await ExportAsync(from));

        Assert.Equal("The scan of it.", await to.Client.GetStringAsync($"/staff/{LocalHostUnderTest.Slug}/{reference}/files/1", Token));
    }
}
