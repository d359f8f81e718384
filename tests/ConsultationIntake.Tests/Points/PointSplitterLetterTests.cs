using ConsultationIntake.Points;
using ConsultationIntake.Points.Evaluation;

namespace ConsultationIntake.Tests.Points;

public sealed class PointSplitterLetterTests
{
    public static TheoryData<string> Letters => [.. LetterFiles.Names];

    [Theory]
    [MemberData(nameof(Letters))]
    public void Split_Letter_FindsThePointsAPersonFound(string name)
    {
        var letter = LetterFiles.Read(name);

        var found = PointSplitter.Split(letter.Text, LetterFiles.PlanOf(letter));

        Assert.Equal(letter.Points.Select(point => Shown(letter, point)), found.Select(point => Shown(letter, point)));
        foreach (var (gold, point) in letter.Points.Zip(found))
        {
            Assert.Equal(gold.Path ?? point.Path, point.Path);
            Assert.Equal(gold.AttributedTo ?? point.AttributedTo, point.AttributedTo);
        }
    }

    [Fact]
    public void Score_AllLetters_StaysHigh()
    {
        var score = new SplitScore();

        foreach (var letter in LetterFiles.Names.Select(LetterFiles.Read))
            score += SplitScore.Of(letter.Points, PointSplitter.Split(letter.Text, LetterFiles.PlanOf(letter)));

        Assert.True(score.Gold >= 100, $"{score.Gold} points are too few to go by");
        Assert.True(score is { ExactPrecision: >= 0.95, ExactRecall: >= 0.95 }, score.ToString());
    }

    private static string Shown(GoldLetter letter, PointSource point) => $"{point.Kind} {point.Span.Start}: {point.Span.Of(letter.Text.Value)}";
}
