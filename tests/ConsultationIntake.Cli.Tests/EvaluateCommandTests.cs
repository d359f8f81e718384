using System.Text.Json;
using ConsultationIntake.Cli.Evaluating;

namespace ConsultationIntake.Cli.Tests;

public sealed class EvaluateCommandTests : IDisposable
{
    private const string Themes = """
        { "themes": [
          { "code": "walls", "title": { "en": "Walls" }, "vocabulary": [ "vandalism" ] },
          { "code": "parks", "title": "Parks", "vocabulary": [ "park", { "phrase": "swings", "weight": 0.7 } ] } ] }
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("evaluate");
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    [Fact]
    public void Evaluate_LabelledLines_PrintsOneJsonObject()
    {
        var points = Write("points.jsonl", """
            {"id": "1", "text": "The park is lovely.", "kind": "public", "verbatim": false, "themes": ["parks"], "sentiment": "positive", "source": "x"}
            {"id": "2", "text": "The swings need paint.", "kind": "partner", "verbatim": true, "themes": [], "source": "y"}

            """);

        var exit = EvaluateCommand.Run(new(points, Write("themes.json", Themes), Json: true), output, error);

        using var report = JsonDocument.Parse(output.ToString());
        Assert.Equal(0, exit);
        Assert.Equal(2 / 3.0, report.RootElement.GetProperty("microF1").GetDouble(), 3);
        Assert.Equal(0.5, report.RootElement.GetProperty("samplesF1").GetDouble());
        Assert.Equal(2 / 3.0, report.RootElement.GetProperty("themes").GetProperty("parks").GetProperty("f1").GetDouble(), 3);
        Assert.Equal(1, report.RootElement.GetProperty("groups").GetProperty("public").GetProperty("microF1").GetDouble());
        Assert.Equal(0, report.RootElement.GetProperty("groups").GetProperty("partner").GetProperty("microF1").GetDouble());
        Assert.True(report.RootElement.GetProperty("pointsPerSecond").GetDouble() > 0);
    }

    [Fact]
    public void Evaluate_FolderOfLettersWithGoldSpans_ReadsEverySpan()
    {
        var letter = "Dear all,\nThe park is shut.\nYours";
        Write("a.txt", letter);
        Write("a.gold.json", $$"""[ { "start": {{letter.IndexOf("The", StringComparison.Ordinal)}}, "length": 17, "themes": ["parks"] } ]""");

        var exit = EvaluateCommand.Run(new(folder.FullName, Write("themes.json", Themes)), output, error);

        Assert.Equal(0, exit);
        Assert.Contains("1 points read by offline/", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("1.000", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_WrongTag_IsListedWithItsEvidence()
    {
        var points = Write("points.jsonl", """{"id": "odd-7", "text": "Park the car here.", "themes": []}""");

        EvaluateCommand.Run(new(points, Write("themes.json", Themes)), output, error);

        Assert.Contains("odd-7", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("“Park”", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"id\": \"1\"")]
    [InlineData("{\"id\": \"1\", \"text\": \"No themes.\"}")]
    public void Evaluate_LineThatCannotBeRead_SaysWhichAndFails(string line)
    {
        var points = Write("points.jsonl", line);

        var exit = EvaluateCommand.Run(new(points, Write("themes.json", Themes)), output, error);

        Assert.Equal(1, exit);
        Assert.Contains("line 1", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_NoSuchFile_FailsWithAReason()
    {
        var exit = EvaluateCommand.Run(new(Path.Combine(folder.FullName, "none.jsonl"), Write("themes.json", Themes)), output, error);

        Assert.Equal(1, exit);
        Assert.Contains("none.jsonl", error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }
}
