using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.LocalHost.Work;
using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Themes;
using ConsultationIntake.Work;

namespace ConsultationIntake.Benchmarks;

/// <summary>A folder with consultations that are open today, and databases of any size.</summary>
internal sealed class Workplace : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("intake-bench-").FullName;
    private readonly ConsultationCatalogue catalogue;

    internal Workplace(string consultations)
    {
        Consultations = Path.Combine(root, "consultations");
        var today = TimeProvider.System.GetUtcNow();
        foreach (var file in Directory.EnumerateFiles(consultations, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Consultations, Path.GetRelativePath(consultations, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllLines(
                copy,
                File.ReadLines(file)
                    .Select(line =>
                        line switch
                        {
                            _ when line.StartsWith("  \"opens\":", StringComparison.Ordinal) =>
                                $"  \"opens\": \"{Day(today.AddDays(-30))}T09:00\",",
                            _ when line.StartsWith("  \"closes\":", StringComparison.Ordinal) =>
                                $"  \"closes\": \"{Day(today.AddDays(60))}T17:00\",",
                            _ => line,
                        }
                    )
            );
        }

        catalogue = ConsultationCatalogue.Load(Consultations, TimeProvider.System.GetUtcNow());
    }

    internal string Consultations { get; }

    internal Consultation Consultation => catalogue.Find(Texts.Slug)!;

    /// <summary>A new data folder with so many submissions stored and tagged, as the host's own store keeps them.</summary>
    internal async Task<string> DataAsync(int stored)
    {
        var data = Directory.CreateDirectory(Path.Combine(root, Guid.NewGuid().ToString("N"))).FullName;
        using var database = new SqliteDatabase(Path.Combine(data, "intake.db"));
        var queue = new SqliteWorkQueue(database, TimeProvider.System);
        var store = new SqliteSubmissionStore(database, queue);
        var with = new SubmissionReader(new OfflineThemeTagger()).NameFor(Consultation);
        var began = TimeProvider.System.GetUtcNow().AddDays(-20);
        for (var from = 0; from < stored; from += 512)
        {
            await Task.WhenAll(
                Enumerable
                    .Range(from, Math.Min(512, stored - from))
                    .Select(i =>
                        Task.Run(async () =>
                        {
                            var submission = Submission(i, began.AddSeconds(i), with);
                            await store.AddAsync(
                                submission,
                                WorkItem.TagSubmission(submission.Consultation, submission.Reference),
                                default
                            );
                        })
                    )
            );
        }

        // They are tagged: nothing is left to do.
        while (await queue.TakeAsync(default) is { Count: > 0 } done)
            await queue.CompleteAsync(done, default);
        return data;
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private Submission Submission(int i, DateTimeOffset at, string with)
    {
        var text = SubmissionText.Compose([new SubmissionText.Piece(PartKind.Answer, "asb", Texts.Response(i), null)]);
        var span = text.Parts[0].Span;
        return new Submission
        {
            Consultation = Consultation.Slug,
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
            Points =
            [
                new Point
                {
                    Number = 1,
                    Source = new() { Span = span },
                    Tags =
                    [
                        .. Consultation
                            .Themes.All.Where((_, theme) => (i + theme) % 3 == 0)
                            .Select(theme => new ThemeTag
                            {
                                Theme = theme.Code,
                                Confidence = 0.9,
                                Evidence = [span],
                                Explanation = "It says so.",
                            }),
                    ],
                },
            ],
        };
    }

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
