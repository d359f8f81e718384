using System.Globalization;

namespace ConsultationIntake.Benchmarks;

/// <param name="Sizes">Submissions stored before a measurement, smallest first; the first is 0.</param>
/// <param name="Seconds">How long one side of a ratio is measured at a time.</param>
/// <param name="Rounds">How often the sides of a ratio take turns.</param>
/// <param name="Copies">Copies in the campaign that is tagged.</param>
/// <param name="Json">Where the figures are written.</param>
internal sealed record BenchOptions(string Name, int[] Sizes, double Seconds, int Rounds, int Copies, string Json)
{
    internal const string Usage = "./bench [--trial | --quick | --full] [--only PART,PART] [--seconds N] [--json FILE]";

    /// <summary>The parts that are measured; all where it is empty.</summary>
    internal string[] Only { get; init; } = [];

    internal bool Measures(string part) => Only.Length == 0 || Only.Any(only => part.StartsWith(only, StringComparison.OrdinalIgnoreCase));

    internal static BenchOptions? TryParse(string[] args)
    {
        const string json = "artifacts/bench.json";
        BenchOptions Quick() => new("quick", [0, 10_000], 0.6, 3, 5_000, json);
        BenchOptions Trial() => new("trial", [0, 200], 0.2, 1, 100, json);
        BenchOptions Usual() => new("usual", [0, 10_000, 100_000], 4, 5, 20_000, json);
        BenchOptions Full() => new("full", [0, 10_000, 100_000, 1_000_000], 4, 5, 20_000, json);
        BenchOptions? chosen = Usual();
        for (var i = 0; i < args.Length; i++)
        {
            chosen = args[i] switch
            {
                "--quick" => Quick() with { Json = chosen.Json, Only = chosen.Only },
                "--trial" => Trial() with { Json = chosen.Json, Only = chosen.Only },
                "--full" => Full() with { Json = chosen.Json, Only = chosen.Only },
                "--seconds" when i + 1 < args.Length && double.TryParse(args[++i], CultureInfo.InvariantCulture, out var seconds) =>
                    chosen with
                    {
                        Seconds = seconds,
                    },
                "--only" when i + 1 < args.Length => chosen with { Only = args[++i].Split(',') },
                "--json" when i + 1 < args.Length => chosen with { Json = args[++i] },
                _ => null,
            };
            if (chosen is null)
                return null;
        }

        return chosen;
    }
}
