using ConsultationIntake.Consultations;
using ConsultationIntake.Contracts;
using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Tests.StaffWork;

public sealed class WorkedSubmissionTests
{
    private static readonly Consultation Consultation = Samples.Consultation();
    private static readonly Disposition Noted = new()
    {
        Outcome = "noted",
        Answer = "Thank you.",
        IsAgreed = true,
    };

    [Fact]
    public void Work_WithoutStaff_IsWhatTheMachineRead()
    {
        var letter = Letter();

        Assert.Equal([1, 2, 3], letter.Work.Points.Select(point => point.Number));
        Assert.All(letter.Work.Points, point => Assert.False(point.IsCorrected));
        Assert.Equal(["asb"], letter.Work.Points[0].Themes);
        Assert.Equal(FlagState.New, letter.Work.Points[1].Flag?.State);
    }

    [Fact]
    public void TwoPointsWithEqualWords_AreTwo()
    {
        var letter = Samples.Letter("More police.", "More police.").With(new StaffAction.SetTheme("asb", true) { Point = 2 });

        Assert.Empty(letter.Work.Find(1)!.Themes);
        Assert.Equal(["asb"], letter.Work.Find(2)!.Themes);
    }

    [Fact]
    public void CorrectionsOfBefore_AreStillReadByTheirWords()
    {
        var letter = Letter() with
        {
            Corrections =
            [
                new TagCorrection
                {
                    PointText = "Noise at night.",
                    Theme = "victims",
                    Applies = true,
                    By = "Ann",
                    At = Samples.Noon,
                },
            ],
        };

        Assert.Equal(["asb", "victims"], letter.Work.Find(1)!.Themes);
        Assert.True(letter.Work.Find(1)!.IsCorrected);
    }

    [Fact]
    public void Split_GivesTheSecondANewNumber_AndEachTheTagsOfItsOwnWords()
    {
        var letter = Letter().With(new StaffAction.Split(6) { Point = 1 });

        Assert.Equal([("Noise", 1), ("at night.", 4), ("I am afraid of him.", 2), ("Thank you all.", 3)], Said(letter));
        Assert.Equal(["asb"], letter.Work.Find(1)!.Themes);
        Assert.Empty(letter.Work.Find(4)!.Themes);
        Assert.Equal(4, letter.LastNumber);
    }

    [Fact]
    public void Merge_KeepsTheNumberBefore_AndLosesNothing()
    {
        var letter = Letter()
            .With(
                new StaffAction.AddNote("Ring her.") { Point = 2 },
                new StaffAction.Decide(Noted) { Point = 2 },
                new StaffAction.Merge { Point = 2 }
            );

        Assert.Equal([("Noise at night. I am afraid of him.", 1), ("Thank you all.", 3)], Said(letter));
        var merged = letter.Work.Find(1)!;
        Assert.Equal(("Ring her.", "noted", true), (merged.Notes[0].Text, merged.Decision?.Disposition.Outcome, merged.Flag?.IsOpen));
    }

    [Fact]
    public void Make_OfWordsThatWereNoPoint_IsAPointAmongTheOthers()
    {
        var letter = Letter()
            .With(new StaffAction.Remove("Pleasantry.") { Point = 3 }, new StaffAction.Make(new TextSpan(36, 5), PointKind.OwnView));

        Assert.Equal([("Noise at night.", 1), ("I am afraid of him.", 2), ("Thank", 4)], Said(letter));
    }

    [Fact]
    public void Undo_TakesBackOneThing_AndCanBeUndone()
    {
        var letter = Letter().With(new StaffAction.SetStance(Stance.Opposes) { Point = 1 }, new StaffAction.Assign("Bryn") { Point = 1 });
        var undone = letter.With(new StaffAction.Undo(letter.Actions[0].Id));
        var redone = undone.With(new StaffAction.Undo(undone.Actions[^1].Id));

        Assert.Equal((Stance.Neutral, "Bryn"), (undone.Work.Find(1)!.Point.Stance, undone.Work.Find(1)!.AssignedTo));
        Assert.Equal(Stance.Opposes, redone.Work.Find(1)!.Point.Stance);
    }

    [Fact]
    public void Undo_OfASplitThatLaterWorkRestsOn_IsRefused()
    {
        var letter = Letter().With(new StaffAction.Split(6) { Point = 1 }, new StaffAction.AddNote("Of the half.") { Point = 4 });

        Assert.Equal(ActionRefusal.BuiltUpon, ActionRules.Refuse(Consultation, letter, new StaffAction.Undo(letter.Actions[0].Id), "Ann"));
        Assert.Null(ActionRules.Refuse(Consultation, letter, new StaffAction.Undo(letter.Actions[1].Id), "Ann"));
    }

    [Fact]
    public void Group_UnderADecidedConcern_DecidesThePoint_AndLeavingUndecidesIt()
    {
        var grouped = Letter().With(new StaffAction.Group("buses", Noted) { Point = 1 });

        Assert.Equal(DecisionState.InDecidedConcern, grouped.Work.Find(1)!.DecisionState);
        Assert.Equal(DecisionState.Undecided, grouped.With(new StaffAction.Group(null) { Point = 1 }).Work.Find(1)!.DecisionState);
    }

    [Fact]
    public void ADecisionOfItsOwn_TakesThePointOutOfADecidedConcern_AndOfNoOther()
    {
        var decided = Letter().With(new StaffAction.Group("buses", Noted) { Point = 1 });
        var open = Letter().With(new StaffAction.Group("buses") { Point = 1 });

        foreach (var own in new[] { Noted with { Answer = "No." }, Noted with { IsAgreed = false }, null })
        {
            Assert.Null(decided.With(new StaffAction.Decide(own) { Point = 1 }).Work.Find(1)!.Concern);
            Assert.Equal("buses", open.With(new StaffAction.Decide(own) { Point = 1 }).Work.Find(1)!.Concern);
        }

        var same = decided.With(new StaffAction.Decide(Noted) { Point = 1 }).Work.Find(1)!;
        Assert.Equal(("buses", DecisionState.InDecidedConcern), (same.Concern, same.DecisionState));
    }

    [Fact]
    public void Merge_OfAPointInADecidedConcern_NeverLeavesItThereWithAnotherDecision()
    {
        var own = new StaffAction.Decide(Noted with { Answer = "No." });
        var grouped = new StaffAction.Group("buses", Noted);

        var ownFirst = Letter().With(own with { Point = 1 }, grouped with { Point = 2 }, new StaffAction.Merge { Point = 2 }).Work.Find(1)!;
        var neither = Letter()
            .With(new StaffAction.Group("lamps") { Point = 1 }, grouped with { Point = 2 }, new StaffAction.Merge { Point = 2 })
            .Work.Find(1)!;

        Assert.Equal((null, DecisionState.Decided), (ownFirst.Concern, ownFirst.DecisionState));
        Assert.Equal(("buses", DecisionState.InDecidedConcern), (neither.Concern, neither.DecisionState));
    }

    [Fact]
    public void Undo_OfWhatADecidedConcernBroughtToAPointThatStaysInIt_IsRefused()
    {
        var carried = Letter().With(new StaffAction.Group("buses") { Point = 1 }, new StaffAction.Group("buses", Noted) { Point = 1 });
        var putIn = Letter().With(new StaffAction.Group("buses", Noted) { Point = 1 });

        Assert.Equal(
            ActionRefusal.DecidedWithConcern,
            ActionRules.Refuse(Consultation, carried, new StaffAction.Undo(carried.Actions[1].Id), "Ann")
        );
        Assert.Null(ActionRules.Refuse(Consultation, putIn, new StaffAction.Undo(putIn.Actions[0].Id), "Ann"));
    }

    [Fact]
    public void Split_LeavesEachPartTheEvidenceOfItsOwnWords_AndWhatTheOfficePutOn()
    {
        var letter = Letter() with
        {
            Points =
            [
                Letter().Points[0] with
                {
                    Tags =
                    [
                        Letter().Points[0].Tags[0] with
                        {
                            Evidence = [new TextSpan(0, 5), new TextSpan(9, 5)],
                            Confidence = 0.97,
                        },
                        Letter().Points[0].Tags[0] with
                        {
                            Theme = "victims",
                            Evidence = [new TextSpan(0, 5)],
                        },
                    ],
                },
                .. Letter().Points.Skip(1),
            ],
        };

        var parts = letter.With(new StaffAction.SetTheme("victims", true) { Point = 1 }, new StaffAction.Split(6) { Point = 1 }).Work;

        Assert.Equal([new TextSpan(0, 5)], parts.Find(1)!.Point.Tags[0].Evidence);
        Assert.Equal([new TextSpan(9, 5)], parts.Find(4)!.Point.Tags[0].Evidence);
        Assert.DoesNotContain(parts.Find(4)!.Point.Tags, tag => tag.Theme == "victims");
        Assert.Equal(["asb", "victims"], parts.Find(4)!.Themes);
    }

    [Fact]
    public void EveryPoint_IsInExactlyOneStateOfDecision_AndTheTallyAddsUp()
    {
        var letter = Letter()
            .With(new StaffAction.Decide(Noted) { Point = 1 }, new StaffAction.Decide(Noted with { IsAgreed = false }) { Point = 2 });

        var tally = Tally.Of(letter);

        Assert.Equal(
            (1, 1, 1, 0),
            (
                tally.In(DecisionState.Decided),
                tally.In(DecisionState.Drafted),
                tally.In(DecisionState.Undecided),
                tally.In(DecisionState.InDecidedConcern)
            )
        );
        Assert.Equal(tally.Points, Enum.GetValues<DecisionState>().Sum(tally.In));
    }

    public static TheoryData<StaffAction, ActionRefusal?> Rules() =>
        new()
        {
            {
                new StaffAction.SetTheme("asb", true) { Point = 9 },
                ActionRefusal.NoSuchPoint
            },
            {
                new StaffAction.SetTheme("potholes", true) { Point = 1 },
                ActionRefusal.NoSuchTheme
            },
            {
                new StaffAction.Decide(Noted with { Outcome = "shredded" }) { Point = 1 },
                ActionRefusal.NoSuchOutcome
            },
            {
                new StaffAction.Decide(null) { Point = 1 },
                null
            },
            {
                new StaffAction.Split(0) { Point = 1 },
                ActionRefusal.NothingToSplit
            },
            {
                new StaffAction.Split(14) { Point = 1 },
                ActionRefusal.NothingToSplit
            },
            {
                new StaffAction.Split(6) { Point = 1 },
                null
            },
            {
                new StaffAction.Merge { Point = 1 },
                ActionRefusal.NothingBefore
            },
            {
                new StaffAction.Remove(" ") { Point = 1 },
                ActionRefusal.ReasonNeeded
            },
            {
                new StaffAction.Remove("A heading.") { Point = 2 },
                ActionRefusal.FlagInTheWay
            },
            { new StaffAction.Make(new TextSpan(0, 5), PointKind.OwnView), ActionRefusal.NotFreeWords },
            { new StaffAction.Make(new TextSpan(40, 500), PointKind.OwnView), ActionRefusal.NotFreeWords },
            {
                new StaffAction.RaiseFlag("") { Point = 1 },
                ActionRefusal.ReasonNeeded
            },
            {
                new StaffAction.RaiseFlag("She says she is afraid.") { Point = 1 },
                null
            },
            {
                new StaffAction.AnswerFlag(FlagState.Seen) { Point = 1 },
                ActionRefusal.FlagInTheWay
            },
            {
                new StaffAction.AnswerFlag(FlagState.New) { Point = 2 },
                ActionRefusal.FlagInTheWay
            },
            {
                new StaffAction.AnswerFlag(FlagState.Seen) { Point = 2 },
                null
            },
            {
                new StaffAction.AnswerFlag(FlagState.NoConcern) { Point = 2 },
                ActionRefusal.ReasonNeeded
            },
            {
                new StaffAction.AnswerFlag(FlagState.NoConcern, Reason: "Of long ago, and known.") { Point = 2 },
                null
            },
            {
                new StaffAction.AnswerFlag(FlagState.Referred, "The hub") { Point = 2 },
                ActionRefusal.ReferralNeeded
            },
            {
                new StaffAction.AnswerFlag(FlagState.Referred, "The hub", new DateOnly(2026, 11, 10)) { Point = 2 },
                null
            },
            {
                new StaffAction.AddNote("") { Point = 1 },
                ActionRefusal.TextNeeded
            },
            { new StaffAction.Undo("nothing"), ActionRefusal.NoSuchEntry },
        };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rules_SayWhatMayBeDone(StaffAction action, ActionRefusal? expected) =>
        Assert.Equal(expected, ActionRules.Refuse(Consultation, Letter(), action, "Ann"));

    [Fact]
    public void AFlag_IsTakenBackByWhoeverRaisedIt_WithAReason_UntilSomethingIsSaidOfIt()
    {
        var letter = Letter().With(new StaffAction.RaiseFlag("Afraid.") { Point = 1 });
        var raised = letter.Actions[0];
        var mistaken = new StaffAction.Undo(raised.Id, "Meant for the point below.");
        var seen = letter.With(new StaffAction.AnswerFlag(FlagState.Seen) { Point = 1 });

        Assert.Equal(ActionRefusal.ReasonNeeded, ActionRules.Refuse(Consultation, letter, new StaffAction.Undo(raised.Id), raised.By));
        Assert.Equal(ActionRefusal.FlagOfSomebodyElse, ActionRules.Refuse(Consultation, letter, mistaken, "Somebody else"));
        Assert.Equal(ActionRefusal.FlagInTheWay, ActionRules.Refuse(Consultation, seen, mistaken, raised.By));
        Assert.Null(ActionRules.Refuse(Consultation, letter, mistaken, raised.By));
        Assert.Null(letter.With(mistaken).Work.Find(1)!.Flag);
    }

    [Fact]
    public void AFlag_KeepsAllThatWasSaidOfIt_AndSinceWhenItIsRaised()
    {
        var letter = Letter()
            .With(
                new StaffAction.AnswerFlag(FlagState.Referred, "The hub", new DateOnly(2026, 11, 10)) { Point = 2 },
                new StaffAction.AnswerFlag(FlagState.NoConcern, Reason: "Known there.") { Point = 2 }
            );
        var again = letter.With(new StaffAction.RaiseFlag("He is back.") { Point = 2 });

        Assert.Equal(
            [("The hub", FlagState.Referred), (null, FlagState.NoConcern)],
            letter.Work.Find(2)!.Flag!.AllAnswers().Select(answer => (answer.To, answer.State))
        );
        Assert.Equal(letter.ReceivedAt, letter.Work.Find(2)!.Flag!.RaisedAt);
        Assert.Equal(2, again.Work.Find(2)!.Flag!.AllAnswers().Count);
        Assert.Equal(again.Actions[^1].At, again.Work.Find(2)!.Flag!.RaisedAt);
    }

    private static Submission Letter()
    {
        var letter = Samples.Letter("Noise at night.", "I am afraid of him.", "Thank you all.");
        return letter with
        {
            Points =
            [
                letter.Points[0] with
                {
                    Tags =
                    [
                        new ThemeTag
                        {
                            Theme = "asb",
                            Confidence = 0.9,
                            Evidence = [new(0, 5)],
                            Explanation = "It says so.",
                        },
                    ],
                },
                letter.Points[1] with
                {
                    Safeguarding = [new(21, 6)],
                },
                letter.Points[2],
            ],
        };
    }

    private static IEnumerable<(string, int)> Said(Submission submission) =>
        submission.Work.Points.Select(point => (point.Span.Of(submission.Text.Value), point.Number));
}
