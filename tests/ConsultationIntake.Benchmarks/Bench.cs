using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace ConsultationIntake.Benchmarks;

/// <summary>Every row of the table, in an order that starts a host as seldom as can be.</summary>
internal sealed partial class Bench(BenchOptions options, Report report) : IDisposable
{
    private const int Clients = 64;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Workplace workplace = new("consultations");

    private TimeSpan Duration => TimeSpan.FromSeconds(options.Seconds);

    internal async Task RunAsync()
    {
        await MeasureAsync(nameof(Tagging), () => Task.Run(Tagging));
        if (options.Only is ["Tagging"])
            return;
        using var baseline = await ServerProcess.BaselineAsync();
        foreach (var size in options.Sizes.Where(IsNeeded))
        {
            var data = await workplace.DataAsync(size);
            if (size > 0)
                await MeasureAsync(nameof(DigestAsync), () => DigestAsync(data, size));
            using var host = await ServerProcess.HostAsync(data, workplace.Consultations);
            if (size == 0)
                await MeasureAsync(nameof(StartAsync), () => StartAsync(host));
            await WarmAsync(host, baseline);
            if (size == 0)
                await WhenEmptyAsync(host, baseline);
            await MeasureAsync(nameof(IntakeAsync), () => IntakeAsync(host, baseline, size));
            if (size == options.Sizes[^1])
                await MeasureAsync(nameof(PagesAsync), () => PagesAsync(host, size));
        }

        await MeasureAsync(nameof(CampaignAsync), CampaignAsync);
        if (digests.Count > 1)
            report.Add(
                Row.Ratio(
                    "digest",
                    $"at {options.Sizes[1]:N0}",
                    "<= 1.5x",
                    DigestGrowth(),
                    ratio => ratio <= 1.5,
                    $"at {options.Sizes[^1]:N0} stored"
                )
            );
    }

    /// <summary>Data of a size is made only where a part that is measured at it was asked for.</summary>
    private bool IsNeeded(int size) =>
        size == 0 || options.Measures(nameof(IntakeAsync)) || options.Measures(nameof(DigestAsync)) || options.Measures(nameof(PagesAsync));

    public void Dispose() => workplace.Dispose();

    /// <summary>What a host that has just started compiles on its first requests is nobody's cost.</summary>
    private static async Task WarmAsync(ServerProcess host, ServerProcess baseline)
    {
        await HttpLoad.RunAsync(
            baseline.Address,
            8,
            TimeSpan.FromSeconds(1),
            i => HttpLoad.Post("/nothing", "application/json", Texts.JsonBody(Texts.Response(i)))
        );
        await HttpLoad.RunAsync(host.Address, 8, TimeSpan.FromSeconds(2), i => Texts.Json(Texts.Response(i)));
        await IdleAsync(host);
    }

    /// <summary>Until nothing waits to be tagged.</summary>
    private static async Task IdleAsync(ServerProcess host)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        await WaitAsync(async () => await WaitingAsync(client) == 0, TimeSpan.FromMilliseconds(50));
    }

    /// <param name="isSo">Asked again and again.</param>
    /// <param name="between">How long it is left alone in between; 2 ms where the time until it is so is what is measured.</param>
    private static async Task WaitAsync(Func<Task<bool>> isSo, TimeSpan? between = null)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await isSo())
        {
            if (Stopwatch.GetElapsedTime(began) > Patience)
                throw new TimeoutException($"It did not come about in {Patience.TotalMinutes} minutes.");
            await Task.Delay(between ?? TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }
    }

    /// <summary>One part that cannot be measured leaves the others standing; the report says so.</summary>
    private Task MeasureAsync(string part, Func<Task> measure) => options.Measures(part) ? GuardAsync(part, measure) : Task.CompletedTask;

    private async Task GuardAsync(string part, Func<Task> measure)
    {
        try
        {
            await measure();
        }
        catch (Exception failure) when (failure is InvalidOperationException or TimeoutException or HttpRequestException or SocketException)
        {
            report.AddFailure(part, failure);
        }
    }

    private static async Task<long> WaitingAsync(HttpClient client) =>
        (await JsonAsync(client, $"/api/consultations/{Texts.Slug}/account")).GetProperty("waiting").GetInt64();

    private static async Task<System.Text.Json.JsonElement> JsonAsync(HttpClient client, string path) =>
        System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(await client.GetStringAsync(path));

    private static string Rate(double perSecond) => string.Create(CultureInfo.InvariantCulture, $"{perSecond:N0}/s");

    private static string Time(double milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.0} ms");

    /// <param name="work">Returns something of each part of it, so that none is left out as unused.</param>
    private static double Milliseconds(Func<int> work)
    {
        var began = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
