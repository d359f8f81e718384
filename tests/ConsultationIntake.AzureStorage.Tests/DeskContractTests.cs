using ConsultationIntake.AzureStorage.History;
using ConsultationIntake.AzureStorage.Office;
using ConsultationIntake.AzureStorage.Register;
using ConsultationIntake.AzureStorage.Submissions;
using ConsultationIntake.Consultations;
using ConsultationIntake.Contracts;
using ConsultationIntake.Contracts.Alerts;
using ConsultationIntake.Contracts.History;
using ConsultationIntake.Contracts.Office;
using ConsultationIntake.Contracts.Submissions;
using ConsultationIntake.History;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;

namespace ConsultationIntake.AzureStorage.Tests;

public sealed class TablePointRegisterContractTests(AzuriteServer azurite) : PointRegisterContract
{
    protected override async Task<RegisterUnderTest> BuildRegisterAsync()
    {
        var on = await azurite.NewStoreAsync(TimeProvider.System);
        return new RegisterUnderTest(on.Store, new TablePointRegister(on.Table, new OverflowBlobs(on.Container), TimeProvider.System));
    }
}

public sealed class TableHistoryContractTests(AzuriteServer azurite) : HistoryContract
{
    protected override async Task<IHistory> BuildHistoryAsync() =>
        new TableHistory(await azurite.NewTableAsync(), await azurite.NewTableAsync(), TimeProvider.System);
}

public sealed class TableOfficeRecordsContractTests(AzuriteServer azurite) : OfficeRecordsContract
{
    protected override async Task<OfficeUnderTest> BuildOfficeAsync()
    {
        var table = await azurite.NewTableAsync();
        return new OfficeUnderTest(
            new TableOfficeRecords(table, TimeProvider.System),
            new TableHistory(table, await azurite.NewTableAsync(), TimeProvider.System)
        );
    }
}

public sealed class TableTellOfSafeguardingContractTests(AzuriteServer azurite) : TellOfSafeguardingContract
{
    protected override async Task<AlertsUnderTest> BuildAsync(TimeProvider clock)
    {
        var on = await azurite.NewStoreAsync(TimeProvider.System);
        return new AlertsUnderTest(
            on.Store,
            new TablePointRegister(on.Table, new OverflowBlobs(on.Container), TimeProvider.System),
            new TableOfficeRecords(await azurite.NewTableAsync(), TimeProvider.System)
        );
    }
}

/// <summary>Lines of history that are saved with a submission, in another partition than the chain they belong to.</summary>
public sealed class WaitingLinesTests(AzuriteServer azurite)
{
    private static readonly ConsultationSlug SaferPlan = ConsultationSlug.Parse("safer-plan");

    [Fact]
    public async Task ALineSavedWithItsSubmission_IsInTheChainOfWhoeverReadsIt_Once()
    {
        var on = await azurite.NewStoreAsync(TimeProvider.System);
        var history = new TableHistory(await azurite.NewTableAsync(), on.Table, TimeProvider.System);
        var letter = Samples.Letter("One.");
        await on.Store.AddAsync(letter, WorkItem.TagSubmission(SaferPlan, letter.Reference), default);
        var stored = (await on.Store.FindAsync(SaferPlan, letter.Reference, default))!;

        Assert.True(
            await on.Store.UpdateAsync(stored, [.. Enumerable.Range(0, 40).Select(i => Entry($"{i:D3}", letter.Reference))], default)
        );
        Assert.False(await on.Store.UpdateAsync(stored, [Entry("late", letter.Reference)], default));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => history.ListAsync(new HistoryQuery { Consultation = SaferPlan }, default)));

        var verified = await new VerifyHistory(history).ExecuteAsync(SaferPlan, default);
        Assert.Equal((40, null), (verified.Lines, verified.Problem));
        var (from, to) = Layout.PendingLines;
        Assert.Empty(await on.Table.QueryAsync<Azure.Data.Tables.TableEntity>($"RowKey ge '{from}' and RowKey lt '{to}'").ToListAsync());
    }

    private static HistoryEntry Entry(string id, SubmissionReference reference) =>
        new()
        {
            Id = id,
            By = "Ann",
            At = Samples.Noon,
            Act = "addNote",
            Submission = reference,
            Point = 1,
            After = id,
        };
}
