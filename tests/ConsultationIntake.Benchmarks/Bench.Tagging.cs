using System.Diagnostics;
using System.Text;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Benchmarks;

internal sealed partial class Bench
{
    /// <summary>Rounds that are not counted: code is compiled a second time, for speed, once it has run for a while.</summary>
    private const int Warming = 20;

    /// <summary>
    /// In this process, one thread, sides in turns. A bare pass that only finds where words end says little: it takes a nanosecond a
    /// letter, and whatever looks a word up takes more. The pass here finds, folds and looks up each word once.
    /// </summary>
    private void Tagging()
    {
        const int texts = 100;
        var known = new PlainWords(SyntheticThemes.Phrases(2_000));
        var (consultation, reader) = (workplace.Consultation, new SubmissionReader(new OfflineThemeTagger()));
        var number = 0;
        var (words, tagged) = (new List<double>(), new List<double>());
        for (var round = -Warming; round < options.Rounds; round++)
        {
            var submissions = Enumerable.Range(0, texts).Select(_ => Unread(Texts.Response(++number))).ToList();
            var bare =
                Milliseconds(() => submissions.Sum(submission => Enumerable.Range(0, 100).Sum(_ => known.Count(submission.Text.Value))))
                / 100;
            var reading = Milliseconds(() =>
                submissions.Sum(submission =>
                    reader
                        .ReadAsync(consultation, submission, reader.Find(consultation, submission), default)
                        .GetAwaiter()
                        .GetResult()
                        .Points.Count
                )
            );
            if (round < 0)
                continue;
            words.Add(bare);
            tagged.Add(reading);
        }

        report.Add(
            Row.Ratio(
                "each word of a submission folded and looked up",
                "tagging it",
                ">= 0.1",
                [.. words.Zip(tagged, (one, other) => one / other)],
                ratio => ratio >= 0.1,
                $"{1000 * Median(words) / texts:0.0} us, {1000 * Median(tagged) / texts:0} us"
            )
        );
        AgainstExpressions();
    }

    private void AgainstExpressions()
    {
        const int phrasesATheme = 500;
        var themes = SyntheticThemes.Of(["asb", "victims", "partnership", "equalities"], phrasesATheme);
        var points = SyntheticPoints.Of(100, SyntheticThemes.Phrases(4 * phrasesATheme));
        var (tagger, naive) = (new OfflineThemeTagger(), new NaiveRegexTagger(themes));
        var rounds = new List<(double Naive, double Ours)>();
        for (var round = -Warming; round < options.Rounds; round++)
        {
            var slow = Milliseconds(() => points.Sum(naive.Read));
            var ours = Milliseconds(() => points.Sum(point => tagger.Read(themes, point).Tags.Count));
            if (round >= 0)
                rounds.Add((slow, ours));
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var point in points)
            tagger.Read(themes, point);
        report.Add(
            Row.Single(
                "allocated for a point",
                "<= 2,048 bytes",
                (GC.GetAllocatedBytesForCurrentThread() - before) / (double)points.Length,
                "bytes",
                bytes => bytes <= 2_048,
                "the reading that is returned"
            )
        );
        report.Add(
            Row.Ratio(
                $"an expression a phrase, {phrasesATheme} a theme",
                "tagger",
                ">= 20x",
                [.. rounds.Select(one => one.Naive / one.Ours)],
                ratio => ratio >= 20,
                $"{Time(rounds[0].Naive)}, {Time(rounds[0].Ours)} for {points.Length} points"
            )
        );
    }

    private Submission Unread(string text) =>
        new()
        {
            Consultation = workplace.Consultation.Slug,
            Reference = SubmissionReference.New(),
            Channel = Channel.Api,
            ReceivedAt = TimeProvider.System.GetUtcNow(),
            IsLate = false,
            Respondent = Respondent.Anonymous,
            Text = SubmissionText.Compose([new SubmissionText.Piece(PartKind.Answer, "asb", text, null)]),
            ContentHash = "",
        };

    /// <summary>One response at a time, while others post without hurry; the time until it is shown as tagged.</summary>
    private async Task PostToTaggedAsync(ServerProcess host)
    {
        const int measured = 100;
        var patience = TimeSpan.FromMilliseconds(1_000);
        using var client = new HttpClient { BaseAddress = host.Address };
        var others = HttpLoad.RunAsync(
            host.Address,
            Clients,
            TimeSpan.FromSeconds(options.Seconds * 4),
            i => Texts.Json(Texts.Response(i)),
            patience
        );
        var times = new List<double>();
        while (!others.IsCompleted && times.Count < measured)
        {
            var began = Stopwatch.GetTimestamp();
            using var body = new ByteArrayContent(Texts.JsonBody(Texts.Response(1_000_000 + times.Count)));
            body.Headers.ContentType = new("application/json");
            using var accepted = await client.PostAsync($"/api/consultations/{Texts.Slug}/submissions", body);
            var path = accepted.Headers.Location!.ToString();
            await WaitAsync(() => IsTaggedAsync(client, path));
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        var load = await others;
        times.Sort();
        report.Add(
            Row.Single(
                $"post to tagged, p99, beside {Clients} clients a post a second",
                "<= 250 ms",
                times[(int)(times.Count * 0.99)],
                "ms",
                value => value <= 250,
                $"p50 {Time(times[times.Count / 2])}, {times.Count} posts, others {Rate(load.PerSecond)}"
            )
        );
    }

    /// <summary>As many words as ten pages have, as a mail, until its points can be read.</summary>
    private async Task LetterAsync(ServerProcess host)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        var times = new List<double>();
        for (var round = 0; round < options.Rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            using var mail = new ByteArrayContent(Texts.Mail(5_000_000 + round, 30_000, "plan@consult.westmere-pcc.example"));
            var kept = System
                .Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(
                    await (await client.PostAsync("/api/inbox/messages", mail)).Content.ReadAsStringAsync()
                )
                .GetProperty("message")
                .GetString();
            await WaitAsync(async () =>
                await ReferenceAsync(client, kept!) is { } reference
                && await IsTaggedAsync(client, $"/api/consultations/{Texts.Slug}/submissions/{reference}")
            );
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        report.Add(
            Row.Single("letter of 10 pages, mail to points", "<= 1000 ms", Median(times), "ms", value => value <= 1000, "5,000 words")
        );
    }

    private static async Task<bool> IsTaggedAsync(HttpClient client, string path) =>
        (await JsonAsync(client, path)).GetProperty("status").GetString() == "tagged";

    private static async Task<string?> ReferenceAsync(HttpClient client, string message) =>
        (await JsonAsync(client, $"/api/inbox/messages/{message}")).GetProperty("reference").GetString();

    /// <summary>
    /// Copies of one letter against a fifth as many letters of their own, from the first post to the last one tagged, each in a host of its
    /// own that has read a hundred letters.
    /// </summary>
    private async Task CampaignAsync()
    {
        var different = await PostAllAsync(Letter, options.Copies / 5);
        var copies = await PostAllAsync(Texts.Copy, options.Copies);
        report.Add(
            Row.Ratio(
                $"{options.Copies:N0} near-copies",
                "different texts",
                "<= 1.5x",
                [copies.Took / options.Copies / (different.Took / (options.Copies / 5))],
                ratio => ratio <= 1.5,
                $"{copies.Took / 1000:0.0} s, {different.Took / 1000:0.0} s of {options.Copies / 5:N0}; "
                    + $"{copies.EachOf:0.00} ms, {different.EachOf:0.00} ms of "
                    + "processor each"
            )
        );
        report.Add(
            Row.Single(
                "20,000 near-copies, post to tagged",
                "< 10 s",
                copies.Took / options.Copies * 20,
                "s",
                value => value < 10,
                options.Copies == 20_000 ? "" : $"reckoned from {options.Copies:N0}"
            )
        );
    }

    /// <summary>As long as the campaign's letter.</summary>
    private static string Letter(int i) =>
        Enumerable
            .Range(0, 6)
            .Aggregate(new StringBuilder(), (letter, part) => letter.Append(Texts.Response((i * 6) + part)).Append("\n\n"))
            .ToString();

    private async Task<(double Took, double EachOf)> PostAllAsync(Func<int, string> text, int count)
    {
        using var host = await ServerProcess.HostAsync(await workplace.DataAsync(0), workplace.Consultations);
        await HttpLoad.RunAsync(host.Address, 10, 100, i => Texts.Json(Letter(1_000_000 + i)));
        await IdleAsync(host);
        var (sent, began, used) = (-1, Stopwatch.GetTimestamp(), host.ProcessorTime);
        await HttpLoad.RunAsync(host.Address, 50, count, _ => Texts.Json(text(Interlocked.Increment(ref sent))));
        await IdleAsync(host);
        return (Stopwatch.GetElapsedTime(began).TotalMilliseconds, (host.ProcessorTime - used) / count);
    }
}
