using System.Text.Json;
using ConsultationIntake.Points;
using ConsultationIntake.Points.Evaluation;
using ConsultationIntake.Reading;
using ConsultationIntake.Themes.Evaluation;

namespace ConsultationIntake.Cli.Evaluating;

/// <summary>
/// Reads a folder of letters, and the folders in it. A letter is an <c>X.txt</c> whose points are marked in the text
/// (<see cref="GoldLetter"/>), or a plain <c>X.txt</c> beside an <c>X.gold.json</c> that lists them:
/// <c>{ "start": 0, "length": 12, "whose": "own", "themes": ["asb"] }</c>, where <c>whose</c> and <c>themes</c> may be left out.
/// </summary>
internal static class LabelledFolder
{
    private const string Gold = ".gold.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Throws <see cref="InvalidDataException"/> naming the letter that cannot be read.</summary>
    public static Labels Read(string folder)
    {
        var letters = Directory
            .EnumerateFiles(folder, "*.txt", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => ReadLetter(file, Path.GetRelativePath(folder, Path.ChangeExtension(file, null))))
            .ToList();
        return new Labels([.. letters.SelectMany(letter => PointsOf(letter.Name, letter.Gold))], [], [], letters);
    }

    private static (string Name, GoldLetter Gold, PlanText? Plan) ReadLetter(string file, string name)
    {
        var spans = Path.ChangeExtension(file, null) + Gold;
        try
        {
            if (File.Exists(spans))
                return (
                    name,
                    FromSpans(File.ReadAllText(file), JsonSerializer.Deserialize<List<GoldSpan>>(File.ReadAllText(spans), Options)!),
                    null
                );
            var letter = GoldLetter.Parse(File.ReadAllText(file));
            return (
                name,
                letter,
                letter.PlanFile is { } plan ? PlanText.From(File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, plan))) : null
            );
        }
        catch (Exception problem) when (problem is JsonException or FormatException or FileNotFoundException or ArgumentOutOfRangeException)
        {
            throw new InvalidDataException($"{file}: {problem.Message}", problem);
        }
    }

    private static GoldLetter FromSpans(string text, List<GoldSpan> spans)
    {
        if (spans.Find(span => span.Start < 0 || span.Length <= 0 || span.Start + span.Length > text.Length) is { } outside)
            throw new FormatException($"The point at {outside.Start} is not within the letter's {text.Length} characters.");
        return new GoldLetter
        {
            Text = SubmissionText.Compose([new(PartKind.Attachment, "letter", text)]),
            Points =
            [
                .. spans
                    .OrderBy(span => span.Start)
                    .Select(span => new PointSource { Span = span.Span, Kind = GoldLetter.KindOf(span.Whose) }),
            ],
            Themes = spans.Where(span => span.Themes is not null).ToDictionary(span => span.Span, span => span.Themes!),
        };
    }

    private static IEnumerable<LabelledPoint> PointsOf(string letter, GoldLetter gold) =>
        gold
            .Points.Index()
            .Where(point => gold.Themes.ContainsKey(point.Item.Span))
            .Select(point => new LabelledPoint
            {
                Id = $"{letter}-{point.Index + 1}",
                Text = point.Item.Span.Of(gold.Text.Value),
                Kind = "letter",
                Themes = gold.Themes[point.Item.Span],
                Source = letter,
            });

    private sealed record GoldSpan(int Start, int Length, IReadOnlyList<string>? Themes, string Whose = "own")
    {
        public TextSpan Span => new(Start, Length);
    }
}
