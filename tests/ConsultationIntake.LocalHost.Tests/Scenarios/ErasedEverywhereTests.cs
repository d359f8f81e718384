using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using ConsultationIntake.Blobs;
using ConsultationIntake.Imports;
using ConsultationIntake.LocalHost.Mail;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.LocalHost.Tests.Inbox;
using ConsultationIntake.Office;
using ConsultationIntake.Privacy;
using ConsultationIntake.PublicResponses;
using ConsultationIntake.Reports;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;
using ConsultationIntake.Work;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>
/// Words planted in every place that a response's words reach, erased, swept, and looked for in the bytes of the whole data folder; and
/// whether the list of places is whole.
/// </summary>
public sealed partial class ErasedEverywhereTests
{
    private const string Planted = "The zyxquagga lanternfish ate our wqvombat lighthouse at night.";

    /// <summary>
    /// As the files hold them, and as the index of points does: lower case, without inflection, and without what a stem shares with the one
    /// before it in the alphabet.
    /// </summary>
    private static readonly string[] Sought = ["zyxquagga", "xquagga", "qvombat"];

    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";
    private const string Api = $"/api/consultations/{LocalHostUnderTest.Slug}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Erased_WhateverItCameBy_IsInNoByteOfTheDataFolder()
    {
        using var folder = new TemporaryFolder();
        await using var host = await LocalHostUnderTest.StartAsync(data: folder.Path);
        await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = "There is noise in the park." } } });
        var json = await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = Planted } } });
        var form = await FillInAsync(host, isSent: true);
        await FillInAsync(host, isSent: false);
        var paper = await TypeAsync(host);
        var mail = (await host.DeliverAsync(new SendGridPost { Text = Planted, Subject = Planted })).Reference!.Value.ToString();
        var sheet = await BringInAsync(host, $"asb\n{Planted}\nThe lanes are dark.\n");
        await host.DrainAsync();
        var row = (await SubmissionsOfAsync(host, Channel.Import)).Single(one =>
            one.Text.Value.Contains(Planted, StringComparison.Ordinal)
        );
        await WorkOnAsync(host, json);
        Assert.NotEmpty(folder.FilesWith("xquagga"));

        foreach (var reference in new[] { json, form, paper, mail, row.Reference.ToString() })
            Assert.True(await EraseAsync(host, reference));
        // The draft that nobody sent is forgotten in its time.
        host.Clock.Set(host.Clock.GetUtcNow().AddDays(40));
        await SweepAsync(host);

        Assert.All(Sought, words => Assert.Empty(folder.FilesWith(words)));
        Assert.Equal(2, (await host.AccountAsync()).GetProperty("received").GetInt32());
        Assert.Contains("All are taken in", await host.Client.GetStringAsync(sheet, Token), StringComparison.Ordinal);
        AssertEveryPlaceIsListed(host, folder);
    }

    /// <summary>The same file brings the others back, where it was taken back whole, and not the one whose sender asked for it.</summary>
    [Fact]
    public async Task Row_ThatWasErased_NeverComesBackWithItsSheet()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        const string Content = $"asb\nThe lanes are dark.\n{Planted}\nThe bins are burnt.\n";
        var sheet = await BringInAsync(host, Content);
        await host.DrainAsync();
        var erased = (await SubmissionsOfAsync(host, Channel.Import)).Single(one =>
            one.Text.Value.Contains(Planted, StringComparison.Ordinal)
        );
        Assert.True(await EraseAsync(host, erased.Reference.ToString()));

        await PostAsync(host, $"{sheet}/take-back");
        await host.DrainAsync();
        var without = await host.Client.GetStringAsync(sheet, Token);
        Assert.Equal(sheet, await BringInAsync(host, Content));
        await host.DrainAsync();
        var two = (await host.AccountAsync()).GetProperty("received").GetInt32();
        await PostAsync(host, $"{sheet}/take-back");
        await host.DrainAsync();
        await PostAsync(host, $"{sheet}/discard");
        await BringInAsync(host, Content);
        await host.DrainAsync();

        Assert.Contains("Bring the same file in again", without, StringComparison.Ordinal);
        Assert.Equal((2, 2), (two, (await host.AccountAsync()).GetProperty("received").GetInt32()));
        Assert.DoesNotContain(
            await SubmissionsOfAsync(host, Channel.Import),
            one => one.Text.Value.Contains(Planted, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Stopped_AndOneOfItErased_GoesOnWithTheFileBroughtInAgain_WithoutTheRow()
    {
        using var folder = new TemporaryFolder();
        await using var host = await LocalHostUnderTest.StartAsync(data: folder.Path);
        const string Content = $"asb\nThe lanes are dark.\n{Planted}\nThe bins are burnt.\n";
        var sheet = await BringInAsync(host, Content);
        await host.DrainAsync();
        // As a store that takes some at a time leaves it: the last row is not in.
        var (records, slug, id) = (host.Get<IOfficeRecords>(), host.Consultation.Slug, sheet.Split('/')[^1]);
        var finished = (await records.FindAsync<SheetImport>(slug, id, Token))!;
        Assert.True(await records.SaveAsync(slug, finished with { State = ImportState.Failed, Done = 2, Taken = 2 }, entry: null, Token));
        var all = await SubmissionsOfAsync(host, Channel.Import);
        await host.Get<EraseSubmission>().ExecuteAsync(slug, Of("bins"), ErasureReason.SheetTakenBack, "Ann", Token);
        await BringInAsync(host, Content, isConfirmed: false);
        Assert.Single(folder.FilesWith("vombat"), name => name == id);

        await EraseAsync(host, Of("quagga").ToString());
        Assert.DoesNotContain(id, folder.FilesWith("vombat"));
        await PostAsync(host, $"{sheet}/confirm");
        await host.DrainAsync();
        var stopped = await host.Client.GetStringAsync(sheet, Token);
        await BringInAsync(host, Content);
        await host.DrainAsync();

        Assert.Contains("Bring the same file in again, then let it go on", stopped, StringComparison.Ordinal);
        Assert.Equal(
            ["The bins are burnt.", "The lanes are dark."],
            (await SubmissionsOfAsync(host, Channel.Import)).Select(one => one.Text.Value.Split('\n')[^1]).Order(StringComparer.Ordinal)
        );

        SubmissionReference Of(string words) => all.Single(one => one.Text.Value.Contains(words, StringComparison.Ordinal)).Reference;
    }

    /// <summary>What a process leaves that dies between keeping a file and saving the row that names it.</summary>
    [Fact]
    public async Task Left_ByAHostThatDied_IsGoneWhenItIsADayOld_AndWhatIsNamedStays()
    {
        using var folder = new TemporaryFolder();
        await using var host = await LocalHostUnderTest.StartAsync(data: folder.Path);
        await FillInAsync(host, isSent: true);
        await FillInAsync(host, isSent: false);
        await TypeAsync(host);
        await host.DeliverAsync(new SendGridPost { Text = Planted });
        await host.DrainAsync();
        var blobs = host.Get<IBlobStore>();
        var named = await blobs.ListAsync("", Token).ToListAsync(Token);
        var day = $"{host.Clock.GetUtcNow():yyyyMMdd}";
        string[] left =
        [
            $"form/{LocalHostUnderTest.Slug}/{day}.draft-0a0a.11",
            $"form/{LocalHostUnderTest.Slug}/{day}.draft-0a0a.11.text",
            $"form/{LocalHostUnderTest.Slug}/{day}.typed-0a0a.12",
            $"inbound/{day}-101010000-0a0a0a0a0a0a0a0a",
            $"archives/{LocalHostUnderTest.Slug}/0a0a",
            $"sheets/{LocalHostUnderTest.Slug}/0a0a",
            $"responses/{LocalHostUnderTest.Slug}/0a0a.json",
        ];
        foreach (var name in left)
            await blobs.PutAsync(name, new MemoryStream(Encoding.UTF8.GetBytes(Planted)), Token);
        var outbox = Directory.CreateDirectory(Path.Combine(folder.Path, "outbox")).FullName;
        await File.WriteAllTextAsync(Path.Combine(outbox, "0a0a.eml"), Planted, Token);
        var pickup = Directory.CreateDirectory(Path.Combine(outbox, ".0a0a.1b")).FullName;
        await File.WriteAllTextAsync(Path.Combine(pickup, "mail.eml"), Planted, Token);

        var now = host.Clock.GetUtcNow();
        Age(folder, now.AddHours(-1));
        await SweepAsync(host);
        var soon = await blobs.ListAsync("", Token).ToListAsync(Token);
        host.Clock.Set(now.AddDays(2));
        await SweepAsync(host);

        Assert.Equal(named.Concat(left).Order(StringComparer.Ordinal), soon);
        Assert.Equal(named, await blobs.ListAsync("", Token).ToListAsync(Token));
        Assert.False(Directory.Exists(pickup));
        Assert.False(File.Exists(Path.Combine(outbox, "0a0a.eml")));
    }

    private static void Age(TemporaryFolder folder, DateTimeOffset at)
    {
        foreach (var path in new[] { "blobs", "outbox" }.Select(name => Path.Combine(folder.Path, name)))
        {
            foreach (var file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories))
                File.SetLastWriteTimeUtc(file, at.UtcDateTime);
            foreach (var pickup in Directory.EnumerateDirectories(path, ".*"))
                Directory.SetLastWriteTimeUtc(pickup, at.UtcDateTime);
        }
    }

    private static async Task SweepAsync(LocalHostUnderTest host)
    {
        foreach (var place in host.Get<IEnumerable<IPlaceOfWords>>())
            await place.SweepAsync(Token);
    }

    /// <summary>What staff write beside it, quote of it and publish.</summary>
    private static async Task WorkOnAsync(LocalHostUnderTest host, string reference)
    {
        var id = new PointId(
            SubmissionReference.Parse(reference),
            (await host.SubmissionAsync(reference)).GetProperty("points")[0].GetProperty("number").GetInt32()
        );
        using var noted = await host.Client.PostAsJsonAsync(
            $"{Api}/points/{id}/actions",
            new { action = new { @do = "addNote", text = $"They say: {Planted}" } },
            Token
        );
        Assert.Equal(HttpStatusCode.OK, noted.StatusCode);
        Assert.Equal(
            ChooseQuote.Outcome.Done,
            await host.Get<ChooseQuote>().ExecuteAsync(host.Consultation.Slug, id, quote: true, "Ann", Token)
        );
        var store = host.Get<ISubmissionStore>();
        var stored = (await store.FindAsync(host.Consultation.Slug, SubmissionReference.Parse(reference), Token))!;
        var agreed = new Dictionary<string, string>(stored.Facts) { [DraftFields.Publish] = DraftFields.PublishAnonymous };
        Assert.True(await store.UpdateAsync(stored with { Facts = agreed }, Token));
        await PostAsync(host, $"{Staff}/publishable/{reference}", ("do", "publish"));
        Assert.Equal(1, await host.Get<PublishResponses>().ExecuteAsync(host.Consultation.Slug, "Ann", Token));
    }

    private static async Task<bool> EraseAsync(LocalHostUnderTest host, string reference) =>
        await host.Get<EraseSubmission>()
            .ExecuteAsync(host.Consultation.Slug, SubmissionReference.Parse(reference), ErasureReason.SenderAsked, "Ann", Token);

    private static async Task<IReadOnlyList<Submission>> SubmissionsOfAsync(LocalHostUnderTest host, Channel channel)
    {
        var store = host.Get<ISubmissionStore>();
        var page = await store.ListAsync(new SubmissionQuery { Consultation = host.Consultation.Slug, Channel = channel }, Token);
        return await store.FindEachAsync(host.Consultation.Slug, [.. page.Items.Select(item => item.Reference)], Token).ToListAsync(Token);
    }

    /// <summary>The path of the page of a file that is brought in and, as a rule, taken in.</summary>
    private static async Task<string> BringInAsync(LocalHostUnderTest host, string content, bool isConfirmed = true)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "sheet", "survey.csv" } };
        using var kept = await host.Client.PostAsync($"{Staff}/import", form, Token);
        var page = kept.Headers.Location!.ToString();
        if (isConfirmed)
            await PostAsync(host, $"{page}/confirm");
        return page;
    }

    /// <summary>The reference of a paper with a scan.</summary>
    private static async Task<string> TypeAsync(LocalHostUnderTest host)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Guid.NewGuid().ToString("N")), "attempt" },
            { new StringContent("2026-11-20"), "received" },
            { new StringContent("en"), "language" },
            { new StringContent(Planted), "q-asb" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes($"%PDF-1.7\n%{Planted}\n")), "scan", "scan.pdf" },
        };
        using var saved = await host.Client.PostAsync($"{Staff}/paper", form, Token);
        return saved.Headers.Location!.ToString().Split("saved=")[1].Split('&')[0];
    }

    /// <summary>A form filled in page by page, with a file. Its reference, or nothing where it is left as a draft.</summary>
    private static async Task<string> FillInAsync(LocalHostUnderTest host, bool isSent)
    {
        using var started = await host.Client.PostAsync($"/{LocalHostUnderTest.Slug}/start", new FormUrlEncodedContent([]), Token);
        var draft = Regex.Match(started.Headers.Location!.ToString(), "^.*/answer/[a-z2-7]{32}").Value;
        await PostAsync(host, $"{draft}/asb", ("q-asb", Planted), ("action", "continue"));
        using var form = new MultipartFormDataContent
        {
            { new StringContent("add"), "action" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes($"{Planted} {isSent}")), "files", "letter.txt" },
        };
        using var added = await host.Client.PostAsync($"{draft}/files", form, Token);
        if (!isSent)
            return "";
        await PostAsync(host, $"{draft}/check");
        return Regex.Match(await host.Client.GetStringAsync($"{draft}/sent", Token), "[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}").Value;
    }

    private static async Task PostAsync(LocalHostUnderTest host, string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var response = await host.Client.SendAsync(request, Token);
        Assert.True((int)response.StatusCode < 400, $"{path} answered {response.StatusCode}.");
    }
}
