using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ConsultationIntake.Benchmarks;

/// <summary>One row of the table.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Against">Its baseline, measured in turns with it; empty where the figure stands alone.</param>
/// <param name="Ask">What is asked of it, in words.</param>
/// <param name="Value">The figure, in <paramref name="Unit"/>: a ratio is the median of its rounds.</param>
/// <param name="Met">Whether that is what is asked.</param>
/// <param name="Figures">Both sides as they were measured.</param>
/// <param name="Low">Of the rounds, or <paramref name="Value"/> where there was one.</param>
/// <param name="High">Of the rounds, or <paramref name="Value"/> where there was one.</param>
internal sealed record Row(
    string What,
    string Against,
    string Ask,
    double Value,
    string Unit,
    bool Met,
    string Figures,
    double Low,
    double High
)
{
    internal const string Times = "x";

    /// <summary>A ratio measured in rounds: each round's two sides ran next to each other.</summary>
    internal static Row Ratio(
        string what,
        string against,
        string ask,
        IReadOnlyList<double> rounds,
        Func<double, bool> isMet,
        string figures
    )
    {
        var sorted = rounds.Order().ToArray();
        var median = sorted[sorted.Length / 2];
        return new Row(what, against, ask, median, Times, isMet(median), figures, sorted[0], sorted[^1]);
    }

    internal static Row Single(string what, string ask, double value, string unit, Func<double, bool> isMet, string figures = "") =>
        new(what, "", ask, value, unit, isMet(value), figures, value, value);
}

/// <summary>The rows as they come, and in the end as a table and as JSON.</summary>
internal sealed class Report(BenchOptions options)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly List<Row> rows = [];
    private readonly List<double> noise = [];
    private readonly List<string> failures = [];

    internal void Add(Row row)
    {
        rows.Add(row);
        Console.Error.WriteLine(Line(row));
    }

    internal void AddFailure(string part, Exception failure)
    {
        failures.Add($"{part} was not measured: {failure.Message}");
        Console.Error.WriteLine(failures[^1]);
    }

    /// <summary>A baseline that was measured several times: how far apart they are is the machine's doing.</summary>
    internal void AddBaseline(IReadOnlyList<double> rounds) => noise.Add(rounds.Max() / rounds.Min());

    internal void Write(TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(Machine());
        output.WriteLine($"{"", -5}{"what", -58}{"measured", 12}   {"rounds", -15}{"asked", -12}figures");
        foreach (var row in rows)
            output.WriteLine(Line(row));
        failures.ForEach(output.WriteLine);
        output.WriteLine(
            $"{rows.Count(row => row.Met)} of {rows.Count} as asked. Ratios are medians of rounds in which both sides took turns."
        );
        output.WriteLine(
            "Nothing else here can be compared between machines. Requests to Azure are counted by the tests (RequestCostTests)."
        );
    }

    internal async Task SaveAsync(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        await File.WriteAllTextAsync(
            path,
            JsonSerializer.Serialize(
                new
                {
                    options.Name,
                    Machine = Machine(),
                    Noise,
                    Rows = rows,
                    Failures = failures,
                },
                Readable
            )
        );
    }

    private double Noise => noise.Count == 0 ? 1 : noise.Max();

    private string Machine() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {options.Name} run, {TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm}Z, {Environment.ProcessorCount} processors
            {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}
            noise: the same baseline differed by up to {Noise:0.00}x between rounds
            """
        );

    private static string Line(Row row)
    {
        var figure = $"{row.Value.ToString(row.Unit == Row.Times ? "0.00" : "0", CultureInfo.InvariantCulture)} {row.Unit}";
        var rounds = row.Low.Equals(row.High) ? "" : string.Create(CultureInfo.InvariantCulture, $"{row.Low:0.00}-{row.High:0.00}");
        var what = row.Against.Length == 0 ? row.What : $"{row.What} / {row.Against}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(row.Met ? "yes" : "NO"), -5}{what, -58}{figure, 12}   {rounds, -15}{row.Ask, -12}{row.Figures}"
        );
    }
}
