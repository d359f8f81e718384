using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using ConsultationIntake.Themes;
using ConsultationIntake.Themes.Evaluation;

namespace ConsultationIntake.Cli.Evaluating;

/// <summary><c>evaluate FILE</c>: how well the tagger agrees with people.</summary>
internal static class EvaluateCommand
{
    private static readonly OfflineThemeTagger Tagger = new();

    public static Command Create()
    {
        var path = new Argument<string>("file") { Description = "Labelled points: a JSONL file, or a folder of X.txt with X.gold.json." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object instead of tables." };
        var themes = new Option<string?>("--themes") { Description = "A themes.json. Default: the first under the nearest consultations folder." };
        var errors = new Option<int>("--errors") { Description = "How many of the worst errors to show.", DefaultValueFactory = _ => 15 };
        var command = new Command("evaluate", "Measure the tagger against labelled points.") { path, json, themes, errors };
        command.SetAction((parsed, _) => Task.FromResult(Run(
            new Choices(parsed.GetRequiredValue(path), parsed.GetValue(themes), parsed.GetValue(json), parsed.GetValue(errors)),
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error)));
        return command;
    }

    internal static int Run(Choices choices, TextWriter output, TextWriter error)
    {
        try
        {
            var themesFile = choices.Themes ?? ThemeFile.FindNearest() ?? throw new FileNotFoundException("No themes.json found: name one with --themes.");
            var themes = ThemeFile.Read(themesFile);
            var points = LabelledFile.Read(choices.Path);
            var evaluated = Evaluate(points, themes, error);
            if (choices.Json)
                output.WriteLine(JsonReport.Of(evaluated));
            else
                TableReport.Write(evaluated, themes, choices.Errors, output);
            return 0;
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException or JsonException)
        {
            error.WriteLine(problem.Message);
            return 1;
        }
    }

    private static EvaluatedTagger Evaluate(List<LabelledPoint> points, ThemeSet themes, TextWriter error)
    {
        using var progress = new LateProgress("Evaluating", error);
        Tagger.Read(themes, points[0].Text);
        var read = new List<ReadPoint>(points.Count);
        progress.Expect(points.Count);
        foreach (var point in points)
        {
            read.Add(new ReadPoint(point, Tagger.Read(themes, point.Text)));
            progress.Add(1);
        }

        progress.Expect(EvaluationReport.SamplesToDraw(read));
        var report = EvaluationReport.Of(read, [.. themes.All.Select(theme => theme.Code)], progress.Add);
        return Measure(points, themes, report);
    }

    /// <summary>Speed is measured apart, on warm code: each round reads every point once more.</summary>
    private static EvaluatedTagger Measure(List<LabelledPoint> points, ThemeSet themes, EvaluationReport report)
    {
        var rounds = Math.Max(1, 5000 / points.Count);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        for (var round = 0; round < rounds; round++)
            foreach (var point in points)
                Tagger.Read(themes, point.Text);
        watch.Stop();
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        var reads = (double)rounds * points.Count;
        return new EvaluatedTagger(report, Tagger.Name, reads / watch.Elapsed.TotalSeconds, allocated / reads);
    }

    internal sealed record Choices(string Path, string? Themes = null, bool Json = false, int Errors = 15);
}
