using System.Globalization;
using ConsultationIntake.Themes;
using ConsultationIntake.Themes.Evaluation;
using Spectre.Console;

namespace ConsultationIntake.Cli.Evaluating;

/// <summary>The report as tables, for people.</summary>
internal static class TableReport
{
    public static void Write(EvaluatedTagger evaluated, ThemeSet themes, int errors, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (!console.Profile.Capabilities.Interactive)
            console.Profile.Width = 140;
        var report = evaluated.Report;
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{report.Points} points read by {evaluated.Tagger}[/], 95% intervals from 1,000 bootstrap samples");
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"micro-F1   {Show(report.MicroF1)}   precision {report.Counts.Precision:0.000}   recall {report.Counts.Recall:0.000}");
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"samples-F1 {Show(report.SamplesF1)}   exact match {report.ExactMatch:0.000}");
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{evaluated.PointsPerSecond:#,0} points a second, {evaluated.BytesPerPoint:#,0} bytes allocated a point");
        console.Write(Themes(report, themes));
        console.Write(Groups(report));
        console.Write(Calibration(report.Calibration));
        WriteErrors(console, report, errors);
    }

    private static Table Themes(EvaluationReport report, ThemeSet themes)
    {
        var table = Columns("theme", "precision", "recall", "F1", "right", "wrong", "missed");
        foreach (var (code, counts) in report.Themes)
            Row(table, $"{themes.Find(code)?.Title.English ?? code}", $"{counts.Precision:0.000}", $"{counts.Recall:0.000}", $"{counts.F1:0.000}", $"{counts.Right}", $"{counts.Wrong}", $"{counts.Missed}");
        return table;
    }

    private static Table Groups(EvaluationReport report)
    {
        var table = Columns("group", "points", "micro-F1", "precision", "recall", "samples-F1");
        foreach (var (name, group) in report.Groups)
            Row(table, $"{name}", $"{group.Points}", $"{Show(group.MicroF1)}", $"{group.Counts.Precision:0.000}", $"{group.Counts.Recall:0.000}", $"{group.SamplesF1:0.000}");
        return table;
    }

    private static Table Calibration(Calibration calibration)
    {
        var table = Columns("confidence", "tags", "mean confidence", "share right");
        foreach (var bin in calibration.Bins)
            Row(table, $"{bin.From:0.0} to {bin.To:0.0}", $"{bin.Tags}", $"{bin.MeanConfidence:0.00}", $"{bin.ShareRight:0.00}");
        return table.Caption(string.Create(CultureInfo.InvariantCulture, $"Brier {calibration.Brier:0.000}, expected calibration error {calibration.ExpectedError:0.000}"));
    }

    private static void WriteErrors(IAnsiConsole console, EvaluationReport report, int most)
    {
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{report.Errors.Count} points read otherwise than labelled; the worst {Math.Min(most, report.Errors.Count)}:[/]");
        foreach (var error in report.Errors.Take(most))
        {
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{error.Point.Id} ({error.Point.Kind}) labelled {List(error.Point.Themes)}: {error.Point.Text}");
            foreach (var tag in error.Reading.Tags)
                console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"    {(error.Has(tag.Theme) ? "right" : "wrong")} {tag.Theme} {tag.Confidence:0.00}: {tag.Explanation}");
            foreach (var missed in error.Point.Themes.Where(theme => error.Given(theme) is null))
                console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"    missed {missed}");
        }
    }

    private static Table Columns(params string[] names)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var name in names)
            table.AddColumn(name);
        return table;
    }

    private static void Row(Table table, params FormattableString[] cells) =>
        table.AddRow([.. cells.Select(cell => Markup.Escape(cell.ToString(CultureInfo.InvariantCulture)))]);

    private static string Show(Interval interval) =>
        string.Create(CultureInfo.InvariantCulture, $"{interval.Value:0.000} ({interval.Low:0.000} to {interval.High:0.000})");

    private static string List(IReadOnlyList<string> themes) => themes.Count == 0 ? "none" : string.Join(", ", themes);
}
