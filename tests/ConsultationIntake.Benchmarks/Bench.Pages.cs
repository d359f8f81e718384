using ConsultationIntake.Digests;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.LocalHost.Work;

namespace ConsultationIntake.Benchmarks;

internal sealed partial class Bench
{
    private const int Visitors = 200;
    private const int NewsOfADigest = 5_000;
    private readonly Dictionary<int, double> digests = [];

    private async Task PagesAsync(ServerProcess host, int size)
    {
        await StaffAsync(host, size);
        await GuardAsync($"{nameof(PagesAsync)}, visitors,", () => VisitorsAsync(host));
        report.Add(Row.Single("memory of the host after all this", "<= 300 MB", host.Megabytes, "MB", value => value <= 300));
    }

    /// <summary>One member of staff, page after page, in turns with the least a host can be asked.</summary>
    private async Task StaffAsync(ServerProcess host, int size)
    {
        foreach (
            var (what, path, most) in new[]
            {
                ("staff overview", $"/staff/{Texts.Slug}", 20),
                ("responses by theme", $"/staff/{Texts.Slug}/responses?theme=asb", 20),
                ("points list", $"/staff/{Texts.Slug}/points", 20),
                ("points search", $"/staff/{Texts.Slug}/points?words=dumped+rubbish", 50),
            }
        )
        {
            await GuardAsync($"{nameof(PagesAsync)}, {what},", () => StaffPageAsync(host, size, what, path, most));
        }
    }

    private async Task StaffPageAsync(ServerProcess host, int size, string what, string path, int most)
    {
        var rounds = new List<(double Page, double Health)>();
        for (var round = 0; round <= options.Rounds; round++)
        {
            var page = await HttpLoad.RunAsync(host.Address, 1, 40, _ => HttpLoad.Get(path));
            var health = await HttpLoad.RunAsync(host.Address, 1, 200, _ => HttpLoad.Get("/healthz"));
            if (round > 0)
                rounds.Add((page.P50, health.P50));
        }

        report.Add(
            Row.Ratio(
                $"{what} at {size:N0}, p50",
                "/healthz p50",
                $"<= {most}x",
                [.. rounds.Select(one => one.Page / one.Health)],
                ratio => ratio <= most,
                $"{Time(rounds[0].Page)}, {Time(rounds[0].Health)}"
            )
        );
    }

    private async Task VisitorsAsync(ServerProcess host)
    {
        using var client = FormClient(host);
        await new FormVisitor(client, 0, []).VisitAsync(TimeSpan.Zero);
        var pages = new List<double>();
        using var stop = new CancellationTokenSource();
        var health = HttpLoad.RunAsync(
            host.Address,
            4,
            TimeSpan.FromSeconds(options.Seconds * 3),
            _ => HttpLoad.Get("/healthz"),
            TimeSpan.FromMilliseconds(20)
        );
        await Task.WhenAll(
            Enumerable
                .Range(0, Visitors)
                .Select(async i =>
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(i * 5), TimeProvider.System);
                    await new FormVisitor(client, i, pages).VisitAsync(TimeSpan.FromMilliseconds(300));
                })
        );
        var (shown, alive) = (pages.Order().ElementAt((int)(pages.Count * 0.99)), (await health).P99);
        report.Add(
            Row.Ratio(
                $"form page p99, {Visitors} visitors",
                "/healthz p99",
                "<= 5x",
                [shown / alive],
                ratio => ratio <= 5,
                $"{Time(shown)}, {Time(alive)}"
            )
        );
    }

    /// <summary>What a digest reads: the counts, and the newest points of each theme since the one before.</summary>
    private async Task DigestAsync(string data, int size)
    {
        using var database = new SqliteDatabase(Path.Combine(data, "intake.db"));
        var store = new SqliteSubmissionStore(database, new SqliteWorkQueue(database, TimeProvider.System));
        var (slug, themes) = (workplace.Consultation.Slug, workplace.Consultation.Themes.All);
        var since = TimeProvider.System.GetUtcNow().AddDays(-20).AddSeconds(size - NewsOfADigest);
        var times = new List<double>();
        for (var round = 0; round < 10 * options.Rounds; round++)
        {
            var began = TimeProvider.System.GetTimestamp();
            await store.TallyAsync(slug, default);
            foreach (var theme in themes)
                await store.ListPointsAsync(slug, theme.Code, since, SendDueDigests.QuotesToChooseFrom, default);
            times.Add(TimeProvider.System.GetElapsedTime(began).TotalMilliseconds);
        }

        digests[size] = Median(times);
    }

    private double[] DigestGrowth() => [digests[options.Sizes[^1]] / digests[options.Sizes[1]]];
}
