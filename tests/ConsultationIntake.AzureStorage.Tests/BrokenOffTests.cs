using Azure.Core;
using Azure.Data.Tables;
using ConsultationIntake.AzureStorage.Digests;
using ConsultationIntake.AzureStorage.Submissions;
using ConsultationIntake.Contracts;
using ConsultationIntake.Digests;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;

namespace ConsultationIntake.AzureStorage.Tests;

/// <summary>What a host leaves behind that dies between two steps, or never hears the answer to one.</summary>
public sealed class BrokenOffTests(AzuriteServer azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Add_AfterAClaimWithoutSubmission_KeepsItUnderTheClaimedReference()
    {
        var on = await azurite.NewStoreAsync(TimeProvider.System);
        var first = Keyed();
        await ClaimAsync(on.Table, first);

        var again = first with { Reference = SubmissionReference.New() };
        var outcome = await on.Store.AddAsync(again, Work(again), Token);

        Assert.Equal(new AddOutcome.Duplicate(first.Reference), outcome);
        Assert.NotNull(await on.Store.FindAsync(first.Consultation, first.Reference, Token));
        Assert.Null(await on.Store.FindAsync(again.Consultation, again.Reference, Token));
        Assert.Equal(Work(first), Assert.Single(await AzuriteServer.ReceiveAllAsync(on.Queues[WorkKind.TagSubmission])));
    }

    [Fact]
    public async Task Add_OtherContentSoonAfterAClaim_IsRefused()
    {
        var on = await azurite.NewStoreAsync(TimeProvider.System);
        await ClaimAsync(on.Table, Keyed());

        var other = Keyed("Something else.");
        var outcome = await on.Store.AddAsync(other, Work(other), Token);

        Assert.IsType<AddOutcome.KeyReused>(outcome);
    }

    [Fact]
    public async Task Add_OtherContentLongAfterAnEmptyClaim_IsAdded()
    {
        var on = await azurite.NewStoreAsync(new LaterClock(TimeSpan.FromMinutes(10)));
        await ClaimAsync(on.Table, Keyed());

        var other = Keyed("Something else.");
        var outcome = await on.Store.AddAsync(other, Work(other), Token);

        Assert.IsType<AddOutcome.Added>(outcome);
        Assert.NotNull(await on.Store.FindAsync(other.Consultation, other.Reference, Token));
    }

    [Fact]
    public async Task Add_LongAfterAClaimToAReferenceThatWasTaken_IsAdded()
    {
        var on = await azurite.NewStoreAsync(new LaterClock(TimeSpan.FromMinutes(10)));
        var holder = Samples.Submission("The reference is mine.");
        await on.Store.AddAsync(holder, Work(holder), Token);
        await ClaimAsync(on.Table, Keyed() with { Reference = holder.Reference });

        var submission = Keyed();
        var outcome = await on.Store.AddAsync(submission, Work(submission), Token);

        Assert.IsType<AddOutcome.Added>(outcome);
        Assert.Equal(holder.Text.Value, (await on.Store.FindAsync(holder.Consultation, holder.Reference, Token))!.Text.Value);
    }

    [Fact]
    public async Task Add_QueueIsDown_IsStoredFoundBySweepAndQueuedWhenItIsSentAgain()
    {
        var on = await azurite.NewStoreAsync(TimeProvider.System);
        var submission = Keyed();
        await on.Queues[WorkKind.TagSubmission].DeleteAsync(Token);

        await Assert.ThrowsAsync<Azure.RequestFailedException>(() => on.Store.AddAsync(submission, Work(submission), Token));

        var sweep = new SubmissionQuery
        {
            Consultation = submission.Consultation,
            Status = SubmissionStatus.Waiting,
            ReceivedBefore = submission.ReceivedAt.AddMinutes(1),
        };
        Assert.Equal(submission.Reference, Assert.Single((await on.Store.ListAsync(sweep, Token)).Items).Reference);
        var again = submission with { Reference = SubmissionReference.New() };
        await on.Queues[WorkKind.TagSubmission].CreateAsync(cancellationToken: Token);
        Assert.Equal(new AddOutcome.Duplicate(submission.Reference), await on.Store.AddAsync(again, Work(again), Token));
        Assert.Equal(Work(submission), Assert.Single(await AzuriteServer.ReceiveAllAsync(on.Queues[WorkKind.TagSubmission])));
        await on.Store.UpdateAsync((await on.Store.FindAsync(submission.Consultation, submission.Reference, Token))!.Tagged("asb"), Token);
        Assert.Equal(new AddOutcome.Duplicate(submission.Reference), await on.Store.AddAsync(again, Work(again), Token));
        Assert.Empty(await AzuriteServer.ReceiveAllAsync(on.Queues[WorkKind.TagSubmission]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Add_AnswerLostOnTheWay_IsAddedOnce(bool answerToTheClaim)
    {
        var lost = new LostAnswer();
        var on = await azurite.NewStoreAsync(TimeProvider.System, lost);
        var submission = Keyed();
        lost.Lose(request => request.Method == RequestMethod.Post && IsTransaction(request) != answerToTheClaim);

        var outcome = await on.Store.AddAsync(submission, Work(submission), Token);

        Assert.IsType<AddOutcome.Added>(outcome);
        Assert.Equal(Tally.Of(submission), await on.Store.TallyAsync(submission.Consultation, Token));
    }

    [Fact]
    public async Task Update_AnswerLostOnTheWay_IsSavedOnce()
    {
        var lost = new LostAnswer();
        var on = await azurite.NewStoreAsync(TimeProvider.System, lost);
        var submission = Keyed();
        await on.Store.AddAsync(submission, Work(submission), Token);
        var tagged = (await on.Store.FindAsync(submission.Consultation, submission.Reference, Token))!.Tagged("asb");
        lost.Lose(IsTransaction);

        var saved = await on.Store.UpdateAsync(tagged, Token);

        Assert.True(saved);
        Assert.Equal(Tally.Of(tagged), await on.Store.TallyAsync(submission.Consultation, Token));
    }

    [Fact]
    public async Task ClaimAndUpdateDigest_AnswersLostOnTheWay_AreDoneOnce()
    {
        var lost = new LostAnswer();
        var ledger = new TableDigestLedger(await azurite.NewTableAsync(lost));
        var entry = new DigestEntry
        {
            Consultation = Samples.Consultation().Slug,
            Id = "closing",
            DueAt = Samples.Noon,
            ClaimedAt = Samples.Noon,
            FiguresAt = Samples.Noon,
            Figures = Tally.Empty,
            Deliveries = [],
        };

        lost.Lose(request => request.Method == RequestMethod.Post);
        Assert.True(await ledger.TryClaimAsync(entry, Token));
        var claimed = Assert.Single(await ledger.ListAsync(entry.Consultation, Token));
        lost.Lose(request => request.Method == RequestMethod.Put);
        var updated = await ledger.UpdateAsync(claimed, Token);

        Assert.Equal(updated!.Version, Assert.Single(await ledger.ListAsync(entry.Consultation, Token)).Version);
    }

    [Fact]
    public async Task Delete_BrokenOffAfterTheBlobs_IsStillListedAndDoneAgain()
    {
        var on = await azurite.NewStoreAsync(TimeProvider.System);
        var submission = Samples.Submission(StoredShapeTests.Incompressible(200_000));
        await on.Store.AddAsync(submission, Work(submission), Token);
        await foreach (var blob in on.Container.GetBlobsAsync(cancellationToken: Token))
            await on.Container.DeleteBlobAsync(blob.Name, cancellationToken: Token);

        Assert.Null(await on.Store.FindAsync(submission.Consultation, submission.Reference, Token));
        Assert.Single((await on.Store.ListAsync(new() { Consultation = submission.Consultation }, Token)).Items);
        Assert.True(await on.Store.DeleteAsync(submission.Consultation, submission.Reference, Token));
        Assert.Empty((await on.Store.ListAsync(new() { Consultation = submission.Consultation }, Token)).Items);
    }

    private static Submission Keyed(string text = "There is noise every night.") =>
        Samples.Submission(text) with
        {
            IdempotencyKey = "order 1",
        };

    private static WorkItem Work(Submission submission) => WorkItem.TagSubmission(submission.Consultation, submission.Reference);

    private static async Task ClaimAsync(TableClient table, Submission submission)
    {
        var claim = await new IdempotencyKeys(table, TimeProvider.System).ClaimAsync(
            submission,
            Layout.KeyRow(submission.Channel, submission.IdempotencyKey!),
            Token
        );
        Assert.True(claim.IsMine);
    }

    private static bool IsTransaction(Request request) => request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal);
}
