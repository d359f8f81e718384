using System.Diagnostics;
using System.Globalization;
using ConsultationIntake.AzureStorage.Register;
using ConsultationIntake.AzureStorage.Submissions;
using ConsultationIntake.Consultations;
using ConsultationIntake.Contracts;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Work;

namespace ConsultationIntake.AzureStorage.Tests;

/// <summary>What an officer's lists ask of the tables: what has changed, however much is stored.</summary>
public sealed class RegisterCostTests(AzuriteServer azurite, ITestOutputHelper output)
{
    private const int PointsEach = 10;

    private static readonly ConsultationSlug SaferPlan = ConsultationSlug.Parse("safer-plan");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ListCountAndSearch_FourTimesThePoints_AskAsOften()
    {
        var (few, many) = (await MeasureAsync(40), await MeasureAsync(160));

        Assert.All(many, cost => Assert.Equal((cost.What, 16), (cost.What, cost.Requests)));
        Assert.Equal(few.Select(cost => cost.Requests), many.Select(cost => cost.Requests));
        Assert.All(many, cost => Assert.InRange(cost.Bytes, 1, 16 * 1_000));
    }

    /// <summary>Over 10,000 points, or as many as POINTS says, for <c>./test --long</c>; the times go to its output.</summary>
    [Fact, Trait("Category", "Long")]
    public async Task ListCountAndSearch_OfVeryManyPoints_AskAsOften()
    {
        var points = int.Parse(Environment.GetEnvironmentVariable("POINTS") ?? "10000", CultureInfo.InvariantCulture);

        // What lies further back than the register's overlap is not asked for again; within it a thousand rows are a request.
        Assert.All(await MeasureAsync(points / PointsEach), cost => Assert.InRange(cost.Requests, 16, 32));
    }

    private async Task<IReadOnlyList<(string What, int Requests, long Bytes)>> MeasureAsync(int submissions)
    {
        var count = new RequestCount();
        var clock = new TestClock(TimeProvider.System.GetUtcNow());
        var on = await azurite.NewStoreAsync(clock, count);
        await Parallel.ForAsync(
            0,
            submissions,
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Token },
            async (i, token) =>
            {
                var letter = Samples.Letter([.. Enumerable.Range(0, PointsEach).Select(j => $"Please put {Wish(i + j)} in lane {i} {j}.")]);
                await on.Store.AddAsync(letter, WorkItem.TagSubmission(SaferPlan, letter.Reference), token);
            }
        );
        using var register = new TablePointRegister(on.Table, new OverflowBlobs(on.Container), clock);
        var all = new PointQuery { Consultation = SaferPlan };
        var (began, first) = (Stopwatch.GetTimestamp(), 0);
        first = await count.OfAsync(() => register.CountAsync(all, Token));
        output.WriteLine($"{submissions * PointsEach} points read by a new host: {first} requests, {Milliseconds(began)}");
        // Long after everything was written there is nothing to read again.
        clock.Advance(TimeSpan.FromHours(1));
        await register.CountAsync(all, Token);
        var costs = new List<(string, int, long)>();
        foreach (
            var (what, ask) in new (string, Func<Task>)[]
            {
                ("the list, and how many", () => register.ListAsync(all with { IsCounted = true }, Token)),
                ("how many", () => register.CountAsync(all, Token)),
                ("a filter", () => register.ListAsync(all.With(PointField.Decision, "Undecided").With(PointField.Read, "no"), Token)),
                ("words", () => register.ListAsync(all with { Words = "lamps \"in lane\"" }, Token)),
                ("like points", () => register.LikeAsync(SaferPlan, SearchWords.Of("lamps in the lane"), [], 300, Token)),
            }
        )
        {
            await ask();
            var used = Environment.CpuUsage.TotalTime;
            began = Stopwatch.GetTimestamp();
            var received = count.Bytes;
            costs.Add((what, await count.OfAsync(ask), count.Bytes - received));
            var processor = (Environment.CpuUsage.TotalTime - used).TotalMilliseconds;
            output.WriteLine($"{what}: {costs[^1].Item2} requests, {Milliseconds(began)}, {processor:N0} ms of a processor");
        }

        return costs;
    }

    private static string Wish(int i) =>
        (i % 5) switch
        {
            0 => "lamps",
            1 => "patrols",
            2 => "bins",
            3 => "cameras",
            _ => "wardens",
        };

    private static string Milliseconds(long began) =>
        string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(began).TotalMilliseconds:N0} ms");
}
