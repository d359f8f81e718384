using ConsultationIntake.Consultations;
using ConsultationIntake.Contracts;
using ConsultationIntake.Decisions;

namespace ConsultationIntake.Tests.Decisions;

public sealed class FindPlanPassagesTests
{
    private const string Old = """
        ## Streets

        Every neighbourhood will have a named officer who can be reached within one working day.

        ## Victims

        Victims will be offered an update every twenty-eight days until their case ends.
        """;

    private const string New = """
        ## Streets

        Every neighbourhood will have a named officer who can be reached within four hours.

        Off-road motorbikes that are ridden dangerously will be seized and crushed.

        ## Victims

        Victims will be offered an update every twenty-eight days until their case ends.
        """;

    private static readonly FindPlanPassages Passages = FindPlanPassages.For(
        Samples.Consultation() with
        {
            Plan = new DraftPlan(Old),
            NewPlan = new DraftPlan(New),
        }
    )!;

    [Theory]
    [InlineData("Bikes tear up and down the park: take them away and crush them.", "motorbikes")]
    [InlineData("A named officer is no use if I cannot reach her.", "named officer")]
    [InlineData("I heard nothing of my case for months. Tell victims what happens.", "Victims will be offered")]
    public void Find_ForAPoint_PutsThePassageThatMayAnswerItFirst(string point, string expected)
    {
        var proposed = Passages.Find(point, take: 3);

        Assert.Contains(expected, proposed[0].Passage.Passage.Text, StringComparison.Ordinal);
        Assert.True(proposed[0].SharedWords.Count > 0 || proposed[0].NearWords.Count > 0);
        Assert.Equal(proposed.OrderByDescending(passage => passage.Score), proposed);
    }

    [Fact]
    public void Find_ForWhatTheDraftDoesNotSpeakOf_ProposesNothing() =>
        Assert.Empty(Passages.Find("Please translate the questionnaire into Polish.", take: 3));

    [Fact]
    public void Compare_TwoDrafts_SaysWhatIsNewChangedAndTheSame()
    {
        var compared = FindPlanPassages.Compare(Old, New);

        Assert.Equal([(false, false), (true, false), (false, true)], compared.Select(passage => (passage.IsNew, passage.IsSame)));
        Assert.Equal(
            [
                (WordChange.Same, "Every neighbourhood will have a named officer who can be reached within"),
                (WordChange.Removed, "one working day."),
                (WordChange.Added, "four hours."),
            ],
            compared[0].Changes().Select(change => (change.Change, change.Words))
        );
    }

    [Fact]
    public void For_AConsultationWithoutANewDraft_IsNull() => Assert.Null(FindPlanPassages.For(Samples.Consultation()));

    [Theory]
    [InlineData("", "a b", "+a b")]
    [InlineData("a b", "", "-a b")]
    [InlineData("a b c", "a x c", "=a -b +x =c")]
    [InlineData("a b", "a b", "=a b")]
    public void Between_TwoTexts_IsWhatWasTakenOutAndPutIn(string before, string after, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                ' ',
                WordDifference
                    .Between(before, after)
                    .Select(change =>
                        $"{(change.Change switch { WordChange.Added => '+', WordChange.Removed => '-', _ => '=' })}{change.Words}"
                    )
            )
        );
}
