using ConsultationIntake.Concerns;
using ConsultationIntake.Consultations;
using ConsultationIntake.Contracts;
using ConsultationIntake.Decisions;
using ConsultationIntake.History;
using ConsultationIntake.LocalHost.Tests.Sqlite;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Work;
using Microsoft.Extensions.Logging.Abstractions;

namespace ConsultationIntake.LocalHost.Tests.Decisions;

public sealed class TakeActionOnManyTests : IDisposable
{
    private static readonly ConsultationSlug SaferPlan = ConsultationSlug.Parse("safer-plan");
    private static readonly PointQuery All = new() { Consultation = SaferPlan };
    private static readonly PointQuery Undecided = All.With(PointField.Decision, nameof(DecisionState.Undecided));
    private static readonly Disposition Noted = new()
    {
        Outcome = "noted",
        Answer = "Thank you.",
        IsAgreed = true,
    };

    private readonly SqliteUnderTest sqlite = new();
    private readonly TakeActionOnMany takeOnMany;
    private readonly ChangeConcern change;
    private readonly GroupPoints group;
    private readonly UndoMany undo;

    public TakeActionOnManyTests()
    {
        var (catalogue, clock) = (new ConsultationCatalogue([Samples.Consultation()]), new TestClock(Samples.Noon));
        takeOnMany = new TakeActionOnMany(
            catalogue,
            sqlite.Store,
            sqlite.Register,
            sqlite.Office,
            clock,
            NullLogger<TakeActionOnMany>.Instance
        );
        change = new ChangeConcern(catalogue, sqlite.Office, takeOnMany, clock);
        group = new GroupPoints(sqlite.Office, takeOnMany);
        undo = new UndoMany(catalogue, sqlite.Store, sqlite.Register, sqlite.Office, clock);
    }

    [Fact]
    public async Task Decide_AFilter_DecidesEachOfItsPoints_ThoughThatMovesThemOutOfIt()
    {
        await AddAsync(150, "Noise.", "Lights.");

        var outcome = Assert.IsType<TakeActionOnManyOutcome.Taken>(
            await TakeAsync(Undecided with { Words = "noise" }, 150, new StaffAction.Decide(Noted))
        );

        Assert.Equal(150, outcome.Points);
        Assert.Equal(150, await sqlite.Register.CountAsync(Undecided, default));
        var tally = await sqlite.Store.TallyAsync(SaferPlan, default);
        Assert.Equal((300, 150, 150), (tally.Points, tally.In(DecisionState.Decided), tally.In(DecisionState.Undecided)));
        Assert.Equal(150, (await new VerifyHistory(sqlite.History).ExecuteAsync(SaferPlan, default)).Lines);
    }

    [Fact]
    public async Task Decide_WhenTheCountHasChanged_DoesNothing()
    {
        await AddAsync(3, "Noise.");

        Assert.Equal(new TakeActionOnManyOutcome.CountChanged(3), await TakeAsync(All, 2, new StaffAction.Decide(Noted)));
        Assert.IsType<TakeActionOnManyOutcome.OneAtATime>(await TakeAsync(All, 3, new StaffAction.Merge()));

        Assert.Equal(3, await sqlite.Register.CountAsync(Undecided, default));
    }

    [Fact]
    public async Task Decide_WhatCannotBeDecided_IsCounted()
    {
        await AddAsync(2, "Noise.");

        var outcome = Assert.IsType<TakeActionOnManyOutcome.Taken>(
            await TakeAsync(All, 2, new StaffAction.Decide(Noted with { Outcome = "shredded" }))
        );

        Assert.Equal((0, 2), (outcome.Points, outcome.Refused[ActionRefusal.NoSuchOutcome]));
    }

    [Fact]
    public async Task Concern_OnceDecided_DecidesItsPoints_ThoseTooThatComeLater()
    {
        await AddAsync(2, "Noise.", "Lights.");
        var concern = Assert
            .IsType<ChangeConcernOutcome.Changed>(
                await change.ExecuteAsync(new(SaferPlan, null, "Noise at night", null, "Ann", null), default)
            )
            .Concern;
        await GroupAsync(concern.Id, All with { Words = "noise" }, 2);
        var seen = (await sqlite.Office.FindAsync<Concern>(SaferPlan, concern.Id, default))!.Version;

        var decided = Assert.IsType<ChangeConcernOutcome.Changed>(
            await change.ExecuteAsync(new(SaferPlan, concern.Id, "Noise at night", Noted, "Bryn", seen), default)
        );
        await GroupAsync(concern.Id, All with { Words = "lights" }, 2);
        var late = await change.ExecuteAsync(new(SaferPlan, concern.Id, "Another name", Noted, "Ann", seen), default);

        Assert.Equal(2, decided.Points);
        Assert.Equal(4, await sqlite.Register.CountAsync(All.With(PointField.Decision, nameof(DecisionState.InDecidedConcern)), default));
        Assert.Equal(new ChangeConcernOutcome.ChangedMeanwhile("Bryn", Samples.Noon), late);
        Assert.Equal(4, (await sqlite.Store.TallyAsync(SaferPlan, default)).In(DecisionState.InDecidedConcern));
    }

    [Fact]
    public async Task Undo_OfABatch_TakesItBackFromEach_AndLeavesWhatWasDoneLater()
    {
        await AddAsync(3, "Noise.", "Lights.");
        var batch = takeOnMany.NewBatch();
        var command = new TakeActionOnManyCommand(SaferPlan, new ManyPoints.Found(All), new StaffAction.Decide(Noted), "Ann", batch);
        await takeOnMany.ExecuteAsync(command, default);
        var inIt = All.With(PointField.Batch, batch);
        Assert.Equal(6, await sqlite.Register.CountAsync(inIt, default));
        await TakeAsync(All with { Words = "lights" }, 3, new StaffAction.Decide(Noted with { Answer = "Later." }));

        var undone = await undo.ExecuteAsync(SaferPlan, batch, "Bryn", default);

        Assert.Equal((6, 0), (undone.Points, undone.Refused.Count));
        Assert.Equal(0, await sqlite.Register.CountAsync(inIt, default));
        Assert.Equal(3, await sqlite.Register.CountAsync(Undecided with { Words = "noise" }, default));
        Assert.Equal(3, await sqlite.Register.CountAsync(All.With(PointField.Decision, nameof(DecisionState.Decided)), default));
        Assert.Equal(0, (await undo.ExecuteAsync(SaferPlan, batch, "Bryn", default)).Points);
        Assert.Equal((15, null), await VerifiedAsync());
    }

    [Fact]
    public async Task Decide_WhatAnotherChangedSinceTheCount_DoesNothing()
    {
        await AddAsync(3, "Noise.");
        var seen = await new SurveyPoints(sqlite.Register).ExecuteAsync(SaferPlan, new ManyPoints.Found(All), default);
        await TakeAsync(All with { Take = 1 }, 3, new StaffAction.SetTheme("victims", Applies: true));

        var outcome = await takeOnMany.ExecuteAsync(
            new TakeActionOnManyCommand(
                SaferPlan,
                new ManyPoints.Found(All, seen.Points, seen.Mark),
                new StaffAction.Decide(Noted),
                "Bryn"
            ),
            default
        );

        Assert.Equal(new TakeActionOnManyOutcome.CountChanged(3), outcome);
        Assert.Equal(3, await sqlite.Register.CountAsync(Undecided, default));
    }

    [Fact]
    public async Task Decide_ThoseChosen_LeavesTheOneThatAnotherChangedAndSaysWho()
    {
        await AddAsync(3, "Noise.");
        var rows = (await sqlite.Register.ListAsync(All, default)).Points;
        var chosen = new ManyPoints.Chosen([.. rows.Select(ChosenPoint.Of)]);
        await takeOnMany.ExecuteAsync(
            new TakeActionOnManyCommand(
                SaferPlan,
                new ManyPoints.Chosen([ChosenPoint.Of(rows[1])]),
                new StaffAction.SetTheme("victims", Applies: true),
                "Bryn"
            ),
            default
        );

        var outcome = Assert.IsType<TakeActionOnManyOutcome.Taken>(
            await takeOnMany.ExecuteAsync(new TakeActionOnManyCommand(SaferPlan, chosen, new StaffAction.Decide(Noted), "Ann"), default)
        );

        Assert.Equal(2, outcome.Points);
        Assert.Equal((rows[1].Id, "Bryn"), (Assert.Single(outcome.Changed).Id, outcome.Changed[0].By));
        Assert.Equal(1, await sqlite.Register.CountAsync(Undecided, default));
    }

    [Fact]
    public async Task Survey_SaysWhatStandsAlready()
    {
        await AddAsync(3, "Noise.", "Lights.");
        await TakeAsync(All with { Words = "noise" }, 3, new StaffAction.Decide(Noted));

        var survey = await new SurveyPoints(sqlite.Register).ExecuteAsync(SaferPlan, new ManyPoints.Found(All), default);

        Assert.Equal((6, 3, 0, 3, 0), (survey.Points, survey.Responses, survey.Repeats, survey.Decided.Count, survey.InConcerns));
    }

    public void Dispose() => sqlite.Dispose();

    private async Task<(long Lines, string? Problem)> VerifiedAsync()
    {
        var verified = await new VerifyHistory(sqlite.History).ExecuteAsync(SaferPlan, default);
        return (verified.Lines, verified.Problem);
    }

    private Task<TakeActionOnManyOutcome> TakeAsync(PointQuery query, long expected, StaffAction.OnPoint action) =>
        takeOnMany.ExecuteAsync(
            new TakeActionOnManyCommand(SaferPlan, new ManyPoints.Found(query, expected), action, "Ann"),
            TestContext.Current.CancellationToken
        );

    private Task<TakeActionOnManyOutcome> GroupAsync(string concern, PointQuery query, long expected) =>
        group.ExecuteAsync(SaferPlan, concern, new ManyPoints.Found(query, expected), "Ann", batch: null, default);

    private async Task AddAsync(int count, params string[] points) =>
        await Task.WhenAll(
            Enumerable
                .Range(0, count)
                .Select(i =>
                {
                    var letter = Samples.Letter(points) with { ReceivedAt = Samples.Noon.AddMinutes(i) };
                    return sqlite.Store.AddAsync(letter, WorkItem.TagSubmission(SaferPlan, letter.Reference), default);
                })
        );
}
