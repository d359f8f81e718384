using ConsultationIntake.Concerns;
using ConsultationIntake.Consultations;
using ConsultationIntake.Decisions;
using ConsultationIntake.History;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Themes.Own;

namespace ConsultationIntake.Contracts.Office;

/// <param name="Records">Empty.</param>
/// <param name="History">Where their lines go.</param>
public sealed record OfficeUnderTest(IOfficeRecords Records, IHistory History);

/// <summary>What every <see cref="IOfficeRecords"/> must do.</summary>
public abstract class OfficeRecordsContract
{
    private static readonly ConsultationSlug SaferPlan = ConsultationSlug.Parse("safer-plan");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract Task<OfficeUnderTest> BuildOfficeAsync();

    [Fact]
    public async Task Find_WhatWasSaved_IsThatWithAVersion()
    {
        var (records, _) = await BuildOfficeAsync();
        var concern = Concern("buses") with
        {
            Disposition = new Disposition { Outcome = "noted", Answer = "Diolch, ŵ 😀." },
        };

        Assert.Null(await records.FindAsync<Concern>(SaferPlan, "buses", Token));
        Assert.True(await records.SaveAsync(SaferPlan, concern, Entry(), Token));

        var found = (await records.FindAsync<Concern>(SaferPlan, "buses", Token))!;
        Assert.NotNull(found.Version);
        Assert.Equal(concern, found with { Version = null });
    }

    [Fact]
    public async Task Save_OfAnOlderVersion_ChangesNothingAndLeavesNoLine()
    {
        var (records, history) = await BuildOfficeAsync();
        await records.SaveAsync(SaferPlan, Concern("buses"), Entry(), Token);
        var first = (await records.FindAsync<Concern>(SaferPlan, "buses", Token))!;
        Assert.True(await records.SaveAsync(SaferPlan, first with { Title = "Second" }, Entry(), Token));

        Assert.False(await records.SaveAsync(SaferPlan, first with { Title = "Third" }, Entry(), Token));
        Assert.False(await records.SaveAsync(SaferPlan, Concern("buses"), Entry(), Token));
        Assert.False(await records.DeleteAsync(SaferPlan, first, Entry(), Token));

        Assert.Equal("Second", (await records.FindAsync<Concern>(SaferPlan, "buses", Token))!.Title);
        Assert.Equal(2, (await new VerifyHistory(history).ExecuteAsync(SaferPlan, Token)).Lines);
    }

    [Fact]
    public async Task Save_FromManyAtOnce_TakesOneOfEachVersion()
    {
        var (records, history) = await BuildOfficeAsync();

        var saved = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(i => Task.Run(() => records.SaveAsync(SaferPlan, Concern("one") with { Title = $"{i}" }, Entry(), Token), Token))
        );
        var others = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => Task.Run(() => records.SaveAsync(SaferPlan, Concern($"other {i}"), Entry(), Token), Token))
        );

        Assert.Single(saved, done => done);
        Assert.All(others, Assert.True);
        var verified = await new VerifyHistory(history).ExecuteAsync(SaferPlan, Token);
        Assert.Equal((9, null), (verified.Lines, verified.Problem));
    }

    [Fact]
    public async Task List_IsOfOneKindAndOneConsultation_ByTheirIds()
    {
        var (records, _) = await BuildOfficeAsync();
        foreach (var id in new[] { "Cynllun / ŵ?", "b", "a#1", "B" })
            await records.SaveAsync(SaferPlan, Concern(id), entry: null, Token);
        await records.SaveAsync(SaferPlan, new Colleague { Id = "Ann", FirstSeen = Samples.Noon }, entry: null, Token);
        await records.SaveAsync(ConsultationSlug.Parse("other-plan"), Concern("elsewhere"), entry: null, Token);

        Assert.Equal(["B", "Cynllun / ŵ?", "a#1", "b"], (await records.ListAsync<Concern>(SaferPlan, Token)).Select(concern => concern.Id));
        Assert.Equal(Samples.Noon, Assert.Single(await records.ListAsync<Colleague>(SaferPlan, Token)).FirstSeen);
        Assert.Empty(await records.ListAsync<SavedFilter>(SaferPlan, Token));
    }

    [Fact]
    public async Task ListAfter_PageByPage_GivesEachOfOneKindOnce_InTheirOrder()
    {
        var (records, _) = await BuildOfficeAsync();
        string[] ids = ["00-first", "B", "a-1", "b-2", "c"];
        foreach (var id in ids.Reverse())
            await records.SaveAsync(SaferPlan, Concern(id), entry: null, Token);
        await records.SaveAsync(SaferPlan, new Colleague { Id = "b-1", FirstSeen = Samples.Noon }, entry: null, Token);
        await records.SaveAsync(ConsultationSlug.Parse("other-plan"), Concern("elsewhere"), entry: null, Token);

        var first = await records.ListAfterAsync<Concern>(SaferPlan, "", 2, Token);
        var second = await records.ListAfterAsync<Concern>(SaferPlan, first[^1].Id, 2, Token);
        var third = await records.ListAfterAsync<Concern>(SaferPlan, second[^1].Id, 2, Token);

        Assert.Equal((2, 2, 1), (first.Count, second.Count, third.Count));
        Assert.Equal(ids, first.Concat(second).Concat(third).Select(concern => concern.Id));
        Assert.NotNull(third[0].Version);
        Assert.Equal(["c"], (await records.ListAfterAsync<Concern>(SaferPlan, "b-9", 2, Token)).Select(concern => concern.Id));
        Assert.Empty(await records.ListAfterAsync<Concern>(SaferPlan, "c", 2, Token));
    }

    [Fact]
    public async Task Record_OfHalfAMegabyteThatDoesNotPack_IsKeptAndChanged()
    {
        var (records, _) = await BuildOfficeAsync();
        var words = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(400_000));
        var concern = Concern("buses") with
        {
            Disposition = new Disposition { Outcome = "noted", Answer = words },
        };

        Assert.True(await records.SaveAsync(SaferPlan, concern, entry: null, Token));
        var found = (await records.FindAsync<Concern>(SaferPlan, "buses", Token))!;
        Assert.True(await records.SaveAsync(SaferPlan, found with { Disposition = null }, entry: null, Token));

        Assert.Equal(words, found.Disposition!.Answer);
        Assert.Null(Assert.Single(await records.ListAsync<Concern>(SaferPlan, Token)).Disposition);
    }

    [Fact]
    public async Task Theme_WithAsMuchAsItLearnsAndItsStateBefore_IsKept()
    {
        var (records, _) = await BuildOfficeAsync();
        var weights = new byte[15_000];
        new Random(1).NextBytes(weights);
        var theme = new OwnTheme
        {
            Id = "roads",
            Taken = [.. Enumerable.Range(0, 500).Select(i => new TakenWord($"diogelwch ffyrdd ŵ {i}", "cy"))],
            Left = ["car park"],
            Learned = new LearnedTheme
            {
                Weights = weights,
                Unit = 0.0123,
                Offset = -0.5,
                Corrections = 30,
                At = Samples.Noon,
            },
        };

        Assert.True(await records.SaveAsync(SaferPlan, theme with { Before = theme with { Learns = false } }, Entry(), Token));

        var found = (await records.FindAsync<OwnTheme>(SaferPlan, "roads", Token))!;
        Assert.Equal(theme.Taken, found.Taken);
        Assert.Equal(weights, found.Learned!.Weights);
        Assert.Equal(
            (0.0123, -0.5, 30, false),
            (found.Learned.Unit, found.Learned.Offset, found.Learned.Corrections, found.Before!.Learns)
        );
        Assert.Equal(weights, found.Before.Learned!.Weights);
    }

    [Fact]
    public async Task Delete_TakesTheRecordAndLeavesALine()
    {
        var (records, history) = await BuildOfficeAsync();
        await records.SaveAsync(SaferPlan, Concern("buses"), entry: null, Token);

        Assert.True(await records.DeleteAsync(SaferPlan, (await records.FindAsync<Concern>(SaferPlan, "buses", Token))!, Entry(), Token));

        Assert.Null(await records.FindAsync<Concern>(SaferPlan, "buses", Token));
        Assert.Equal(1, (await new VerifyHistory(history).ExecuteAsync(SaferPlan, Token)).Lines);
        Assert.True(await records.SaveAsync(SaferPlan, Concern("buses"), entry: null, Token));
    }

    [Fact]
    public async Task Filter_OfTheSameNameFromTwoOfficersAtOnce_IsTheFirstsAndTheOtherIsTold()
    {
        var (records, history) = await BuildOfficeAsync();
        var save = new SaveFilter(records, new TestClock(Samples.Noon));

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(i =>
                    Task.Run(
                        () => save.ExecuteAsync(new SaveFilterCommand(SaferPlan, "To do", $"words=w{i}", $"Officer {i}"), Token),
                        Token
                    )
                )
        );

        var saved = Assert.Single(outcomes.OfType<SaveFilterOutcome.Saved>()).Filter;
        Assert.Equal(5, outcomes.OfType<SaveFilterOutcome.NameTaken>().Count(taken => taken.Other.Query == saved.Query));
        var stored = (await records.FindAsync<SavedFilter>(SaferPlan, "To do", Token))!;
        Assert.Equal((saved.Query, saved.By), (stored.Query, stored.By));
        Assert.Equal(1, (await new VerifyHistory(history).ExecuteAsync(SaferPlan, Token)).Lines);
    }

    [Fact]
    public async Task Filter_Replaced_IsTheOneThatWasSeenOrNone_AndForgottenLeavesALine()
    {
        var (records, history) = await BuildOfficeAsync();
        var save = new SaveFilter(records, new TestClock(Samples.Noon));
        await save.ExecuteAsync(new SaveFilterCommand(SaferPlan, "Pwysig / ŵ?", "late=yes", "Ann"), Token);
        var seen = (await records.FindAsync<SavedFilter>(SaferPlan, "Pwysig / ŵ?", Token))!.Version;

        var replaced = await save.ExecuteAsync(new SaveFilterCommand(SaferPlan, "Pwysig / ŵ?", "late=no", "Bryn", seen), Token);
        var late = await save.ExecuteAsync(new SaveFilterCommand(SaferPlan, "Pwysig / ŵ?", "read=no", "Carys", seen), Token);

        Assert.IsType<SaveFilterOutcome.Saved>(replaced);
        Assert.Equal("Bryn", Assert.IsType<SaveFilterOutcome.NameTaken>(late).Other.By);
        Assert.IsType<SaveFilterOutcome.NoName>(await save.ExecuteAsync(new SaveFilterCommand(SaferPlan, "  ", "read=no", "Ann"), Token));
        Assert.True(await save.ForgetAsync(SaferPlan, "Pwysig / ŵ?", "Ann", Token));
        Assert.False(await save.ForgetAsync(SaferPlan, "Pwysig / ŵ?", "Ann", Token));
        var lines = await history.ListAsync(new HistoryQuery { Consultation = SaferPlan, Subject = "Pwysig / ŵ?" }, Token);
        Assert.Equal(
            [(HistoryActs.RemoveFilter, "late=no"), (HistoryActs.SaveFilter, "late=yes"), (HistoryActs.SaveFilter, null)],
            lines.Lines.Select(line => (line.Act, line.Words!.Before))
        );
    }

    [Fact]
    public async Task Concern_ChangedByTwoOfficersAtOnce_IsOnesAndTheOtherIsTold()
    {
        var (records, history) = await BuildOfficeAsync();
        await records.SaveAsync(SaferPlan, Concern("lamps"), Entry(), Token);
        var seen = (await records.FindAsync<Concern>(SaferPlan, "lamps", Token))!;

        var saved = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(i => Task.Run(() => records.SaveAsync(SaferPlan, seen with { Title = $"Officer {i}'s" }, Entry(), Token), Token))
        );

        var winner = Array.IndexOf(saved, true);
        Assert.Single(saved, isSaved => isSaved);
        Assert.Equal($"Officer {winner}'s", (await records.FindAsync<Concern>(SaferPlan, "lamps", Token))!.Title);
        var verified = await new VerifyHistory(history).ExecuteAsync(SaferPlan, Token);
        Assert.Equal((2, null), (verified.Lines, verified.Problem));
    }

    private static Concern Concern(string id) =>
        new()
        {
            Id = id,
            Title = "First",
            By = "Ann",
            At = Samples.Noon,
        };

    private static HistoryEntry Entry() =>
        new()
        {
            Id = Guid.NewGuid().ToString("N"),
            By = "Ann",
            At = Samples.Noon,
            Act = HistoryActs.ChangeConcern,
        };
}
