using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ConsultationIntake.LocalHost.Mail;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

public sealed class ErasureTests
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";

    [Fact]
    public async Task Erase_ConfirmedByStaff_LeavesNothingOfItAndTheCountsAddUp()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var kept = await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = "There is noise in the park." } } });
        var erased = await host.AcceptedAsync(
            new
            {
                respondent = new { name = "Ann Example" },
                answers = new[] { new { question = "else", text = "I was burgled in June." } },
            }
        );
        await host.DrainAsync();
        Assert.Contains(
            $"{Staff}/{erased}/erase",
            await host.Client.GetStringAsync($"{Staff}/{erased}", TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Nobody can bring it back",
            await host.Client.GetStringAsync($"{Staff}/{erased}/erase", TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );

        var answer = await host.Client.PostAsync($"{Staff}/{erased}/erase", null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(
            $"{erased} is erased",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await host.Client.GetAsync($"{Staff}/{erased}", TestContext.Current.CancellationToken)).StatusCode
        );
        var account = await host.AccountAsync();
        Assert.Equal((1, 1), (account.GetProperty("received").GetInt32(), account.GetProperty("tagged").GetInt32()));
        var list = await host.Client.GetStringAsync(
            $"/api/consultations/{LocalHostUnderTest.Slug}/submissions",
            TestContext.Current.CancellationToken
        );
        Assert.Contains(kept, list, StringComparison.Ordinal);
        Assert.DoesNotContain(erased, list, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await host.Client.PostAsync($"{Staff}/{erased}/erase", null, TestContext.Current.CancellationToken)).StatusCode
        );
    }

    [Fact]
    public async Task Erase_WhatWasPlanted_IsInNoFileOfTheDataFolder()
    {
        const string Planted = "My neighbour at the corner keeps a zebra called Hortensia";
        using var folder = new TemporaryFolder();
        await using var host = await LocalHostUnderTest.StartAsync(data: folder.Path);
        await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = "There is noise in the park." } } });
        var reference = await host.AcceptedAsync(
            new { answers = new[] { new { question = "else", text = $"{Planted}, and it brays at night." } } }
        );
        await host.DrainAsync();
        Assert.NotEmpty(FilesWith(folder, Planted));

        using var answer = await host.Client.PostAsync($"{Staff}/{reference}/erase", null, TestContext.Current.CancellationToken);
        Assert.True(host.Get<SqliteDatabase>().Checkpoint());

        Assert.Empty(FilesWith(folder, Planted));
        Assert.Empty(FilesWith(folder, "Hortensia"));
    }

    [Fact]
    public async Task Erase_OfAResponseThatWasMailed_ReachesTheOutboxWithinTheHourAndLeavesOtherMail()
    {
        const string Planted = "My neighbour at the corner keeps a zebra called Hortensia";
        using var folder = new TemporaryFolder();
        await using var host = await LocalHostUnderTest.StartAsync(data: folder.Path);
        var erased = await SendWithCopyAsync(host, $"{Planted}, and it brays at night.", "ann@example.com");
        var kept = await SendWithCopyAsync(host, "There is noise in the park.", "bob@example.com");
        Assert.Equal(4, host.Outbox.Count(mail => mail.Mail.Category.StartsWith("copy", StringComparison.Ordinal)));
        using var answer = await host.Client.PostAsync($"{Staff}/{erased}/erase", null, TestContext.Current.CancellationToken);
        Assert.True(host.Get<SqliteDatabase>().Checkpoint());
        Assert.NotEmpty(FilesWith(folder, "Hortensia"));

        Assert.Equal(2, await host.Get<SweepOutbox>().ExecuteAsync(TestContext.Current.CancellationToken));

        Assert.Empty(FilesWith(folder, "Hortensia"));
        Assert.Empty(FilesWith(folder, "ann@example.com"));
        Assert.Equal(2, host.Outbox.Count(mail => mail.Mail.Id.EndsWith(kept, StringComparison.Ordinal)));
    }

    private static async Task<string> SendWithCopyAsync(LocalHostUnderTest host, string text, string email)
    {
        using var sent = await host.Client.PostAsync(
            $"/{LocalHostUnderTest.Slug}",
            new FormUrlEncodedContent([new("q-else", text), new("email", email)]),
            TestContext.Current.CancellationToken
        );
        var page = await sent.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var reference = Regex.Match(page, "[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}").Value;
        await host.Get<IWorkQueue>()
            .EnqueueAsync(
                WorkItem.SendCopy(host.Consultation.Slug, SubmissionReference.Parse(reference)),
                TestContext.Current.CancellationToken
            );
        await host.DrainAsync();
        return reference;
    }

    [Fact]
    public async Task Erase_SentByAnotherSitesPage_IsRefusedAndNothingGoes()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var reference = await host.AcceptedAsync(
            new { answers = new[] { new { question = "else", text = "There is noise in the park." } } }
        );
        using var forged = new HttpRequestMessage(HttpMethod.Post, $"{Staff}/{reference}/erase");
        forged.Headers.Add("Sec-Fetch-Site", "cross-site");

        var answer = await host.Client.SendAsync(forged, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(1, (await host.AccountAsync()).GetProperty("received").GetInt32());
    }

    private static List<string> FilesWith(TemporaryFolder folder, string words)
    {
        var sought = Encoding.UTF8.GetBytes(words);
        return
        [
            .. Directory
                .EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories)
                .Where(path => Path.GetFileName(path) is not "in-use" and not "intake.db-shm" && Bytes(path).AsSpan().IndexOf(sought) >= 0)
                .Select(Path.GetFileName)
                .OfType<string>(),
        ];
    }

    /// <summary>The database is open while it is read.</summary>
    private static byte[] Bytes(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
