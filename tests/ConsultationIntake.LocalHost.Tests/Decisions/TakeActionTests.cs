using ConsultationIntake.Consultations;
using ConsultationIntake.Contracts;
using ConsultationIntake.Decisions;
using ConsultationIntake.History;
using ConsultationIntake.LocalHost.Tests.Sqlite;
using ConsultationIntake.Points;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Themes;
using ConsultationIntake.Themes.Own;
using ConsultationIntake.Work;
using Microsoft.Extensions.Logging.Abstractions;

namespace ConsultationIntake.LocalHost.Tests.Decisions;

public sealed class TakeActionTests : IDisposable
{
    private static readonly ConsultationSlug SaferPlan = ConsultationSlug.Parse("safer-plan");
    private readonly SqliteUnderTest sqlite = new();
    private readonly TakeAction take;

    public TakeActionTests() =>
        take = new TakeAction(
            new ConsultationCatalogue([Samples.Consultation()]),
            sqlite.Store,
            sqlite.Office,
            new SubmissionReader(new OfflineThemeTagger()),
            new ThemesInUse(sqlite.Office),
            new TestClock(Samples.Noon),
            NullLogger<TakeAction>.Instance
        );

    [Fact]
    public async Task TakeAction_IsKeptWithItsLineOfHistory()
    {
        var letter = await LetterAsync("Noise.", "Lights.");

        var taken = Assert.IsType<TakeActionOutcome.Taken>(
            await TakeAsync(letter, new StaffAction.SetTheme("asb", true) { Point = 2 }, "Ann")
        );

        var stored = (await sqlite.Store.FindAsync(SaferPlan, letter.Reference, default))!;
        Assert.Equal(["asb"], stored.Work.Find(2)!.Themes);
        // The newest first: whoever put it right has read it.
        var lines = (await sqlite.History.ListAsync(new HistoryQuery { Consultation = SaferPlan }, default)).Lines;
        Assert.Equal(["setTheme", "markRead"], lines.Select(each => each.Act));
        var line = lines[0];
        Assert.Equal(
            (taken.Entry.Id, "Ann", "setTheme", letter.Reference, 2, "", "asb"),
            (line.Id, line.By, line.Act, line.Submission, line.Point, line.Words!.Before, line.Words.After)
        );
    }

    [Fact]
    public async Task TakeAction_ByTheLaterOfTwoOfficers_IsToldAndOverwritesNothing()
    {
        var letter = await LetterAsync("Noise.", "Lights.");
        var seen = letter.Work.Find(1)!.Revision;
        await TakeAsync(letter, new StaffAction.SetStance(Stance.Opposes) { Point = 1 }, "Ann", seen);

        var later = await TakeAsync(letter, new StaffAction.SetStance(Stance.Supports) { Point = 1 }, "Bryn", seen);
        var elsewhere = await TakeAsync(letter, new StaffAction.SetStance(Stance.Supports) { Point = 2 }, "Bryn", seen);

        Assert.Equal(new TakeActionOutcome.ChangedMeanwhile("Ann", Samples.Noon), later);
        Assert.IsType<TakeActionOutcome.Taken>(elsewhere);
        Assert.Equal(Stance.Opposes, (await sqlite.Store.FindAsync(SaferPlan, letter.Reference, default))!.Work.Find(1)!.Point.Stance);
    }

    [Fact]
    public async Task TakeAction_FromManyAtOnce_KeepsThemAllInAnUnbrokenChain()
    {
        var letter = await LetterAsync("Noise.", "Lights.");

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(i =>
                    Task.Run(() => TakeAsync(letter, new StaffAction.AddNote($"note {i}") { Point = 1 + (i % 2) }, $"officer {i % 3}"))
                )
        );

        Assert.All(outcomes, outcome => Assert.IsType<TakeActionOutcome.Taken>(outcome));
        Assert.Equal(20, (await sqlite.Store.FindAsync(SaferPlan, letter.Reference, default))!.Actions.Count);
        var verified = await new VerifyHistory(sqlite.History).ExecuteAsync(SaferPlan, default);
        Assert.Equal((20, null), (verified.Lines, verified.Problem));
    }

    [Fact]
    public async Task TakeAction_ThatIsRefused_LeavesNothing()
    {
        var letter = await LetterAsync("Noise.");

        Assert.Equal(
            new TakeActionOutcome.Refused(ActionRefusal.NothingBefore),
            await TakeAsync(letter, new StaffAction.Merge { Point = 1 }, "Ann")
        );
        Assert.IsType<TakeActionOutcome.NotFound>(
            await take.ExecuteAsync(
                new TakeActionCommand(SaferPlan, SubmissionReference.Derive("none"), new StaffAction.MarkRead { Point = 1 }, "Ann"),
                default
            )
        );

        Assert.Empty((await sqlite.History.ListAsync(new HistoryQuery { Consultation = SaferPlan }, default)).Lines);
    }

    [Fact]
    public async Task WhateverIsDoneToAPointInSight_SaysThatItWasRead_AndUndoingItDoesNotUnsayIt()
    {
        StaffAction.OnPoint[] shown =
        [
            new StaffAction.SetTheme("asb", true),
            new StaffAction.SetStance(Stance.Opposes),
            new StaffAction.SetKind(ConsultationIntake.Reading.PointKind.ThirdPartyView),
            new StaffAction.Decide(new Disposition { Outcome = "noted" }),
            new StaffAction.Group("concern-1"),
        ];
        foreach (var action in shown)
        {
            var letter = await LetterAsync("Noise.", "Lights.");
            var taken = Assert.IsType<TakeActionOutcome.Taken>(await TakeAsync(letter, action with { Point = 2 }, "Ann"));
            await TakeAsync(letter, action with { Point = 2 }, "Ann");
            await TakeAsync(letter, new StaffAction.Undo(taken.Entry.Id), "Ann");

            var stored = (await sqlite.Store.FindAsync(SaferPlan, letter.Reference, default))!;
            Assert.Equal(["Ann"], stored.Work.Find(2)!.ReadBy);
            Assert.Empty(stored.Work.Find(1)!.ReadBy);
            Assert.Single(stored.Actions, entry => entry.Action is StaffAction.MarkRead);
        }

        var assigned = await LetterAsync("Noise.");
        await TakeAsync(assigned, new StaffAction.Assign("Bryn") { Point = 1 }, "Ann");
        Assert.Empty((await sqlite.Store.FindAsync(SaferPlan, assigned.Reference, default))!.Work.Find(1)!.ReadBy);
    }

    [Fact]
    public async Task Undo_LeavesALineOfItsOwn()
    {
        var letter = await LetterAsync("Noise. Lights.");
        var split = Assert.IsType<TakeActionOutcome.Taken>(await TakeAsync(letter, new StaffAction.Split(7) { Point = 1 }, "Ann"));

        await TakeAsync(letter, new StaffAction.Undo(split.Entry.Id), "Bryn");

        Assert.Equal(
            ["Noise. Lights."],
            (await sqlite.Register.ListAsync(new() { Consultation = SaferPlan }, default)).Points.Select(row => row.Text)
        );
        var lines = (await sqlite.History.ListAsync(new HistoryQuery { Consultation = SaferPlan }, default)).Lines;
        Assert.Equal(
            [
                ("undo", "Bryn", "split: Noise.", "split: Noise. Lights."),
                ("split", "Ann", "Noise. Lights.", "Noise."),
                ("markRead", "Ann", "", "Ann"),
            ],
            lines.Select(line => (line.Act, line.By, line.Words!.Before!, line.Words.After!))
        );
    }

    public void Dispose() => sqlite.Dispose();

    private Task<TakeActionOutcome> TakeAsync(Submission letter, StaffAction action, string by, int? seen = null) =>
        take.ExecuteAsync(new TakeActionCommand(SaferPlan, letter.Reference, action, by, seen), TestContext.Current.CancellationToken);

    private async Task<Submission> LetterAsync(params string[] points)
    {
        var letter = Samples.Letter(points);
        await sqlite.Store.AddAsync(letter, WorkItem.TagSubmission(SaferPlan, letter.Reference), default);
        return (await sqlite.Store.FindAsync(SaferPlan, letter.Reference, default))!;
    }
}
