using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ConsultationIntake.Contracts;
using ConsultationIntake.LocalHost.Backup;
using ConsultationIntake.LocalHost.Tests.Inbox;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>A backup of a host that is at work, and a second host on it.</summary>
public sealed class BackupTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Backup_WhileResponsesComeIn_IsWholeWhereItIsRestored()
    {
        using var folder = new TemporaryFolder();
        using var elsewhere = new TemporaryFolder();
        var restored = Path.Combine(elsewhere.Path, "restored");
        var acknowledged = new ConcurrentQueue<string>();
        var mails = new ConcurrentQueue<string>();
        using var host = new HostProcess(folder.Path);
        await host.StartAsync();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var posting = Task.WhenAll(
            PostAsync(host.Client, acknowledged, enough.Token),
            PostAsync(host.Client, acknowledged, enough.Token),
            SendMailAsync(host.Client, mails, enough.Token)
        );
        await Patience.UntilAsync(() => acknowledged.Count >= 40 && mails.Count >= 10);

        var (before, mailsBefore) = (acknowledged.ToList(), mails.ToList());
        BackUp.Execute(folder.Path, restored);
        await Patience.UntilAsync(() => acknowledged.Count > before.Count + 5);
        await enough.CancelAsync();
        await posting;

        await using var second = await LocalHostUnderTest.StartAsync(restored, withLoops: true);
        // A mail that is still to be read becomes a response while the others are tagged: the three numbers are of one moment.
        var account = default(JsonElement);
        await Patience.UntilAsync(async () =>
        {
            account = await second.AccountAsync();
            return account.GetProperty("waiting").GetInt32() == 0
                && account.GetProperty("received").GetInt32() == account.GetProperty("tagged").GetInt32();
        });
        Assert.InRange(account.GetProperty("received").GetInt32(), before.Count, acknowledged.Count + mails.Count);
        foreach (var reference in before)
            Assert.Equal(
                HttpStatusCode.OK,
                await StatusAsync(second, $"/api/consultations/{LocalHostUnderTest.Slug}/submissions/{reference}")
            );
        foreach (var id in mailsBefore)
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(second, $"/staff/{LocalHostUnderTest.Slug}/inbox/{id}/original"));
    }

    [Fact]
    public void Backup_OfAFolderWithoutAHost_IsRefused()
    {
        using var folder = new TemporaryFolder();

        var refused = Assert.Throws<StartRefusedException>(() => BackUp.Execute(folder.Path, Path.Combine(folder.Path, "copy")));

        Assert.Contains("--LocalHost:Data", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_OfAHostThatRuns_AndOfNone()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        Assert.Equal(0, await AskHealth.ExecuteAsync(host.Address));
        Assert.Equal(1, await AskHealth.ExecuteAsync(new Uri($"http://127.0.0.1:{TestPorts.Next()}")));
    }

    private static async Task PostAsync(HttpClient client, ConcurrentQueue<string> acknowledged, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            using var response = await client.PostAsJsonAsync(
                $"/api/consultations/{LocalHostUnderTest.Slug}/submissions",
                new { answers = new[] { new { question = "else", text = "The noise in the park goes on all night." } } },
                Token
            );
            acknowledged.Enqueue((await response.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("reference").GetString()!);
        }
    }

    private static async Task SendMailAsync(HttpClient client, ConcurrentQueue<string> ids, CancellationToken enough)
    {
        for (var i = 0; !enough.IsCancellationRequested; i++)
        {
            using var mail = new StringContent(
                $"From: Jo Clerk <jo.clerk@northdale.example>\nTo: {SendGridPost.Inbox}\nSubject: Our view\n"
                    + $"Message-ID: <{i}@backup.example>\n\n"
                    + $"There should be more patrols in market square number {i}.\n",
                null,
                "message/rfc822"
            );
            using var response = await client.PostAsync("/api/inbox/messages", mail, Token);
            ids.Enqueue((await response.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("message").GetString()!);
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(LocalHostUnderTest host, string path)
    {
        using var response = await host.Client.GetAsync(path, Token);
        return response.StatusCode;
    }
}
