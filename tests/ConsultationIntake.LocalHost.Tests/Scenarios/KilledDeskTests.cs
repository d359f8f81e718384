using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ConsultationIntake.Contracts;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>The host as a process of its own, killed without warning while officers work.</summary>
public sealed class KilledDeskTests
{
    private const string Api = $"/api/consultations/{LocalHostUnderTest.Slug}";
    private const int Responses = 12;

    [Fact]
    public async Task KillMinus9_BetweenAnyTwoActions_LosesNoneThatWasConfirmed_AndTheChainVerifies()
    {
        using var folder = new TemporaryFolder();
        var token = TestContext.Current.CancellationToken;
        using var host = new HostProcess(folder.Path);
        await host.StartAsync();
        for (var i = 0; i < Responses; i++)
            await ConfirmedAsync(host, $"{Api}/submissions", Response(i), HttpStatusCode.Created, token);
        await Patience.UntilAsync(async () => (await JsonAsync(host, $"{Api}/account")).GetProperty("waiting").GetInt32() == 0);
        var points = (await JsonAsync(host, $"{Api}/points?take=200"))
            .GetProperty("points")
            .EnumerateArray()
            .Select(point => point.GetProperty("id").GetString()!)
            .ToList();
        var confirmed = new Confirmed();

        // Three officers, each at one kind of work; the host is killed twice, wherever they are, and once when they have done.
        var work = Task.WhenAll(
            DecideAsync(host, points, confirmed, token),
            GroupAsync(host, confirmed, token),
            KeepFiltersAsync(host, confirmed, token)
        );
        for (var kill = 1; kill <= 2; kill++)
        {
            var after = kill * (points.Count + 10) / 3;
            await Patience.UntilAsync(() => confirmed.Count >= after);
            await host.KillAsync();
            await host.StartAsync();
        }

        await work;
        await host.KillAsync();
        await host.StartAsync();

        var verified = await JsonAsync(host, $"{Api}/history/verify");
        Assert.Equal(JsonValueKind.Null, verified.GetProperty("problem").ValueKind);
        foreach (var (id, answer) in confirmed.Answers)
            Assert.Equal(
                answer,
                (await JsonAsync(host, $"{Api}/points/{id}"))
                    .GetProperty("decided")
                    .GetProperty("disposition")
                    .GetProperty("answer")
                    .GetString()
            );
        var titles = (await JsonAsync(host, $"{Api}/concerns")).GetProperty("concerns").EnumerateArray().Select(Title).ToHashSet();
        Assert.Subset(titles, confirmed.Titles.ToHashSet());
        var names = (await JsonAsync(host, $"{Api}/filters")).GetProperty("filters").EnumerateArray().Select(Name).ToHashSet();
        Assert.Subset(names, confirmed.Filters.ToHashSet());
        var lines = await EntriesAsync(host);
        Assert.Subset(lines, confirmed.Entries.ToHashSet());
        Assert.Equal(verified.GetProperty("lines").GetInt64(), lines.Count);
    }

    private static string Title(JsonElement concern) => concern.GetProperty("title").GetString()!;

    private static string Name(JsonElement filter) => filter.GetProperty("name").GetString()!;

    private static object Response(int i) =>
        new { answers = new[] { new { question = "else", text = $"Lamp number {i} is broken.\n\nThe bins in yard {i} are burnt." } } };

    private static async Task DecideAsync(HostProcess host, IReadOnlyList<string> points, Confirmed confirmed, CancellationToken token)
    {
        foreach (var id in points)
        {
            var answer = $"An answer to {id}.";
            var taken = await ConfirmedAsync(
                host,
                $"{Api}/points/{id}/actions",
                new { action = new { @do = "decide", disposition = new { outcome = "noted", answer } } },
                HttpStatusCode.OK,
                token
            );
            confirmed.Decided(id, answer, taken.GetProperty("entry").GetString()!);
        }
    }

    private static async Task GroupAsync(HostProcess host, Confirmed confirmed, CancellationToken token)
    {
        for (var i = 0; i < 8; i++)
        {
            var title = $"Concern {i}";
            await ConfirmedAsync(host, $"{Api}/concerns", new { title }, HttpStatusCode.OK, token);
            confirmed.Named(title);
        }
    }

    private static async Task KeepFiltersAsync(HostProcess host, Confirmed confirmed, CancellationToken token)
    {
        for (var i = 0; i < 8; i++)
        {
            var name = $"Filter {i}";
            await ConfirmedAsync(host, $"{Api}/filters", new { name, query = $"words=lamp{i}" }, HttpStatusCode.OK, token);
            confirmed.Kept(name);
        }
    }

    /// <summary>Asks until the host says yes, as an officer does whose browser lost the answer.</summary>
    private static async Task<JsonElement> ConfirmedAsync(
        HostProcess host,
        string address,
        object body,
        HttpStatusCode yes,
        CancellationToken token
    )
    {
        while (true)
        {
            token.ThrowIfCancellationRequested();
            try
            {
                using var response = await host.Client.PostAsJsonAsync(address, body, token);
                Assert.Equal(yes, response.StatusCode);
                return await response.Content.ReadFromJsonAsync<JsonElement>(token);
            }
            catch (Exception broken)
                when (broken is HttpRequestException or IOException || (broken is TaskCanceledException && !token.IsCancellationRequested))
            {
                // The host was killed.
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, token);
            }
        }
    }

    private static Task<JsonElement> JsonAsync(HostProcess host, string address) =>
        host.Client.GetFromJsonAsync<JsonElement>(address, TestContext.Current.CancellationToken)!;

    private static async Task<HashSet<string>> EntriesAsync(HostProcess host)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var before = ""; ; )
        {
            var page = await JsonAsync(host, $"{Api}/history?take=200{before}");
            foreach (var line in page.GetProperty("lines").EnumerateArray())
                ids.Add(line.GetProperty("id").GetString()!);
            if (page.GetProperty("next").ValueKind == JsonValueKind.Null)
                return ids;
            before = $"&before={page.GetProperty("next").GetInt64()}";
        }
    }

    /// <summary>What the host said yes to.</summary>
    private sealed class Confirmed
    {
        private readonly Lock adding = new();
        private readonly Dictionary<string, string> answers = [];
        private readonly List<string> titles = [];
        private readonly List<string> filters = [];
        private readonly List<string> entries = [];

        internal int Count
        {
            get
            {
                lock (adding)
                    return answers.Count + titles.Count + filters.Count;
            }
        }

        internal IReadOnlyDictionary<string, string> Answers => answers;

        internal IReadOnlyList<string> Titles => titles;

        internal IReadOnlyList<string> Filters => filters;

        internal IReadOnlyList<string> Entries => entries;

        internal void Decided(string point, string answer, string entry)
        {
            lock (adding)
            {
                answers[point] = answer;
                entries.Add(entry);
            }
        }

        internal void Named(string title)
        {
            lock (adding)
                titles.Add(title);
        }

        internal void Kept(string name)
        {
            lock (adding)
                filters.Add(name);
        }
    }
}
