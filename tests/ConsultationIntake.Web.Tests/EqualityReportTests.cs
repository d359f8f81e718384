using ConsultationIntake.Equality;

namespace ConsultationIntake.Web.Tests;

public sealed class EqualityReportTests
{
    [Theory]
    [InlineData(new[] { 20, 30, 10 }, new[] { 20, 30, 10 })]
    [InlineData(new[] { 20, 3, 10 }, new[] { 20, -1, -1 })]
    [InlineData(new[] { 20, 1, 1 }, new[] { -1, -1, -1 })]
    [InlineData(new[] { 40, 3, 4 }, new[] { 40, -1, -1 })]
    [InlineData(new[] { 20, 0, 10 }, new[] { 20, 0, 10 })]
    [InlineData(new[] { 0, 4, 0 }, new[] { -1, -1, -1 })]
    public void Of_SmallCounts_AreLeftOutWithWhatGivesThemAway(int[] counts, int[] shown)
    {
        var question = EqualityQuestions.All.Single(question => question.Id == "sex");
        var tally = new EqualityTally(
            new Dictionary<string, IReadOnlyDictionary<string, int>>
            {
                [question.Id] = question.Options.Zip(counts).ToDictionary(pair => pair.First.Code, pair => pair.Second),
            }
        );

        var report = EqualityReport.Of(tally, isFinal: true).Questions.Single(asked => asked.Asked.Id == question.Id);

        Assert.Equal(shown, report.Rows.Select(row => row.Count ?? -1));
        Assert.Equal(counts.Sum() < EqualityReport.Smallest ? null : counts.Sum(), report.Answered);
    }
}
