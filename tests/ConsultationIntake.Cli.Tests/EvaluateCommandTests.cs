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
        var points = Write(
            "points.jsonl",
            """
            {"id": "1", "text": "The park is lovely.", "kind": "public", "verbatim": false, "themes": ["parks"], "sentiment": "positive"}
            {"id": "2", "text": "The swings need paint.", "kind": "partner", "verbatim": true, "themes": [], "source": "y"}

            """
        );

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
    public void Evaluate_FolderOfPointsInContext_MeasuresThemesStanceAndRiskByLanguage()
    {
        Write(
            "writer-9-1.tsv",
            "a\to\t-\ten\tVandals wrecked the bus shelter.\n"
                + "a\tn\t-\tcy\tYmddygiad gwrthgymdeithasol.\tquestion: Beth yw'r broblem?\n"
                + "-\tn\t-\ten\tn/a\tquestion: What about anti-social behaviour?\n"
        );

        var exit = EvaluateCommand.Run(new(folder.FullName, Json: true), output, error);

        using var report = JsonDocument.Parse(output.ToString());
        Assert.Equal((0, ""), (exit, error.ToString()));
        var root = report.RootElement;
        Assert.Equal(3, root.GetProperty("points").GetInt32());
        Assert.Equal(1, root.GetProperty("groups").GetProperty("language cy").GetProperty("points").GetInt32());
        Assert.Equal(2, root.GetProperty("groups").GetProperty("with a question").GetProperty("points").GetInt32());
        Assert.Equal(3, root.GetProperty("stances").GetProperty("points").GetInt32());
        Assert.Equal(3, root.GetProperty("safeguarding").GetProperty("calm").GetInt32());
        Assert.Equal(2, root.GetProperty("safeguarding").GetProperty("kinds").GetProperty("en").GetProperty("calm").GetInt32());
    }

    [Theory]
    [InlineData("a\to\t-\ten")]
    [InlineData("x\to\t-\ten\tWords.")]
    [InlineData("a\tz\t-\ten\tWords.")]
    [InlineData("a\to\t-\ten\tWords.\tafter: this")]
    public void Evaluate_PointThatCannotBeRead_IsNamedByItsLine(string line)
    {
        var file = Write("writer-9-1.tsv", line + "\n");

        var exit = EvaluateCommand.Run(new(file), output, error);

        Assert.Equal(1, exit);
        Assert.Contains("writer-9-1.tsv, line 1", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_FolderOfLettersWithGoldSpans_ReadsEverySpan()
    {
        var letter = "Dear all,\nThe park is shut.\nYours";
        Write("a.txt", letter);
        Write(
            "a.gold.json",
            $$"""[ { "start": {{letter.IndexOf("The", StringComparison.Ordinal)}}, "length": 17, "themes": ["parks"] } ]"""
        );

        var exit = EvaluateCommand.Run(new(folder.FullName, Write("themes.json", Themes)), output, error);

        Assert.Equal(0, exit);
        Assert.Contains("1 points read by offline/", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("1.000", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_FolderOfMarkedLetters_MeasuresTheSplitByKindNextToTheTags()
    {
        Write(
            "walls.txt",
            """
            %% attachment
            | Issue | Our comment | OPCC response |
            | Park | ⟦own #parks|The park should stay open later.⟧ | ⟦verdict|Noted, and addressed in section 4.⟧ |
            | Road | ⟦own #|More officers are needed on Mill Road.⟧ | ⟦verdict|Noted, no further action.⟧ |
            """
        );
        Write("nothing.txt", "%% email\nThank you for your email.\n");
        Write("missed.txt", "%% answer\n⟦own|Mend the lights⟧ on Mill Road.\n");

        var exit = EvaluateCommand.Run(new(folder.FullName, Write("themes.json", Themes), Json: true), output, error);

        using var report = JsonDocument.Parse(output.ToString());
        Assert.Equal(0, exit);
        Assert.Equal(1, report.RootElement.GetProperty("themes").GetProperty("parks").GetProperty("f1").GetDouble());
        var split = report.RootElement.GetProperty("split");
        Assert.Equal(
            (3, 5, 5),
            (split.GetProperty("letters").GetInt32(), split.GetProperty("gold").GetInt32(), split.GetProperty("found").GetInt32())
        );
        Assert.Equal(4 / 5.0, split.GetProperty("precision").GetDouble());
        Assert.Equal(4 / 5.0, split.GetProperty("recall").GetDouble());
        Assert.Equal(4 / 5.0, split.GetProperty("f1").GetDouble(), 3);
        Assert.Equal(1, split.GetProperty("kinds").GetProperty("verdict").GetProperty("f1").GetDouble());
        Assert.Equal("missed", Assert.Single(split.GetProperty("differences").EnumerateArray()).GetProperty("name").GetString());
    }

    [Fact]
    public void Evaluate_TheLettersOfTheseTests_AreSplitAsMarked()
    {
        var letters = Path.Combine(AppContext.BaseDirectory, "Letters");

        var exit = EvaluateCommand.Run(new(letters, Write("themes.json", Themes)), output, error);

        Assert.Equal(0, exit);
        Assert.Contains("letters split", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("words lost", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Verdict", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_SentimentAndRisk_AreMeasuredWhereLabelled()
    {
        var points = Write(
            "points.jsonl",
            """
            {"id": "1", "text": "We support the plan.", "sentiment": "positive"}
            {"id": "2", "text": "We oppose the plan.", "sentiment": "positive"}
            {"id": "3", "text": "Please publish it.", "sentiment": "neutral"}
            {"id": "4", "text": "My husband hits me.", "atRisk": true}
            {"id": "5", "text": "The bus is late.", "atRisk": false}
            {"id": "6", "text": "Hm.", "sentiment": "sarcastic"}
            """
        );

        EvaluateCommand.Run(new(points, Write("themes.json", Themes), Json: true), output, error);

        using var report = JsonDocument.Parse(output.ToString());
        var stances = report.RootElement.GetProperty("stances");
        Assert.Equal((3, 1), (stances.GetProperty("points").GetInt32(), stances.GetProperty("turnedRound").GetInt32()));
        Assert.Equal(2 / 3.0, stances.GetProperty("agreement").GetDouble(), 3);
        Assert.Equal(1, stances.GetProperty("table").GetProperty("positive").GetProperty("opposes").GetInt32());
        Assert.Equal(1, report.RootElement.GetProperty("safeguarding").GetProperty("recall").GetDouble());
        Assert.Equal(0, report.RootElement.GetProperty("safeguarding").GetProperty("falseAlarms").GetDouble());
        Assert.False(report.RootElement.TryGetProperty("microF1", out _));
    }

    [Theory]
    [InlineData("⟦own|Not closed.")]
    [InlineData("⟦mine|No such kind.⟧")]
    [InlineData("%% plan: none.md\n⟦own|No such plan.⟧")]
    public void Evaluate_LetterThatCannotBeRead_SaysWhichAndFails(string letter)
    {
        var file = Write("odd.txt", letter);

        var exit = EvaluateCommand.Run(new(folder.FullName, Write("themes.json", Themes)), output, error);

        Assert.Equal(1, exit);
        Assert.StartsWith(file, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_PointOutsideItsLetter_SaysWhichAndFails()
    {
        Write("a.txt", "Short.");
        Write("a.gold.json", """[ { "start": 3, "length": 17 } ]""");

        var exit = EvaluateCommand.Run(new(folder.FullName, Write("themes.json", Themes)), output, error);

        Assert.Equal(1, exit);
        Assert.Contains("a.txt: The point at 3", error.ToString(), StringComparison.Ordinal);
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
