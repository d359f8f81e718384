using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using ConsultationIntake.Alerts;
using ConsultationIntake.Cli.Importing;
using ConsultationIntake.Digests;
using ConsultationIntake.Equality;
using ConsultationIntake.History;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.LocalHost.Tests.Staff;
using ConsultationIntake.LocalHost.Work;
using ConsultationIntake.Office;
using ConsultationIntake.Replies;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.NearCopies;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.LocalHost.Tests.Archives;

/// <summary>A consultation that leaves one installation and comes into another.</summary>
public sealed class ArchiveTests
{
    private const string Api = $"/api/consultations/{LocalHostUnderTest.Slug}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Archive_ComesInAsItWas_AndAgainChangesNothing()
    {
        await using var from = await WorkedAsync();
        await using var to = await LocalHostUnderTest.StartAsync();
        var archive = await ExportAsync(from);

        var first = await ImportAsync(to, archive);
        await to.DrainAsync();
        var again = await ImportAsync(to, archive);
        await to.DrainAsync();

        Assert.Equal((4, 0, 2), Counts(first));
        Assert.Equal((0, 4, 0), Counts(again));
        Assert.Equal(Settled(archive), Settled(await ExportAsync(to)));
        Assert.Equal((await from.AccountAsync()).ToString(), (await to.AccountAsync()).ToString());
        var points = await to.JsonAsync($"{Api}/points?take=200");
        Assert.Equal(Without(await from.JsonAsync($"{Api}/points?take=200")), Without(points));
        Assert.Equal(1, (await to.JsonAsync($"{Api}/points?decision=inDecidedConcern")).GetProperty("count").GetInt64());
    }

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
        await PostAsync(from, $"{staff}/publishable/publish");
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
    public async Task Archive_WhoseHistoryWasChanged_IsRefused_AndWhereThereIsAnotherItIsWrittenBehind()
    {
        await using var from = await WorkedAsync();
        await using var to = await LocalHostUnderTest.StartAsync();
        var archive = await ExportAsync(from);

        using var forged = await PostArchiveAsync(to, archive.Replace("Ask the council.", "Ask nobody.", StringComparison.Ordinal));
        await ActAsync(to, "concerns", new { title = "Made here before" });
        await ImportAsync(to, archive);
        await ImportAsync(to, archive);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, forged.StatusCode);
        Assert.Contains("The history is not as it was written", await forged.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        var acts = (await to.JsonAsync($"{Api}/history?take=200"))
            .GetProperty("lines")
            .EnumerateArray()
            .Select(line => line.GetProperty("act").GetString())
            .ToList();
        Assert.Equal(("changeConcern", 1, 2), (acts[^1], acts.Count(act => act == "split"), acts.Count(act => act == "readArchive")));
        Assert.Null((await to.Get<VerifyHistory>().ExecuteAsync(to.Consultation.Slug, Token)).Problem);
    }

    private static async Task PostAsync(LocalHostUnderTest host, string path, params (string Name, string Value)[] fields)
    {
        using var response = await host.Client.PostAsync(
            path,
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
            Token
        );
        Assert.Equal((path, HttpStatusCode.Found), (path, response.StatusCode));
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

    [Fact]
    public async Task ManyResponses_GoOutAndComeInSomeAtOnce()
    {
        ISubmissionStore? leaves = null;
        ISubmissionStore? comes = null;
        await using var from = await WithStoreAsync(store => leaves = CallsAtOnce.Of(store));
        await using var to = await WithStoreAsync(store => comes = CallsAtOnce.Of(store));
        for (var i = 0; i < 40; i++)
            await from.AcceptedAsync(new { answers = new[] { new { question = "victims", text = $"Letter {i} never came." } } });
        await from.DrainAsync();

        CallsAtOnce.MostOf(leaves!, "FindAsync");
        await PostForFileAsync(
            from,
            $"/staff/{LocalHostUnderTest.Slug}/export/points.csv",
            ("reason", "to answer them"),
            ("personal", "name")
        );
        var exported = CallsAtOnce.MostOf(leaves!, "FindAsync");
        var archive = await ExportAsync(from);
        var written = CallsAtOnce.MostOf(leaves!, "FindAsync");
        var taken = await ImportAsync(to, archive);

        Assert.Equal((40, 0), (taken["responses"]!.GetValue<int>(), taken["known"]!.GetValue<int>()));
        Assert.All(
            [exported, written, CallsAtOnce.MostOf(comes!, "FindAsync"), CallsAtOnce.MostOf(comes!, "AddAsync")],
            most => Assert.InRange(most, 2, 64)
        );
    }

    [Fact]
    public async Task CommandLine_TakesAnArchiveIn()
    {
        await using var from = await WorkedAsync();
        await using var to = await LocalHostUnderTest.StartAsync();
        using var folder = new TemporaryFolder();
        var file = new FileInfo(Path.Combine(folder.Path, "plan.jsonl"));
        await File.WriteAllTextAsync(file.FullName, await ExportAsync(from), Token);
        using var output = new StringWriter();

        foreach (var confirm in new[] { false, true })
            Assert.Equal(0, await ImportAsync(file, confirm, from: null, to, output));

        Assert.Contains("4 responses and 2 records taken in, 0 responses were here already.", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(4, (await to.AccountAsync()).GetProperty("received").GetInt64());
    }

    [Fact]
    public async Task Archive_OfAnotherConsultation_IsRefusedWithBothNames_UnlessItIsMeant()
    {
        const string other = "violence-against-women-strategy";
        await using var from = await WorkedAsync();
        await using var to = await LocalHostUnderTest.StartAsync();
        using var folder = new TemporaryFolder();
        var file = new FileInfo(Path.Combine(folder.Path, "strategy.jsonl"));
        var archive = (await ExportAsync(from)).Replace($"\"{LocalHostUnderTest.Slug}\"", $"\"{other}\"", StringComparison.Ordinal);
        await File.WriteAllTextAsync(file.FullName, archive, Token);
        using var said = new StringWriter();

        using var refused = await PostArchiveAsync(to, archive);
        var code = await ImportAsync(file, confirm: true, from: null, to, said);
        var before = (await to.AccountAsync()).GetProperty("received").GetInt64();
        var meant = await ImportAsync(file, confirm: true, from: other, to, said);

        Assert.Equal((HttpStatusCode.Conflict, 1, 0L, 0), (refused.StatusCode, code, before, meant));
        Assert.Contains(
            $"It was taken out of {other}, and you are taking it into {LocalHostUnderTest.Slug}.",
            said.ToString(),
            StringComparison.Ordinal
        );
        Assert.Equal(4, (await to.AccountAsync()).GetProperty("received").GetInt64());
        Assert.Contains($"of {other}", (await to.JsonAsync($"{Api}/history")).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("half")]
    [InlineData("line missing")]
    [InlineData("other format")]
    [InlineData("not JSON")]
    [InlineData("after the end")]
    [InlineData("foreign file")]
    public async Task Archive_WithSomethingWrong_IsRefusedByLineAndNothingIsTakenIn(string what)
    {
        await using var from = await WorkedAsync();
        await using var to = await LocalHostUnderTest.StartAsync();
        var lines = (await ExportAsync(from)).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        switch (what)
        {
            case "half":
                lines.RemoveRange(4, lines.Count - 4);
                break;
            case "line missing":
                lines.RemoveAt(3);
                break;
            case "other format":
                lines[0] = lines[0].Replace("\"format\":1", "\"format\":2", StringComparison.Ordinal);
                break;
            case "not JSON":
                lines[3] = lines[3][..40];
                break;
            case "after the end":
                lines.Add(lines[^1]);
                break;
            case "foreign file":
                lines.Insert(1, """{"line":"file","blob":"keys/master","content":"AAAA"}""");
                break;
        }

        using var response = await PostArchiveAsync(to, string.Join('\n', lines));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Matches("Line [0-9]+: ", await response.Content.ReadAsStringAsync(Token));
        Assert.Equal(0, (await to.AccountAsync()).GetProperty("received").GetInt64());
        Assert.Empty((await to.JsonAsync($"{Api}/concerns")).GetProperty("concerns").EnumerateArray());
    }

    [Fact]
    public async Task Archive_WithAMailThatHasNoWords_IsRefusedByItsLine()
    {
        await using var from = await WorkedAsync();
        await using var to = await LocalHostUnderTest.StartAsync();
        var lines = (await ExportAsync(from)).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        lines.Insert(
            1,
            """
            {"line":"sentMail","about":[],"mail":{"id":"digest.1","category":"digest","at":"2026-11-30T10:00:00Z","subject":"D",
            "language":"en","pieces":null}}
            """.ReplaceLineEndings("")
        );

        using var response = await PostArchiveAsync(to, string.Join('\n', lines));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("Line 2: This mail has no words.", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(0, (await to.AccountAsync()).GetProperty("received").GetInt64());
    }

    [Fact]
    public async Task Archive_IsForAManagerWhoSaysWhy()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        await using var staffed = await LocalHostUnderTest.StartAsync(settings: Staffed.With("ann", "correct horse"));
        using var officer = await staffed.SignedInAsync("ann", "correct horse");

        using var unasked = await host.Client.PostAsync($"{Api}/archive/export", new FormUrlEncodedContent([]), Token);
        using var refused = await officer.PostAsync($"{Api}/archive/export", Because(), Token);
        using var imported = await officer.PostAsync($"{Api}/archive", new StringContent(""), Token);
        await ExportAsync(host);

        Assert.Equal(
            (HttpStatusCode.BadRequest, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden),
            (unasked.StatusCode, refused.StatusCode, imported.StatusCode)
        );
        Assert.Contains("moving to the new body", (await host.JsonAsync($"{Api}/history")).ToString(), StringComparison.Ordinal);
    }

    private static Task<LocalHostUnderTest> WithStoreAsync(Func<ISubmissionStore, ISubmissionStore> counting) =>
        LocalHostUnderTest.StartAsync(change: services =>
            services.AddSingleton(provider =>
                counting(
                    new SqliteSubmissionStore(provider.GetRequiredService<SqliteDatabase>(), provider.GetRequiredService<SqliteWorkQueue>())
                )
            )
        );

    private static async Task PostForFileAsync(LocalHostUnderTest host, string path, params (string Name, string Value)[] fields)
    {
        using var response = await host.Client.PostAsync(
            path,
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
            Token
        );
        Assert.Equal((path, HttpStatusCode.OK), (path, response.StatusCode));
        await response.Content.ReadAsByteArrayAsync(Token);
    }

    private static async Task<LocalHostUnderTest> WorkedAsync()
    {
        var host = await LocalHostUnderTest.StartAsync();
        var first = await host.AcceptedAsync(
            new
            {
                respondent = new { name = "Ann Other", email = "ann@example.com" },
                answers = new[] { new { question = "asb", text = "The lanes are dark and the bins are burnt. Gangs gather in the park." } },
            },
            key: "first"
        );
        await host.AcceptedAsync(
            new
            {
                respondent = new { organisation = "Westmere City Council" },
                answers = new[] { new { question = "letter", text = "a) Partnership working matters.\nb) Publish an assessment. ŵ 😀" } },
            },
            partner: true
        );
        foreach (var text in new[] { "Victims wait for letters.", "Treat everyone fairly in stop and search." })
            await host.AcceptedAsync(new { answers = new[] { new { question = "victims", text } } });
        await host.DrainAsync();
        await ActAsync(host, $"points/{first}.1/actions", new { action = new { @do = "split", at = 24 } });
        await ActAsync(host, $"points/{first}.1/actions", new { action = new { @do = "addNote", text = "Ask the council." } });
        await ActAsync(
            host,
            $"points/{first}.1/actions",
            new
            {
                action = new
                {
                    @do = "setTheme",
                    theme = "victims",
                    applies = true,
                },
            }
        );
        await ActAsync(host, $"submissions/{first}/actions", new { action = new { @do = "assignResponse", to = "Bryn" } });
        var concern = (
            await ActAsync(
                host,
                "concerns",
                new
                {
                    title = "Letters",
                    disposition = new
                    {
                        outcome = "noted",
                        answer = "They come sooner.",
                        isAgreed = true,
                    },
                }
            )
        )["concern"]!["id"]!.GetValue<string>();
        await ActAsync(host, $"concerns/{concern}/points?words=wait", new { expected = 1 });
        using var words = await host.Client.PostAsync(
            $"/staff/{LocalHostUnderTest.Slug}/outcome/{concern}/words",
            new FormUrlEncodedContent([new("title", "Letters"), new("answer", "They come sooner."), new("answer-welsh", "Yn gynt.")]),
            Token
        );
        return host;
    }

    private static async Task<JsonNode> ActAsync(LocalHostUnderTest host, string path, object body)
    {
        using var response = await host.Client.PostAsJsonAsync($"{Api}/{path}", body, Token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonNode>(Token))!;
    }

    private static Task<int> ImportAsync(FileInfo file, bool confirm, string? from, LocalHostUnderTest to, TextWriter said) =>
        ImportCommand.RunAsync(file, LocalHostUnderTest.Slug, confirm, leaveOut: false, from, to.Client, said, said, Token);

    private static FormUrlEncodedContent Because() => new([new("reason", "moving to the new body")]);

    private static async Task<string> ExportAsync(LocalHostUnderTest host)
    {
        using var response = await host.Client.PostAsync($"{Api}/archive/export", Because(), Token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(Token);
    }

    private static Task<HttpResponseMessage> PostArchiveAsync(LocalHostUnderTest host, string archive) =>
        host.Client.PostAsync($"{Api}/archive", new StringContent(archive, Encoding.UTF8, "application/jsonl"), Token);

    private static async Task<JsonNode> ImportAsync(LocalHostUnderTest host, string archive)
    {
        using var response = await PostArchiveAsync(host, archive);
        var answer = await response.Content.ReadAsStringAsync(Token);
        Assert.True(response.StatusCode == HttpStatusCode.OK, answer);
        return JsonNode.Parse(answer)!;
    }

    private static (int, int, int) Counts(JsonNode taken) =>
        (taken["responses"]!.GetValue<int>(), taken["known"]!.GetValue<int>(), taken["records"]!.GetValue<int>());

    /// <summary>
    /// Without the first line, which says who took it out and when, the lines of the history that say that it was, and the last, which
    /// counts them.
    /// </summary>
    private static string Settled(string archive, params string[] without) =>
        string.Join(
            '\n',
            archive
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Skip(1)
                .SkipLast(1)
                .Where(line =>
                    !line.Contains("\"act\":\"export\"", StringComparison.Ordinal)
                    && !line.Contains("\"act\":\"readArchive\"", StringComparison.Ordinal)
                    && !without.Any(kind => line.StartsWith($"{{\"line\":\"{kind}\"", StringComparison.Ordinal))
                )
        );

    private static string Without(System.Text.Json.JsonElement points) => points.GetProperty("points").ToString();
}
