namespace ConsultationIntake.Benchmarks;

internal sealed partial class Bench
{
    private readonly Dictionary<int, double> intakeOfNothing = [];

    /// <summary>
    /// Posts against a server that keeps nothing and one that flushes each, in turns. What is posted is tagged meanwhile, as it would be.
    /// </summary>
    private async Task IntakeAsync(ServerProcess host, ServerProcess baseline, int size)
    {
        var (ours, nothing, flushed) = (new List<double>(), new List<double>(), new List<double>());
        var used = new List<double>();
        for (var round = 0; round < options.Rounds; round++)
        {
            nothing.Add(
                (await PostAsync(baseline, i => HttpLoad.Post("/nothing", "application/json", Texts.JsonBody(Texts.Response(i))))).PerSecond
            );
            flushed.Add(
                (await PostAsync(baseline, i => HttpLoad.Post("/flushed", "application/json", Texts.JsonBody(Texts.Response(i))))).PerSecond
            );
            var before = host.ProcessorTime;
            var posted = await PostAsync(host, i => Texts.Json(Texts.Response(i)));
            used.Add((host.ProcessorTime - before) / posted.Answers);
            ours.Add(posted.PerSecond);
            await IdleAsync(host);
        }

        report.AddBaseline(nothing);
        var share = ours.Zip(nothing, (one, other) => one / other).ToList();
        intakeOfNothing[size] = share.Order().ElementAt(share.Count / 2);
        var figures = $"{Rate(Median(ours))}, {Rate(Median(nothing))}, {Rate(Median(flushed))}; {Median(used):0.00} ms of processor a post";
        if (size == 0)
        {
            report.Add(
                Row.Ratio($"JSON intake, {Clients} clients, empty", "stores nothing", ">= 0.30", share, ratio => ratio >= 0.3, figures)
            );
            report.Add(
                Row.Ratio(
                    "the same",
                    "one flush a request",
                    ">= 3x",
                    [.. ours.Zip(flushed, (one, other) => one / other)],
                    ratio => ratio >= 3,
                    figures
                )
            );
        }
        else
        {
            // Through the same baseline, measured beside each: hours may lie between the two.
            report.Add(
                Row.Ratio(
                    $"the same at {size:N0} stored",
                    "itself when empty",
                    ">= 0.8",
                    [.. share.Select(one => one / intakeOfNothing[0])],
                    ratio => ratio >= 0.8,
                    figures
                )
            );
        }
    }

    private async Task StartAsync(ServerProcess host)
    {
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System);
        report.Add(Row.Single("start to first answer", "< 1000 ms", host.StartedIn, "ms", value => value < 1000));
        report.Add(Row.Single("memory of the host, idle", "<= 120 MB", host.Megabytes, "MB", value => value <= 120));
    }

    private async Task WhenEmptyAsync(ServerProcess host, ServerProcess baseline)
    {
        await MeasureAsync(nameof(FormAsync), () => FormAsync(host));
        await MeasureAsync(nameof(MailAsync), () => MailAsync(host, baseline));
        await MeasureAsync(nameof(PostToTaggedAsync), () => PostToTaggedAsync(host));
        await MeasureAsync(nameof(LetterAsync), () => LetterAsync(host));
    }

    private async Task FormAsync(ServerProcess host)
    {
        var (form, json) = (new List<double>(), new List<double>());
        for (var round = 0; round < options.Rounds; round++)
        {
            json.Add((await PostAsync(host, i => Texts.Json(Texts.Response(i)))).PerSecond);
            await IdleAsync(host);
            form.Add(await FormPostsAsync(host));
            await IdleAsync(host);
        }

        report.Add(
            Row.Ratio(
                $"form: whole journey, {Clients} visitors, per post",
                "JSON intake",
                ">= 0.2",
                [.. form.Zip(json, (one, other) => one / other)],
                ratio => ratio >= 0.2,
                $"{Rate(Median(form))}, {Rate(Median(json))}"
            )
        );
    }

    private static async Task<double> FormPostsAsync(ServerProcess host)
    {
        using var client = FormClient(host);
        var pages = new List<double>();
        var visitors = Enumerable.Range(0, Clients).Select(i => new FormVisitor(client, i, pages)).ToList();
        var began = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(visitors.Select(visitor => visitor.VisitAsync(TimeSpan.Zero)));
        return visitors.Sum(visitor => visitor.Posts) / TimeProvider.System.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>
    /// As a mail service hands it over, and to no consultation's address: what is measured is taking it in. What a member of staff hands
    /// over goes to the one consultation that is open, and reading a hundred kilobytes as a response takes the processors from the next
    /// rounds.
    /// </summary>
    private async Task MailAsync(ServerProcess host, ServerProcess baseline)
    {
        const int length = 100_000;
        var mails = 16 * options.Rounds;
        var (ours, flushed) = (new List<double>(), new List<double>());
        for (var round = 0; round < options.Rounds; round++)
        {
            flushed.Add(
                (
                    await HttpLoad.RunAsync(
                        baseline.Address,
                        16,
                        mails,
                        i => HttpLoad.Post("/flushed", Texts.HandedOverType, Texts.HandedOver(i, length))
                    )
                ).PerSecond
            );
            ours.Add(
                (
                    await HttpLoad.RunAsync(
                        host.Address,
                        16,
                        mails,
                        i => HttpLoad.Post("/inbound/email", Texts.HandedOverType, Texts.HandedOver(i, length))
                    )
                ).PerSecond
            );
            await ReadMailAsync(host);
        }

        report.Add(
            Row.Ratio(
                "inbound mail of 100 KB, 16 senders",
                "writing 100 KB, a flush each",
                ">= 0.5",
                [.. ours.Zip(flushed, (one, other) => one / other)],
                ratio => ratio >= 0.5,
                $"{Rate(Median(ours))}, {Rate(Median(flushed))}"
            )
        );
    }

    private static async Task ReadMailAsync(ServerProcess host)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        await WaitAsync(async () => await MailWaitingAsync(client, "mail") == 0 && await MailWaitingAsync(client, "unrouted") == 0);
    }

    private static async Task<long> MailWaitingAsync(HttpClient client, string whose) =>
        (await JsonAsync(client, $"/api/consultations/{Texts.Slug}/inbox")).GetProperty(whose).GetProperty("waiting").GetInt64();

    private Task<HttpLoad.Result> PostAsync(ServerProcess server, Func<int, byte[]> request) =>
        HttpLoad.RunAsync(server.Address, Clients, Duration, request);

    private static HttpClient FormClient(ServerProcess host) =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                MaxConnectionsPerServer = 400,
            }
        )
        {
            BaseAddress = host.Address,
        };

    private static double Median(List<double> rounds) => rounds.Order().ElementAt(rounds.Count / 2);
}
