using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using ConsultationIntake.Cli.Importing;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.LocalHost.Work;
using ConsultationIntake.Replies;
using ConsultationIntake.Submissions;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.LocalHost.Tests.Archives;

/// <summary>A consultation that leaves one installation and comes into another.</summary>
public sealed partial class ArchiveTests
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
