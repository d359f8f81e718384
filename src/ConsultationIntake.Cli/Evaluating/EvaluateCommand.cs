using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using ConsultationIntake.Points.Evaluation;
using ConsultationIntake.Safeguarding.Evaluation;
using ConsultationIntake.Themes;
using ConsultationIntake.Themes.Evaluation;

namespace ConsultationIntake.Cli.Evaluating;

/// <summary><c>evaluate FILE</c> or <c>evaluate FOLDER</c>: how well what is read agrees with people.</summary>
internal static class EvaluateCommand
{
    private const string Formats = """
        A file of points (.tsv), or a folder of such files, as eng/tagger/points: themes, stance, risk, language, words, and
        question:, heading: or before: with what stands around them; tab-separated.
        Or a JSONL file of points: {"id", "text", "question", "heading", "before", "language",
        and any of "themes": ["asb"], "sentiment": positive|negative|mixed|asks|neutral, "atRisk": true|false}.
        Or a folder of letters (.txt), their points marked in the text (⟦own 2.1 #asb|Nobody answers.⟧;
        own, echo, wording, verdict or third) or listed beside it in X.gold.json
        ([{"start": 0, "length": 12, "whose": "own", "themes": ["asb"]}]).
        Each is measured where there are labels for it.
        """;

    private static readonly OfflineThemeTagger Tagger = new();

    public static Command Create()
    {
        var path = new Argument<string>("path") { Description = Formats };
        var json = new Option<bool>("--json") { Description = "Print one JSON object instead of tables." };
        var themes = new Option<string?>("--themes")
        {
            Description =
                "A themes.json. Default: the first under the nearest consultations folder, else the themes this program was built with.",
        };
        var errors = new Option<int>("--errors") { Description = "How many of the worst errors to show.", DefaultValueFactory = _ => 15 };
        var command = new Command("evaluate", "Measure themes, stance, the safeguarding flag and splitting against what people said.")
        {
            path,
            json,
            themes,
            errors,
        };
        // Not asynchronous: a command that computes lets the runtime end it at once when it is told to stop.
        command.SetAction(parsed =>
            Run(
                new Choices(parsed.GetRequiredValue(path), parsed.GetValue(themes), parsed.GetValue(json), parsed.GetValue(errors)),
                parsed.InvocationConfiguration.Output,
                parsed.InvocationConfiguration.Error
            )
        );
        return command;
    }

    internal static int Run(Choices choices, TextWriter output, TextWriter error)
    {
        try
        {
            var themes = (choices.Themes ?? ThemeFile.FindNearest()) is { } file ? ThemeFile.Read(file) : ThemeFile.Shipped();
            var labels =
                LabelledPoints.Are(choices.Path) ? LabelledPoints.Read(choices.Path)
                : Directory.Exists(choices.Path) ? LabelledFolder.Read(choices.Path)
                : LabelledLines.Read(choices.Path);
            if (labels is { Themes.Count: 0, Stances.Count: 0, Risks.Count: 0, Letters.Count: 0 })
                throw new InvalidDataException($"{choices.Path} holds nothing labelled.");
            var evaluation = Evaluate(labels, themes, error);
            if (choices.Json)
                output.WriteLine(JsonReport.Of(evaluation));
            else
                new TableReport(output, choices.Errors).Write(evaluation, themes);
            return 0;
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException or JsonException)
        {
            error.WriteLine(problem.Message);
            return 1;
        }
    }

    private static Evaluation Evaluate(Labels labels, ThemeSet themes, TextWriter error)
    {
        using var progress = new LateProgress("Evaluating", error);
        return new Evaluation(
            labels.Themes.Count > 0 ? EvaluateTags(labels.Themes, themes, progress) : null,
            labels.Stances.Count > 0 ? StanceReport.Of(labels.Stances) : null,
            labels.Risks.Count > 0 ? FlagReport.Of(labels.Risks) : null,
            labels.Letters.Count > 0 ? SplitReport.Of(Watched(labels.Letters, progress)) : null
        );
    }

    private static IEnumerable<T> Watched<T>(IReadOnlyList<T> items, LateProgress progress)
    {
        progress.Expect(items.Count);
        foreach (var item in items)
        {
            yield return item;
            progress.Add(1);
        }
    }

    private static EvaluatedTagger EvaluateTags(IReadOnlyList<LabelledPoint> points, ThemeSet themes, LateProgress progress)
    {
        Tagger.Read(themes, points[0].InContext);
        var read = new List<ReadPoint>(points.Count);
        foreach (var point in Watched(points, progress))
            read.Add(new ReadPoint(point, Tagger.Read(themes, point.InContext)));

        progress.Expect(EvaluationReport.SamplesToDraw(read));
        var report = EvaluationReport.Of(read, [.. themes.All.Select(theme => theme.Code)], progress.Add);
        return Measure(points, themes, report);
    }

    /// <summary>Speed is measured apart, on warm code: each round reads every point once more.</summary>
    private static EvaluatedTagger Measure(IReadOnlyList<LabelledPoint> points, ThemeSet themes, EvaluationReport report)
    {
        var rounds = Math.Max(1, 5000 / points.Count);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        for (var round = 0; round < rounds; round++)
            foreach (var point in points)
                Tagger.Read(themes, point.InContext);
        watch.Stop();
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        var reads = (double)rounds * points.Count;
        return new EvaluatedTagger(report, Tagger.Name, reads / watch.Elapsed.TotalSeconds, allocated / reads);
    }

    internal sealed record Choices(string Path, string? Themes = null, bool Json = false, int Errors = 15);
}
