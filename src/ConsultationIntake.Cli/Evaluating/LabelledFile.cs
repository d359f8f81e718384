using System.Text.Json;
using ConsultationIntake.Points;
using ConsultationIntake.Themes.Evaluation;

namespace ConsultationIntake.Cli.Evaluating;

/// <summary>
/// Reads labelled points: a JSONL file of <see cref="LabelledPoint"/>s, or a folder of letters, each <c>X.txt</c> with an
/// <c>X.gold.json</c> that lists its points as <c>{ "start": 0, "length": 12, "themes": ["asb"] }</c>.
/// </summary>
internal static class LabelledFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Throws <see cref="InvalidDataException"/> naming the file and line that cannot be read.</summary>
    public static List<LabelledPoint> Read(string path)
    {
        var points = Directory.Exists(path) ? ReadFolder(path) : ReadLines(path);
        return points.Count > 0 ? points : throw new InvalidDataException($"{path} holds no labelled points.");
    }

    private static List<LabelledPoint> ReadLines(string path)
    {
        var points = new List<LabelledPoint>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                points.Add(JsonSerializer.Deserialize<LabelledPoint>(line, Options)!);
            }
            catch (JsonException problem)
            {
                throw new InvalidDataException($"{path}, line {number}: {problem.Message}", problem);
            }
        }

        return points;
    }

    private static List<LabelledPoint> ReadFolder(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.gold.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .SelectMany(ReadLetter),
    ];

    private static List<LabelledPoint> ReadLetter(string gold)
    {
        var letter = gold[..^".gold.json".Length];
        try
        {
            var text = File.ReadAllText($"{letter}.txt");
            var spans = JsonSerializer.Deserialize<List<GoldSpan>>(File.ReadAllText(gold), Options)!;
            return [.. spans.Select((span, index) => span.In(text, Path.GetFileName(letter), index + 1))];
        }
        catch (Exception problem) when (problem is JsonException or FileNotFoundException or ArgumentOutOfRangeException)
        {
            throw new InvalidDataException($"{gold}: {problem.Message}", problem);
        }
    }

    private sealed record GoldSpan(int Start, int Length, IReadOnlyList<string> Themes, string Kind = "letter")
    {
        public LabelledPoint In(string text, string letter, int number) => new()
        {
            Id = $"{letter}-{number}",
            Text = new TextSpan(Start, Length).Of(text),
            Kind = Kind,
            Themes = Themes,
            Source = letter,
        };
    }
}
