using System.Diagnostics;
using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.LocalHost.Work;
using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Themes;
using ConsultationIntake.Work;

namespace ConsultationIntake.Benchmarks;

/// <summary>
/// <c>./bench desk [POINTS]</c>: what officers wait for at their desk over so many points (100,000): a filter, words, and the pages they
/// load, fifty a second for a minute, whether or not those before have come.
/// </summary>
internal sealed class DeskBench(string consultations, int points)
{
    private const int PointsEach = 4;
    private const double PagesASecond = 50;
    private const int Alone = 60;
    private static readonly TimeSpan Loaded = TimeSpan.FromSeconds(60);
    private static readonly string[] Wishes =
    [
        "lamps",
        "patrols",
        "courts",
        "refuges",
        "buses",
        "bikes",
        "dogs",
        "parks",
        "lanes",
        "shops",
    ];

    internal async Task RunAsync(TextWriter to)
    {
        using var work = new Workplace(consultations);
        var data = await work.DataAsync(0);
        var watch = Stopwatch.StartNew();
        SubmissionReference some;
        using (var database = new SqliteDatabase(Path.Combine(data, "intake.db")))
        {
            some = await FillAsync(database, work.Consultation);
            to.WriteLine(Invariant($"{points:N0} points stored in {watch.Elapsed.TotalSeconds:N0} s"));
            await RegisterAsync(new SqlitePointRegister(database), work.Consultation.Slug, to);
        }

        using var host = await ServerProcess.HostAsync(data, work.Consultations);
        var staff = $"/staff/{work.Consultation.Slug}";
        (string What, string Path)[] pages =
        [
            ("overview", staff),
            ("responses", $"{staff}/responses"),
            ("points", $"{staff}/points"),
            ("a filter", $"{staff}/points?theme=asb&stance=opposes&decision=undecided"),
            ("words", $"{staff}/points?words=lamps+winter"),
            ("a letter", $"{staff}/{some}"),
        ];
        foreach (var (what, path) in pages)
        {
            await HttpLoad.RunAsync(host.Address, 1, 60, _ => HttpLoad.Get(path));
            var from = host.ProcessorTime;
            var alone = await HttpLoad.RunAsync(host.Address, 1, Alone, _ => HttpLoad.Get(path));
            var each = (host.ProcessorTime - from) / Alone;
            to.WriteLine(Invariant($"{what}, alone: p50 {alone.P50:N0} ms, p99 {alone.P99:N0} ms, {each:N1} ms of a processor"));
        }

        to.WriteLine("load begins");
        var (before, used) = (host.Megabytes, host.ProcessorTime);
        var loads = await OpenLoopAsync(host.Address, [.. pages.Select(page => page.Path)]);
        var processor = host.ProcessorTime - used;
        foreach (var group in loads.GroupBy(load => load.Page))
        {
            var times = group.Select(load => load.Milliseconds).Order().ToArray();
            var (half, most) = (At(times, 0.5), At(times, 0.99));
            to.WriteLine(Invariant($"{pages[group.Key].What} of {PagesASecond:N0} a second: p50 {half:N0} ms, p99 {most:N0} ms"));
        }

        to.WriteLine(Invariant($"memory: {before:N0} MB before, {host.Megabytes:N0} MB after"));
        to.WriteLine(Invariant($"{processor / loads.Count:N1} ms of a processor for each of {loads.Count} pages"));
    }

    /// <summary>Filters and words as the pages ask for them: fifty rows and how many there are.</summary>
    private static async Task RegisterAsync(SqlitePointRegister register, ConsultationSlug consultation, TextWriter to)
    {
        var all = new PointQuery { Consultation = consultation };
        (string What, PointQuery Query)[] queries =
        [
            ("no filter", all),
            ("theme", all.With(PointField.Theme, "asb")),
            (
                "theme, stance and decision",
                all.With(PointField.Theme, "asb").With(PointField.Stance, "Opposes").With(PointField.Decision, "Undecided")
            ),
            ("a rare word", all with { Words = "lamps" }),
            ("a word that every point has", all with { Words = "winter" }),
            ("a phrase", all with { Words = "\"before the winter\"" }),
            ("words and a theme", all.With(PointField.Theme, "victims") with { Words = "lamps winter" }),
        ];
        foreach (var (what, query) in queries)
        {
            var times = new List<double>();
            var count = 0L;
            for (var round = 0; round < 7; round++)
            {
                var began = Stopwatch.GetTimestamp();
                await register.ListAsync(query, default);
                count = await register.CountAsync(query, default);
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            to.WriteLine(
                Invariant($"register, {what}: {times.Skip(1).Order().ElementAt(3):N0} ms for {count:N0} points (first {times[0]:N0} ms)")
            );
        }
    }

    /// <summary>Pages are asked for when their time has come; an answer's time counts from then.</summary>
    private static async Task<List<(int Page, double Milliseconds)>> OpenLoopAsync(Uri site, string[] paths)
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = 256 };
        using var client = new HttpClient(handler) { BaseAddress = site, Timeout = TimeSpan.FromMinutes(10) };
        var loads = new List<Task<(int, double)>>();
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < PagesASecond * Loaded.TotalSeconds; i++)
        {
            var due = TimeSpan.FromSeconds(i / PagesASecond);
            if (due - Stopwatch.GetElapsedTime(began) is { Ticks: > 0 } wait)
                await Task.Delay(wait, TimeProvider.System);
            loads.Add(LoadAsync(i % paths.Length, due));
        }

        return [.. await Task.WhenAll(loads)];

        async Task<(int, double)> LoadAsync(int page, TimeSpan due)
        {
            using var answer = await client.GetAsync(paths[page]);
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync();
            return (page, (Stopwatch.GetElapsedTime(began) - due).TotalMilliseconds);
        }
    }

    private async Task<SubmissionReference> FillAsync(SqliteDatabase database, Consultation consultation)
    {
        var queue = new SqliteWorkQueue(database, TimeProvider.System);
        var store = new SqliteSubmissionStore(database, queue);
        var with = new SubmissionReader(new OfflineThemeTagger()).NameFor(consultation);
        var began = TimeProvider.System.GetUtcNow().AddDays(-20);
        SubmissionReference? last = null;
        foreach (var together in Enumerable.Range(0, points / PointsEach).Chunk(256))
            await Task.WhenAll(together.Select(i => Task.Run(() => StoreAsync(i))));
        while (await queue.TakeAsync(default) is { Count: > 0 } done)
            await queue.CompleteAsync(done, default);
        return last!.Value;

        async Task StoreAsync(int i)
        {
            var submission = Response(consultation, i, began.AddSeconds(i * 60), with);
            await store.AddAsync(
                submission with
                {
                    Points = [],
                    Status = SubmissionStatus.Waiting,
                },
                WorkItem.TagSubmission(submission.Consultation, submission.Reference),
                default
            );
            var stored = (await store.FindAsync(submission.Consultation, submission.Reference, default))!;
            if (!await store.UpdateAsync(submission with { Version = stored.Version }, default))
                throw new InvalidOperationException("Somebody else wrote into the bench's store.");
            last = submission.Reference;
        }
    }

    private static Submission Response(Consultation consultation, int i, DateTimeOffset at, string with)
    {
        var sentences = Enumerable
            .Range(0, PointsEach)
            .Select(point =>
                Invariant($"Nobody answers the telephone in street {(i * 7) + point} of ward {i % 97}, so we ask for more ")
                + $"{Wishes[(i + point) % Wishes.Length]} and a named officer before the winter."
            )
            .ToArray();
        var text = SubmissionText.Compose([new SubmissionText.Piece(PartKind.Answer, "asb", string.Join('\n', sentences), null)]);
        var start = text.Parts[0].Span.Start;
        var points = new List<Point>();
        foreach (var (number, sentence) in sentences.Index())
        {
            points.Add(
                new Point
                {
                    Number = number + 1,
                    Source = new() { Span = new TextSpan(start, sentence.Length) },
                    Stance = (Stance)((i + number) % 5),
                    Tags =
                    [
                        .. consultation
                            .Themes.All.Where((_, theme) => (i + number + theme) % 3 == 0)
                            .Select(theme => new ThemeTag
                            {
                                Theme = theme.Code,
                                Confidence = 0.9,
                                Evidence = [],
                                Explanation = "It says so.",
                            }),
                    ],
                }
            );
            start += sentence.Length + 1;
        }

        return new Submission
        {
            Consultation = consultation.Slug,
            Reference = SubmissionReference.New(),
            Channel = (Channel)(i % 3),
            ReceivedAt = at,
            IsLate = false,
            Respondent = Respondent.Anonymous,
            Text = text,
            ContentHash = i.ToString("x64", CultureInfo.InvariantCulture),
            Status = SubmissionStatus.Tagged,
            TaggedWith = with,
            TaggedAt = at,
            Points = points,
        };
    }

    private static double At(double[] times, double share) => times[Math.Min(times.Length - 1, (int)(times.Length * share))];

    private static string Invariant(FormattableString words) => FormattableString.Invariant(words);
}
