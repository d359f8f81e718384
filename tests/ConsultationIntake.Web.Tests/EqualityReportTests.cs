using ConsultationIntake.Consultations;
using ConsultationIntake.Contracts;
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

    [Theory]
    [InlineData(LateResponses.KeepAndMark, 0, false)]
    [InlineData(LateResponses.KeepAndMark, 400, false)]
    [InlineData(LateResponses.Refuse, -1, false)]
    [InlineData(LateResponses.Refuse, 0, false)]
    [InlineData(LateResponses.Refuse, 400, true)]
    public void IsFinalAt_OnlyWhenNobodyCanAnswerAnyMore(LateResponses late, int daysAfterClosing, bool isFinal)
    {
        var consultation = Samples.Consultation() with { LateResponses = late };

        Assert.Equal(isFinal, EqualityReport.IsFinalAt(consultation, consultation.Window.Closes.AddDays(daysAfterClosing)));
    }
}
