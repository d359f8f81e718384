using System.Globalization;
using ConsultationIntake.Points;
using ConsultationIntake.Points.Evaluation;
using ConsultationIntake.Safeguarding.Evaluation;
using ConsultationIntake.Themes;
using ConsultationIntake.Themes.Evaluation;
using Spectre.Console;

namespace ConsultationIntake.Cli.Evaluating;

/// <summary>The report as tables, for people.</summary>
internal sealed class TableReport
{
    private readonly IAnsiConsole console;
    private readonly int most;

    /// <param name="output">Where to write.</param>
    /// <param name="most">How many errors of each sort to show.</param>
    public TableReport(TextWriter output, int most)
    {
        this.most = most;
        console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (!console.Profile.Capabilities.Interactive)
            console.Profile.Width = 140;
    }

    public void Write(Evaluation evaluation, ThemeSet themes)
    {
        if (evaluation.Tags is { } tags)
            WriteTags(tags, themes);
        if (evaluation.Stances is { } stances)
            WriteStances(stances);
        if (evaluation.Flags is { } flags)
            WriteFlags(flags);
        if (evaluation.Split is { } split)
            WriteSplit(split);
    }

    private void WriteTags(EvaluatedTagger evaluated, ThemeSet themes)
    {
        var report = evaluated.Report;
        Line($"[bold]{report.Points} points read by {evaluated.Tagger}[/], 95% intervals from 1,000 bootstrap samples");
        Line($"micro-F1   {Show(report.MicroF1)}   precision {report.Counts.Precision:0.000}   recall {report.Counts.Recall:0.000}");
        Line($"samples-F1 {Show(report.SamplesF1)}   exact match {report.ExactMatch:0.000}");
        Line($"{evaluated.PointsPerSecond:#,0} points a second, {evaluated.BytesPerPoint:#,0} bytes allocated a point");
        console.Write(Themes(report, themes));
        console.Write(Groups(report));
        console.Write(Calibration(report.Calibration));
        WriteErrors(report);
    }

    private void WriteStances(StanceReport report)
    {
        Line($"[bold]stance of {report.Points} points[/]: {report.Agreement:0.000} as labelled");
        Line($"{report.TurnedRound} the opposite ({report.TurnedShare:0.000})");
        var table = Columns(["labelled", .. Enum.GetNames<Stance>().Select(name => $"read {name.ToLowerInvariant()}")]);
        foreach (var (label, row) in report.Table)
            Row(table, [$"{label}", .. row.Values.Select(count => (FormattableString)$"{count}")]);
        console.Write(table);
        foreach (var (text, label, read) in report.Errors.Take(most))
            Line($"{label} read {read.ToString().ToLowerInvariant()}: {text}");
    }

    private void WriteFlags(FlagReport report)
    {
        Line($"[bold]safeguarding flag[/]: {report.Recall:0.000} of {report.AtRisk} at risk found");
        Line($"raised on {report.FalseAlarms:0.000} of {report.Calm} others");
        if (report.Kinds.Count > 1)
        {
            var table = Columns("kind", "at risk", "found", "others", "raised");
            foreach (var (name, kind) in report.Kinds)
                Row(table, $"{name}", $"{kind.AtRisk}", $"{kind.Found}", $"{kind.Calm}", $"{kind.Raised}");
            console.Write(table);
        }

        foreach (var text in report.Missed.Take(most))
            Line($"missed: {text}");
        foreach (var (text, words) in report.Raised.Take(most))
            Line($"raised by “{words}”: {text}");
    }

    private void WriteSplit(SplitReport report)
    {
        var all = report.All;
        Line($"[bold]{report.Letters.Count} letters split[/]: {all.Gold} points marked, {all.Found} found");
        Line($"span and kind right: precision {all.ExactPrecision:0.000}   recall {all.ExactRecall:0.000}   F1 {all.ExactF1:0.000}");
        Line($"start and kind right: precision {all.StartPrecision:0.000}   recall {all.StartRecall:0.000}   F1 {all.StartF1:0.000}");
        var reading = report.Reading;
        Line($"half the words and kind right: F1 {reading.HalfF1:0.000}");
        Line($"words lost {reading.Lost:0.000}   points that are none {reading.NoiseShare:0.000}");
        Line($"{reading.Empty} letters without a point: {reading.FoundInEmpty} found");
        var table = Columns("kind", "marked", "found", "precision", "recall", "F1");
        foreach (var (kind, score) in report.Kinds)
            Row(
                table,
                $"{kind}",
                $"{score.Gold}",
                $"{score.Found}",
                $"{score.ExactPrecision:0.000}",
                $"{score.ExactRecall:0.000}",
                $"{score.ExactF1:0.000}"
            );
        console.Write(table);
        foreach (var letter in report.Letters.Where(letter => letter.Extra.Count + letter.Missed.Count > 0).Take(most))
        {
            Line($"{letter.Name}");
            foreach (var missed in letter.Missed)
                Line($"    missed {missed}");
            foreach (var extra in letter.Extra)
                Line($"    extra {extra}");
        }
    }

    private void Line(FormattableString markup) => console.MarkupLineInterpolated(CultureInfo.InvariantCulture, markup);

    private static Table Themes(EvaluationReport report, ThemeSet themes)
    {
        var table = Columns("theme", "precision", "recall", "F1", "right", "wrong", "missed");
        foreach (var (code, counts) in report.Themes)
            Row(
                table,
                $"{themes.Find(code)?.Title.English ?? code}",
                $"{counts.Precision:0.000}",
                $"{counts.Recall:0.000}",
                $"{counts.F1:0.000}",
                $"{counts.Right}",
                $"{counts.Wrong}",
                $"{counts.Missed}"
            );
        return table;
    }

    private static Table Groups(EvaluationReport report)
    {
        var table = Columns("group", "points", "micro-F1", "precision", "recall", "samples-F1");
        foreach (var (name, group) in report.Groups)
            Row(
                table,
                $"{name}",
                $"{group.Points}",
                $"{Show(group.MicroF1)}",
                $"{group.Counts.Precision:0.000}",
                $"{group.Counts.Recall:0.000}",
                $"{group.SamplesF1:0.000}"
            );
        return table;
    }

    private static Table Calibration(Calibration calibration)
    {
        var table = Columns("confidence", "tags", "mean confidence", "share right");
        foreach (var bin in calibration.Bins)
            Row(table, $"{bin.From:0.0} to {bin.To:0.0}", $"{bin.Tags}", $"{bin.MeanConfidence:0.00}", $"{bin.ShareRight:0.00}");
        return table.Caption(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Brier {calibration.Brier:0.000}, expected calibration error {calibration.ExpectedError:0.000}"
            )
        );
    }

    private void WriteErrors(EvaluationReport report)
    {
        Line($"[bold]{report.Errors.Count} points read otherwise than labelled; the worst {Math.Min(most, report.Errors.Count)}:[/]");
        foreach (var error in report.Errors.Take(most))
        {
            Line($"{error.Point.Id} ({error.Point.Kind}) labelled {List(error.Point.Themes)}: {error.Point.Text}");
            foreach (var tag in error.Reading.Tags)
                Line($"    {(error.Has(tag.Theme) ? "right" : "wrong")} {tag.Theme} {tag.Confidence:0.00}: {tag.Explanation}");
            foreach (var missed in error.Point.Themes.Where(theme => error.Given(theme) is null))
                Line($"    missed {missed}");
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
