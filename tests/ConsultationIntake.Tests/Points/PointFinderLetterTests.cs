using ConsultationIntake.Points;
using ConsultationIntake.Points.Evaluation;

namespace ConsultationIntake.Tests.Points;

/// <summary>The letters that the reader was taught on. What it does on letters it has not seen is measured by the trainer.</summary>
public sealed class PointFinderLetterTests
{
    [Fact]
    public void Find_LettersItWasTaught_ReadsNearlyAllAsMarked()
    {
        var score = new ReadingScore();

        foreach (var letter in LetterFiles.Names.Select(LetterFiles.Read))
        {
            var found = PointFinder.Find(letter.Text, LetterFiles.PlanOf(letter));
            score += ReadingScore.Of(letter.Text.Value, letter.Points, found.Points);
            Assert.Equal(letter.Text.Value, string.Concat(found.Ledger.Passages.Select(passage => passage.Span.Of(letter.Text.Value))));
        }

        Assert.True(score.Gold >= 2_000, $"{score.Gold} points are too few to go by");
        Assert.True(score is { ExactF1: >= 0.8, HalfF1: >= 0.9, Lost: <= 0.02, NoiseShare: <= 0.1 }, score.ToString());
    }
}
