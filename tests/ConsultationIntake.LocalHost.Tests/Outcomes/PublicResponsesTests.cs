using System.Net;
using System.Reflection;
using System.Text.Json.Nodes;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.LocalHost.Tests.Exports;
using ConsultationIntake.LocalHost.Work;
using ConsultationIntake.Privacy;
using ConsultationIntake.PublicResponses;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.LocalHost.Tests.Outcomes;

/// <summary>Responses whose senders agreed, from the form to what the public reads.</summary>
public sealed class PublicResponsesTests
{
    private const string Public = $"/{LocalHostUnderTest.Slug}/responses";
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}/publishable";
    private const string Api = $"/api/consultations/{LocalHostUnderTest.Slug}/responses";

    /// <summary>One of each kind of personal data that is looked for.</summary>
    private static readonly string[] Planted =
    [
        "Gwenllian Prys",
        "gwenllian@example.com",
        "01632 960777",
        "CF10 1AA",
        "14 Castle Road",
        "AB51 ABC",
        "943 476 5919",
        "AB 12 34 56 C",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Decided_WhileOthersSaveTheResponseEachTime_IsKeptAndSaysSo()
    {
        Contested? contested = null;
        await using var host = await LocalHostUnderTest.StartAsync(change: services =>
            services.AddSingleton(provider =>
            {
                var store = DispatchProxy.Create<ISubmissionStore, Contested>();
                contested = (Contested)(object)store;
                contested.Store = new SqliteSubmissionStore(
                    provider.GetRequiredService<SqliteDatabase>(),
                    provider.GetRequiredService<SqliteWorkQueue>()
                );
                return store;
            })
        );
        var agreed = await AddAsync(host, DraftFields.PublishAnonymous, "The lanes are dark.");
        contested!.IsContested = true;

        var said = await PostAsync(host, $"{Staff}/{agreed}", ("do", "publish"));
        var page = await host.Client.GetStringAsync(said.Split('#')[0], Token);
        contested.IsContested = false;
        await PostAsync(host, $"{Staff}/{agreed}", ("do", "publish"));

        Assert.Contains("is kept, but others were saving the response", page, StringComparison.Ordinal);
        Assert.Contains("To look at: 1<", page, StringComparison.Ordinal);
        Assert.Contains("May be published: 1<", await host.Client.GetStringAsync(Staff, Token), StringComparison.Ordinal);
    }

    /// <summary>A store in which somebody else is always first.</summary>
    public class Contested : DispatchProxy
    {
        internal ISubmissionStore? Store { get; set; }
        internal bool IsContested { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            IsContested && targetMethod!.Name == nameof(ISubmissionStore.UpdateAsync)
                ? Task.FromResult(false)
                : targetMethod!.Invoke(Store, args);
    }

    [Fact]
    public async Task Published_IsWhatSomebodyLookedAt_WithoutWhatWasTakenOut()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var agreed = await AddAsync(
            host,
            DraftFields.PublishAnonymous,
            $"I am {string.Join(", ", Planted)}. My neighbour Zebedee shouts at night."
        );
        var unread = await AddAsync(host, DraftFields.PublishAnonymous, "Nobody looked at this one.");
        await AddAsync(host, DraftFields.No, "Never publish this.");
        Assert.Contains("No responses are published", await host.Client.GetStringAsync(Public, Token), StringComparison.Ordinal);
        Assert.DoesNotContain(
            $"/{LocalHostUnderTest.Slug}/responses",
            await host.Client.GetStringAsync($"/{LocalHostUnderTest.Slug}/outcome", Token),
            StringComparison.Ordinal
        );

        var page = await host.Client.GetStringAsync($"{Staff}/{agreed}", Token);
        var spans = System
            .Text.RegularExpressions.Regex.Matches(page, "name=\"span\" value=\"([^\"]+)\"")
            .Select(match => match.Groups[1].Value);
        await PostAsync(
            host,
            $"{Staff}/{agreed}",
            [.. spans.Select(span => ("span", span)), ("words", "zebedee"), ("reason", "Accusation"), ("do", "publish")]
        );
        var pressed = await PostAsync(host, $"{Staff}/publish");
        Assert.EndsWith("said=ask#main", pressed, StringComparison.Ordinal);
        Assert.Contains(
            "open until Friday 29 January 2027 at 5pm",
            await host.Client.GetStringAsync(pressed, Token),
            StringComparison.Ordinal
        );
        Assert.Contains("No responses are published here", await host.Client.GetStringAsync(Public, Token), StringComparison.Ordinal);
        Assert.EndsWith("said=published#main", await PostAsync(host, $"{Staff}/publish", ("sure", "yes")), StringComparison.Ordinal);

        // Whoever does not know the address finds it.
        foreach (var address in new[] { $"/{LocalHostUnderTest.Slug}/outcome", $"/{LocalHostUnderTest.Slug}/outcome?lang=cy" })
            Assert.Matches(
                $"href=\"/{LocalHostUnderTest.Slug}/responses[^\"]*\">(Published responses|Ymatebion a gyhoeddwyd)",
                await host.Client.GetStringAsync(address, Token)
            );
        Assert.Contains(
            "/responses",
            await host.Client.GetStringAsync($"/{LocalHostUnderTest.Slug}/outcome.atom", Token),
            StringComparison.Ordinal
        );
        var shown = await host.Client.GetStringAsync(Public, Token);
        var json = await host.Client.GetStringAsync(Api, Token);
        Assert.Contains("[details removed] shouts at night.", shown, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync($"{Staff}/{await NoAsync(host)}", Token)).StatusCode);
        foreach (var said in new[] { shown, json, await PublishedFilesAsync(host) })
        {
            foreach (var planted in Planted.Append("Zebedee").Append("Nobody looked").Append("Never publish"))
                Assert.DoesNotContain(planted, said, StringComparison.OrdinalIgnoreCase);
        }

        foreach (var reference in new[] { agreed, unread })
            Assert.DoesNotContain(reference.ToString(), shown + json, StringComparison.Ordinal);
        Assert.Contains("Responses found: 0", await host.Client.GetStringAsync($"{Public}?q=zebedee", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Organisation_IsNamedWhereItAgreed_AndSearchFindsWords()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var named = await AddAsync(host, DraftFields.PublishNamed, "Buses matter.", "Harbour Trust");
        var anonymous = await AddAsync(host, DraftFields.PublishAnonymous, "Lamps matter.", "Silent Trust");
        foreach (var reference in new[] { named, anonymous })
            await PostAsync(host, $"{Staff}/{reference}", ("do", "publish"));
        await PostAsync(host, $"{Staff}/publish", ("sure", "yes"));

        var shown = await host.Client.GetStringAsync(Public, Token);
        var found = await host.Client.GetStringAsync($"{Public}?q=lamps&lang=cy", Token);

        Assert.Contains("Harbour Trust", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Silent Trust", shown, StringComparison.Ordinal);
        Assert.Contains("Lamps matter.", found, StringComparison.Ordinal);
        Assert.DoesNotContain("Buses matter.", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_IsOfOneStage_WithCountsOfAll_AndConsentTakenBackIsInNone()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var (ready, left, open, taken) = (
            await AddAsync(host, DraftFields.PublishAnonymous, "I may be published."),
            await AddAsync(host, DraftFields.PublishAnonymous, "I am left out."),
            await AddAsync(host, DraftFields.PublishAnonymous, "Nobody looked at me."),
            await AddAsync(host, DraftFields.PublishAnonymous, "I think again.")
        );
        await PostAsync(host, $"{Staff}/{ready}", ("do", "publish"));
        foreach (var what in new[] { "publish", "leave-out" })
            await PostAsync(host, $"{Staff}/{left}", ("do", what));
        await PostAsync(host, $"{Staff}/{taken}", ("do", "publish"));
        await PostAsync(host, $"{Staff}/consent", ("reference", $"{taken}"), ("answer", "No"), ("given", "ByPhone"));

        var pages = new Dictionary<string, string>();
        foreach (var show in new[] { "ToLookAt", "Ready", "LeftOut" })
            pages[show] = await host.Client.GetStringAsync($"{Staff}?show={show}", Token);

        foreach (var (show, listed) in new[] { ("ToLookAt", open), ("Ready", ready), ("LeftOut", left) })
        {
            Assert.Equal(
                [$"{listed}"],
                new[] { open, ready, left, taken }
                    .Select(reference => $"{reference}")
                    .Where(reference => pages[show].Contains($"publishable/{reference}", StringComparison.Ordinal))
            );
            foreach (var count in new[] { "To look at: 1", "May be published: 1", "Left out: 1", "Publish 1 response<" })
                Assert.Contains(count, pages[show], StringComparison.Ordinal);
        }

        await PostAsync(host, $"{Staff}/consent", ("reference", $"{taken}"), ("answer", "Named"), ("given", "ByPhone"));
        Assert.Contains("To look at: 2", await host.Client.GetStringAsync(Staff, Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConsentGivenElsewhere_IsWrittenDown_AndTakenBackItIsPublicNoMore()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var reference = await AddAsync(host, DraftFields.No, "Lamps matter.", "Harbour Trust");
        var consent = $"{Staff}/consent";

        var unknown = await PostAsync(host, consent, ("reference", "AAA-AAA-AAA"), ("answer", "Named"), ("given", "ByMail"));
        var written = await PostAsync(host, consent, ("reference", reference.ToString()), ("answer", "Named"), ("given", "ByMail"));
        Assert.Contains(reference.ToString(), await host.Client.GetStringAsync(Staff, Token), StringComparison.Ordinal);
        await PostAsync(host, $"{Staff}/{reference}", ("do", "publish"));
        await PostAsync(host, $"{Staff}/publish", ("sure", "yes"));
        var shown = await host.Client.GetStringAsync(Public, Token);
        var sheet = Workbook.Read(await host.Client.GetByteArrayAsync($"{Public}.xlsx?lang=cy", Token)).Table("Ymatebion");
        await PostAsync(host, consent, ("reference", reference.ToString()), ("answer", "No"), ("given", "ByPhone"));

        Assert.EndsWith("said=unknown#main", unknown, StringComparison.Ordinal);
        Assert.EndsWith("said=consent#main", written, StringComparison.Ordinal);
        Assert.Contains("Harbour Trust", shown, StringComparison.Ordinal);
        Assert.Equal(("Harbour Trust", "Lamps matter."), (Assert.Single(sheet)["Sefydliad"], sheet[0]["Ateb"]));
        Assert.DoesNotContain("Lamps matter.", await host.Client.GetStringAsync(Public, Token), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync($"{Public}.xlsx", Token)).StatusCode);
        Assert.DoesNotContain(reference.ToString(), await host.Client.GetStringAsync(Staff, Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConsentNarrowed_ToNoName_TakesItOutAtOnce_AndItComesBackWithoutTheName()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var reference = await AddAsync(host, DraftFields.PublishNamed, "Lamps matter.", "Harbour Trust");
        await PostAsync(host, $"{Staff}/{reference}", ("do", "publish"));
        await PostAsync(host, $"{Staff}/publish", ("sure", "yes"));
        Assert.Contains("Harbour Trust", await host.Client.GetStringAsync(Public, Token), StringComparison.Ordinal);

        await PostAsync(host, $"{Staff}/consent", ("reference", $"{reference}"), ("answer", "Anonymous"), ("given", "ByPhone"));
        var narrowed = await host.Client.GetStringAsync(Public, Token) + await PublishedFilesAsync(host);
        await PostAsync(host, $"{Staff}/{reference}", ("do", "publish"));
        await PostAsync(host, $"{Staff}/publish", ("sure", "yes"));
        var again = await host.Client.GetStringAsync(Public, Token) + await PublishedFilesAsync(host);

        foreach (var said in new[] { "Harbour Trust", "Lamps matter." })
            Assert.DoesNotContain(said, narrowed, StringComparison.Ordinal);
        Assert.Contains("Lamps matter.", again, StringComparison.Ordinal);
        Assert.DoesNotContain("Harbour Trust", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PublishedByManyAtOnce_WhileOneIsErasedAndOneForbidden_IsOneSetWithoutEither()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var (erased, forbidden, stays) = (
            await AddAsync(host, DraftFields.PublishAnonymous, "Erase me meanwhile."),
            await AddAsync(host, DraftFields.PublishAnonymous, "Forbid me meanwhile."),
            await AddAsync(host, DraftFields.PublishAnonymous, "I stay.")
        );
        foreach (var reference in new[] { erased, forbidden, stays })
            await PostAsync(host, $"{Staff}/{reference}", ("do", "publish"));
        var (publish, slug) = (host.Get<PublishResponses>(), host.Consultation.Slug);

        await Task.WhenAll([
            .. Enumerable.Range(0, 8).Select(i => Task.Run(() => publish.ExecuteAsync(slug, $"manager {i}", Token), Token)),
            Task.Run(() => host.Get<EraseSubmission>().ExecuteAsync(slug, erased, ErasureReason.SenderAsked, "ann", Token), Token),
            Task.Run(
                () => host.Get<RecordConsent>().ExecuteAsync(slug, forbidden, PublicationConsent.No, ConsentGiven.ByMail, "ann", Token),
                Token
            ),
        ]);
        if (await publish.ReadAsync(slug, Token) is null)
            await publish.ExecuteAsync(slug, "ann", Token);

        var shown = await host.Client.GetStringAsync(Public, Token) + await PublishedFilesAsync(host);
        Assert.DoesNotContain("meanwhile", shown, StringComparison.Ordinal);
        Assert.Contains("I stay.", shown, StringComparison.Ordinal);
        var files = new List<string>();
        await foreach (var name in host.Get<ConsultationIntake.Blobs.IBlobStore>().ListAsync("responses/", Token))
            files.Add(name);
        Assert.Single(files);
    }

    [Fact]
    public async Task ErasedOrLeftOut_IsPublishedNoMore()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var erased = await AddAsync(host, DraftFields.PublishAnonymous, "Erase me later.");
        var left = await AddAsync(host, DraftFields.PublishAnonymous, "Leave me out later.");
        var stays = await AddAsync(host, DraftFields.PublishAnonymous, "I stay.");
        foreach (var reference in new[] { erased, left, stays })
            await PostAsync(host, $"{Staff}/{reference}", ("do", "publish"));
        await PostAsync(host, $"{Staff}/publish", ("sure", "yes"));
        Assert.Contains("Erase me later.", await host.Client.GetStringAsync(Public, Token), StringComparison.Ordinal);

        using var gone = await host.Client.PostAsync(
            $"/staff/{LocalHostUnderTest.Slug}/{erased}/erase",
            LocalHostUnderTest.Erasing(),
            Token
        );
        Assert.DoesNotContain("Erase me later.", await host.Client.GetStringAsync(Public, Token), StringComparison.Ordinal);
        Assert.DoesNotContain("Erase me later.", await PublishedFilesAsync(host), StringComparison.Ordinal);
        await PostAsync(host, $"{Staff}/{left}", ("do", "leave-out"));
        await PostAsync(host, $"{Staff}/publish", ("sure", "yes"));

        var shown = await host.Client.GetStringAsync(Public, Token);
        Assert.DoesNotContain("Leave me out", shown, StringComparison.Ordinal);
        Assert.Contains("I stay.", shown, StringComparison.Ordinal);
        Assert.EndsWith("said=withdrawn#main", await PostAsync(host, $"{Staff}/withdraw"), StringComparison.Ordinal);
        Assert.Contains("No responses are published", await host.Client.GetStringAsync(Public, Token), StringComparison.Ordinal);
        Assert.Equal("", await PublishedFilesAsync(host));
    }

    [Fact]
    public async Task Form_AsksWhereTheOfficeWantsIt_AndNowhereElse()
    {
        using var folder = new TemporaryFolder();
        var source = Path.Combine(Repository.Consultations, LocalHostUnderTest.Slug);
        var target = Directory.CreateDirectory(Path.Combine(folder.Path, LocalHostUnderTest.Slug)).FullName;
        foreach (var file in Directory.EnumerateFiles(source))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        var settings = Path.Combine(target, "consultation.json");
        var consultation = JsonNode.Parse(await File.ReadAllTextAsync(settings, Token))!;
        consultation["form"]!["askToPublish"] = true;
        await File.WriteAllTextAsync(settings, consultation.ToJsonString(), Token);

        await using var asking = await LocalHostUnderTest.StartAsync(consultations: folder.Path);
        await using var silent = await LocalHostUnderTest.StartAsync();

        Assert.Contains("May we publish your response?", await PageAsync(asking), StringComparison.Ordinal);
        Assert.DoesNotContain("May we publish your response?", await PageAsync(silent), StringComparison.Ordinal);
    }

    private static async Task<string> PageAsync(LocalHostUnderTest host)
    {
        using var started = await host.Client.PostAsync($"/{LocalHostUnderTest.Slug}/start?lang=en", new FormUrlEncodedContent([]), Token);
        var root = System.Text.RegularExpressions.Regex.Match(started.Headers.Location!.ToString(), "^.*/answer/[a-z2-7]{32}").Value;
        using var page = await host.Client.GetAsync($"{root}/publish?lang=en", Token);
        return await page.Content.ReadAsStringAsync(Token);
    }

    /// <summary>A response as the form hands it in.</summary>
    private static async Task<SubmissionReference> AddAsync(
        LocalHostUnderTest host,
        string consent,
        string text,
        string? organisation = null
    )
    {
        var outcome = await host.Get<SubmitResponse>()
            .ExecuteAsync(
                new SubmitCommand
                {
                    Consultation = host.Consultation,
                    Channel = Channel.Form,
                    Respondent = new Respondent { Name = "Gwenllian Prys", Organisation = organisation },
                    Answers = [new Answer("else", text)],
                    Facts = new Dictionary<string, string> { [DraftFields.Publish] = consent },
                },
                Token
            );
        await host.DrainAsync();
        return Assert.IsType<SubmitOutcome.Accepted>(outcome).Reference;
    }

    /// <summary>The reference of the one whose sender did not agree.</summary>
    private static async Task<SubmissionReference> NoAsync(LocalHostUnderTest host) =>
        (await host.Get<ISubmissionStore>().ListAsync(new SubmissionQuery { Consultation = host.Consultation.Slug }, Token))
            .Items.Single(item => item.Marks.Count == 0 || !item.Marks.Contains(SubmissionMarks.MayBePublished))
            .Reference;

    /// <summary>Everything that lies in published files.</summary>
    private static async Task<string> PublishedFilesAsync(LocalHostUnderTest host)
    {
        var blobs = host.Get<ConsultationIntake.Blobs.IBlobStore>();
        var all = new System.Text.StringBuilder();
        await foreach (var name in blobs.ListAsync("responses/", Token))
        {
            using var reader = new StreamReader((await blobs.OpenAsync(name, Token))!);
            all.Append(await reader.ReadToEndAsync(Token));
        }

        return all.ToString();
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
}
