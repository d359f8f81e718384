using System.Text.Json;
using ConsultationIntake.Points;
using ConsultationIntake.Points.Evaluation;
using ConsultationIntake.Themes.Evaluation;

namespace ConsultationIntake.Cli.Evaluating;

/// <summary>
/// Reads a JSONL file of labelled points. A line has <c>id</c> and <c>text</c>, and one or more of <c>themes</c>,
/// <c>sentiment</c> and <c>atRisk</c>; <c>question</c>, <c>heading</c>, <c>before</c>, <c>language</c>, <c>kind</c>,
/// <c>verbatim</c> and <c>source</c> may be left out. A sentiment that
/// <see cref="StanceReport.Knows"/> nothing of is not measured.
/// </summary>
internal static class LabelledLines
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Throws <see cref="InvalidDataException"/> naming the line that cannot be read.</summary>
    public static Labels Read(string path)
    {
        var lines = File.ReadLines(path)
            .Select((text, index) => (Text: text, Number: index + 1))
            .Where(line => !string.IsNullOrWhiteSpace(line.Text))
            .Select(line => Parse(line.Text, $"{path}, line {line.Number}"))
            .ToList();
        return new Labels(
            [.. lines.Where(line => line.Themes is not null).Select(line => line.ToPoint(line.Themes!))],
            [
                .. lines
                    .Where(line => line.Sentiment is not null && StanceReport.Knows(line.Sentiment))
                    .Select(line => (line.InContext, line.Sentiment!)),
            ],
            [.. lines.Where(line => line.AtRisk is not null).Select(line => (line.InContext, line.AtRisk!.Value, line.Language))],
            []
        );
    }

    private static Line Parse(string json, string place)
    {
        try
        {
            var line = JsonSerializer.Deserialize<Line>(json, Options)!;
            return line is { Themes: null, Sentiment: null, AtRisk: null }
                ? throw new InvalidDataException($"{place}: no themes, sentiment or atRisk to measure against.")
                : line;
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{place}: {problem.Message}", problem);
        }
    }

    private sealed record Line
    {
        public required string Id { get; init; }
        public required string Text { get; init; }
        public string? Question { get; init; }
        public string? Heading { get; init; }
        public string? Before { get; init; }
        public string? Language { get; init; }
        public string Kind { get; init; } = "unknown";
        public bool Verbatim { get; init; } = true;
        public IReadOnlyList<string>? Themes { get; init; }
        public string? Sentiment { get; init; }
        public bool? AtRisk { get; init; }
        public string Source { get; init; } = "";

        public PointText InContext => new(Text, new PointContext(Question, Heading, Before));

        public LabelledPoint ToPoint(IReadOnlyList<string> themes) =>
            new()
            {
                Id = Id,
                Text = Text,
                Question = Question,
                Heading = Heading,
                Before = Before,
                Language = Language,
                Kind = Kind,
                Verbatim = Verbatim,
                Themes = themes,
                Sentiment = Sentiment,
                Source = Source,
            };
    }
}
