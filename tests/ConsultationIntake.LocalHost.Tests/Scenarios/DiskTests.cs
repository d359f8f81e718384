using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ConsultationIntake.Consultations;
using ConsultationIntake.Contracts;
using ConsultationIntake.LocalHost.Blobs;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.LocalHost.Work;
using ConsultationIntake.Points;
using ConsultationIntake.Themes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>The host outlives its disk, and says what is wrong with it.</summary>
public sealed class DiskTests
{
    private const string Words = "The park needs lights, and somebody who comes when we call. ";

    /// <summary>A limit on the size of files stands for a disk: SQLite is refused a write in the same place.</summary>
    [Fact]
    public async Task FullDisk_RefusesPlainlyAndWorkResumesWhenThereIsRoom()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/prlimit"), "No prlimit on this machine.");
        using var folder = new TemporaryFolder();
        using var host = new HostProcess(folder.Path, "--LocalHost:RetrySeconds", "1") { CanMeetAFileLimit = true };
        await host.StartAsync();
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(host, 1)).StatusCode);
        await LimitFilesAsync(host, "1000");

        using var refused = await PostAsync(host, 2);
        using var health = await host.Client.GetAsync("/healthz", TestContext.Current.CancellationToken);
        var said = await health.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        using var form = new FormUrlEncodedContent([new("q-else", Words)]);
        using var page = await host.Client.PostAsync($"/{LocalHostUnderTest.Slug}", form, TestContext.Current.CancellationToken);
        await LimitFilesAsync(host, "unlimited");
        using var taken = await PostAsync(host, 2);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("60", refused.Headers.RetryAfter?.ToString());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.StartsWith("unhealthy: the d", said, StringComparison.Ordinal);
        Assert.Contains(
            "The park needs lights",
            await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Created, taken.StatusCode);
        await Patience.UntilAsync(async () =>
        {
            var account = await host.Client.GetFromJsonAsync<JsonElement>(
                $"/api/consultations/{LocalHostUnderTest.Slug}/account",
                TestContext.Current.CancellationToken
            );
            return (account.GetProperty("received").GetInt32(), account.GetProperty("tagged").GetInt32()) == (2, 2);
        });
    }

    [Fact]
    public async Task Terminated_AtWork_TheHostEndsByItself()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are Linux's here.");
        using var folder = new TemporaryFolder();
        using var host = new HostProcess(folder.Path);
        await host.StartAsync();
        for (var i = 0; i < 20; i++)
            (await PostAsync(host, i)).Dispose();

        var code = await host.TerminateAsync();

        Assert.Equal(0, code);
    }

    [Fact]
    public async Task Start_OnADamagedDatabase_SaysWhatToDo()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "intake.db"),
            string.Concat(Enumerable.Repeat("This is no database. ", 500)),
            TestContext.Current.CancellationToken
        );

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => LocalHostUnderTest.StartAsync(data: folder.Path));

        Assert.StartsWith("the database is damaged", DiskTrouble.Of(failure), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LockedDatabase_RefusesPlainlyAndSaysSo_UntilTheOtherProgramLetsGo()
    {
        using var folder = new TemporaryFolder();
        await using var host = await LocalHostUnderTest.StartAsync(data: folder.Path, settings: ["--LocalHost:LockWaitSeconds", "1"]);
        var body = new { answers = new[] { new { question = "else", text = Words } } };
        HttpResponseMessage refused;
        (int Status, string Said) health;
        await using (var other = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "intake.db")};Pooling=False"))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await using var held = other.BeginTransaction(System.Data.IsolationLevel.Serializable, deferred: false);
            refused = await host.PostAsync(body);
            health = await HealthAsync(host);
        }

        using var taken = await host.PostAsync(body);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("60", refused.Headers.RetryAfter?.ToString());
        Assert.Equal(503, health.Status);
        Assert.StartsWith("unhealthy: the database is locked by another program", health.Said, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, taken.StatusCode);
        Assert.Equal((200, "healthy"), await HealthAsync(host));
        refused.Dispose();
    }

    [Fact]
    public async Task DatabaseThatIsDamagedWhileTheHostRuns_RefusesPlainlyAndSaysWhatToDo()
    {
        using var folder = new TemporaryFolder();
        await using var host = await LocalHostUnderTest.StartAsync(data: folder.Path);
        await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = Words } } });
        var database = host.Get<SqliteDatabase>();
        Assert.True(database.Checkpoint());
        await using (
            var file = new FileStream(Path.Combine(folder.Path, "intake.db"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite)
        )
            await file.WriteAsync(new byte[file.Length], TestContext.Current.CancellationToken);
        // What it has in memory it does not look up again; letting go of that is a write, and told already.
        await Assert.ThrowsAsync<SqliteException>(() => database.ShrinkAsync(TestContext.Current.CancellationToken));

        using var refused = await host.PostAsync(new { answers = new[] { new { question = "else", text = "Another." } } });
        var health = await HealthAsync(host);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(503, health.Status);
        Assert.Contains("put back the data folder from a backup", health.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("blobs", "the folder of files")]
    [InlineData("outbox", "the outbox")]
    public async Task FolderThatCannotBeWritten_IsSaidByTheHealthCheck(string name, string said)
    {
        using var folder = new TemporaryFolder();
        await using var host = await LocalHostUnderTest.StartAsync(data: folder.Path);
        var path = Path.Combine(folder.Path, name);
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        await File.WriteAllTextAsync(path, "No folder.", TestContext.Current.CancellationToken);

        var health = await HealthAsync(host);

        Assert.Equal(503, health.Status);
        Assert.Contains(said, health.Said, StringComparison.Ordinal);
    }

    private static async Task<(int Status, string Said)> HealthAsync(LocalHostUnderTest host)
    {
        using var answer = await host.Client.GetAsync("/healthz", TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(5, "locked")]
    [InlineData(8, "read-only")]
    [InlineData(11, "damaged")]
    [InlineData(13, "full")]
    [InlineData(1, null)]
    public void Of_SqlitesCode_IsSaidInWords(int code, string? words)
    {
        var said = DiskTrouble.Of(new InvalidOperationException("", new SqliteException("", code)));

        Assert.Equal(words is null, said is null);
        Assert.Contains(words ?? "", said ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_ThatEndedTheProcessFiveTimes_IsPoisonedWithoutAnotherTry()
    {
        var tagger = new CountingTagger();
        await using var host = await LocalHostUnderTest.StartAsync(change: services => services.AddSingleton<IThemeTagger>(tagger));
        var reference = await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = Words } } });
        // As a process leaves it that was killed in its fifth try, and started again.
        await host.Get<SqliteDatabase>()
            .WriteAsync(
                connection =>
                {
                    connection.Run("UPDATE work SET dequeue_count = 5");
                },
                TestContext.Current.CancellationToken
            );

        await host.DrainAsync();

        Assert.Equal(0, tagger.Calls);
        Assert.Equal("failed", (await host.SubmissionAsync(reference)).GetProperty("status").GetString());
        Assert.Single(host.Get<SqliteWorkQueue>().Poisoned());
    }

    [Fact]
    public async Task Upload_CutOff_LeavesNothingBehind()
    {
        using var folder = new TemporaryFolder();
        var blobs = new FileBlobStore(folder.Path);

        await Assert.ThrowsAsync<IOException>(() => blobs.PutAsync("form/one", new CutStream(), TestContext.Current.CancellationToken));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "form", "two.0123.part"), "killed", TestContext.Current.CancellationToken);

        Assert.Equal(1, blobs.DeleteUnfinished(TimeProvider.System.GetUtcNow().AddMinutes(1)));
        Assert.Empty(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Json_OfAMegabyteOfMistakes_IsAnsweredWithFifty()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        using var content = new StringContent(
            $$"""{"answers":[{{string.Join(',', Enumerable.Repeat("{}", 300_000))}}]}""",
            System.Text.Encoding.UTF8,
            "application/json"
        );

        using var response = await host.Client.PostAsync(
            $"/api/consultations/{LocalHostUnderTest.Slug}/submissions",
            content,
            TestContext.Current.CancellationToken
        );
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.InRange(problem.GetProperty("errors").EnumerateObject().Count(), 1, 50);
        Assert.InRange(problem.GetRawText().Length, 1, 20_000);
    }

    private static Task<HttpResponseMessage> PostAsync(HostProcess host, int number) =>
        host.Client.PostAsJsonAsync(
            $"/api/consultations/{LocalHostUnderTest.Slug}/submissions",
            new { answers = new[] { new { question = "else", text = $"{number}: {string.Concat(Enumerable.Repeat(Words, 100))}" } } },
            TestContext.Current.CancellationToken
        );

    private static async Task LimitFilesAsync(HostProcess host, string bytes)
    {
        using var prlimit = Process.Start("/usr/bin/prlimit", [$"--pid={host.Id}", $"--fsize={bytes}:unlimited"]);
        await prlimit.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, prlimit.ExitCode);
    }

    private sealed class CountingTagger : IThemeTagger
    {
        internal int Calls { get; private set; }

        public string Name => "counting/1";

        public Task<IReadOnlyList<PointReading>> ReadAsync(
            Consultation consultation,
            IReadOnlyList<PointText> points,
            CancellationToken cancellationToken
        )
        {
            Calls++;
            return new OfflineThemeTagger().ReadAsync(consultation, points, cancellationToken);
        }
    }

    private sealed class CutStream : MemoryStream
    {
        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
            throw new IOException("The connection was cut.");
    }
}
