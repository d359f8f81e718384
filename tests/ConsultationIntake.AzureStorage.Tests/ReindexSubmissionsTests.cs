using Azure.Data.Tables;
using ConsultationIntake.AzureStorage.Submissions;
using ConsultationIntake.Consultations;
using ConsultationIntake.Contracts;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;
using ConsultationIntake.Work;

namespace ConsultationIntake.AzureStorage.Tests;

/// <summary>What an earlier version stored gets into the lists and counts of this one.</summary>
public sealed class ReindexSubmissionsTests(AzuriteServer azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sweep_AfterAnEarlierVersion_ListsAndCountsWhatItStored_AndThenAsksNoMore()
    {
        var requests = new RequestCount();
        var on = await azurite.NewStoreAsync(TimeProvider.System, requests);
        var stored = new List<Submission>();
        for (var i = 0; i < 5; i++)
            stored.Add(await AddAsync(on, $"Response {i}."));
        foreach (var submission in stored.Take(4))
            await AsAnEarlierVersionLeftItAsync(on, submission);
        var before = await ToLookAtAsync(on);

        var first = await Sweep(on, TimeSpan.Zero).ExecuteAsync(Token);
        var listed = await ToLookAtAsync(on);
        // A host of the earlier version, beside ours, saves one.
        await AsAnEarlierVersionLeftItAsync(on, stored[0]);
        var atOnce = await Sweep(on, TimeSpan.FromMinutes(50)).ExecuteAsync(Token);
        var anHourLater = Sweep(on, TimeSpan.FromHours(2));
        var late = await anHourLater.ExecuteAsync(Token);
        var lateListed = await ToLookAtAsync(on);

        Assert.Equal(((1, 1), 4, (5, 5)), (before, first, listed));
        Assert.Equal((0, 1, (5, 5)), (atOnce, late, lateListed));
        Assert.Equal(5, (await on.Store.TallyAsync(Samples.Consultation().Slug, Token)).Received);
        Assert.Equal(1, await requests.OfAsync(() => anHourLater.ExecuteAsync(Token)));
        Assert.Equal(0, await requests.OfAsync(() => anHourLater.ExecuteAsync(Token)));
    }

    [Fact]
    public async Task Sweep_WhereOneCannotBeRead_SavesAllOthersAgainAndFailsUntilItCan()
    {
        var on = await azurite.NewStoreAsync(TimeProvider.System);
        var (plan, later) = (Samples.Consultation(), Samples.Consultation("wider-plan"));
        var stored = new List<Submission>();
        for (var i = 0; i < 3; i++)
            stored.Add(await AddAsync(on, $"Response {i}."));
        stored.Add(await AddAsync(on, "Of the other plan.", later.Slug));
        foreach (var submission in stored)
            await AsAnEarlierVersionLeftItAsync(on, submission);
        var record = await ReplaceRecordAsync(on, stored[1], [1, 2, 3]);
        var sweep = Sweep(on, TimeSpan.Zero, plan, later);

        var first = await Assert.ThrowsAsync<AggregateException>(() => sweep.ExecuteAsync(Token));
        var listed = (await ToLookAtAsync(on), await ToLookAtAsync(on, later.Slug));
        await Assert.ThrowsAsync<AggregateException>(() => sweep.ExecuteAsync(Token));
        await ReplaceRecordAsync(on, stored[1], record);
        var mended = await sweep.ExecuteAsync(Token);

        Assert.Contains(stored[1].Reference.ToString(), Assert.Single(first.InnerExceptions).Message, StringComparison.Ordinal);
        Assert.Equal(((2, 2), (1, 1)), listed);
        Assert.Equal((1, (3, 3)), (mended, await ToLookAtAsync(on)));
    }

    [Fact]
    public async Task Sweep_WithoutAnythingOfAnEarlierVersion_SavesNothing()
    {
        var on = await azurite.NewStoreAsync(TimeProvider.System);
        var submission = await AddAsync(on, "A response.");

        Assert.Equal(0, await Sweep(on, TimeSpan.Zero).ExecuteAsync(Token));

        Assert.Equal(submission.Version, (await on.Store.FindAsync(submission.Consultation, submission.Reference, Token))!.Version);
    }

    private static ReindexSubmissions Sweep(StoreOnAzurite on, TimeSpan later, params Consultation[] consultations) =>
        new(
            on.Table,
            on.Store,
            new ConsultationCatalogue(consultations is [] ? [Samples.Consultation()] : consultations),
            new LaterClock(later),
            new KeptLog<ReindexSubmissions>()
        );

    /// <summary>A tagged response whose sender agreed to its publication.</summary>
    private static async Task<Submission> AddAsync(StoreOnAzurite on, string text, ConsultationSlug? consultation = null)
    {
        var submission = Samples.Submission(text) with
        {
            Consultation = consultation ?? Samples.Consultation().Slug,
            Facts = new Dictionary<string, string> { [DraftFields.Publish] = DraftFields.PublishAnonymous },
            Marks = [SubmissionMarks.MayBePublished],
        };
        await on.Store.AddAsync(submission, WorkItem.TagSubmission(submission.Consultation, submission.Reference), Token);
        return (await on.Store.FindAsync(submission.Consultation, submission.Reference, Token))!;
    }

    /// <summary>Without a line in the list by what is to be published, without a share of its counts, and by a save of its own.</summary>
    private static async Task AsAnEarlierVersionLeftItAsync(StoreOnAzurite on, Submission submission)
    {
        var partition = Layout.PartitionOf(submission.Consultation, submission.Reference);
        var stored = await on.Table.GetEntityAsync<TableEntity>(
            partition,
            Layout.SubmissionRow(submission.Reference),
            cancellationToken: Token
        );
        var row = new SubmissionRow(stored.Value);
        var list = Assert.Single(row.Indexes, index => index.StartsWith("publication=", StringComparison.Ordinal));
        var earlier = Tally.Of(submission with { Marks = [] });
        var tallies = new TallyRows(on.Table);
        Assert.True(
            await tallies.TryCommitAsync(
                partition,
                earlier - row.Contribution,
                [
                    new(
                        TableTransactionActionType.UpdateMerge,
                        new TableEntity(partition, Layout.SubmissionRow(submission.Reference))
                        {
                            ["WrittenBy"] = Guid.NewGuid().ToString("N"),
                            ["Indexes"] = string.Join(' ', row.Indexes.Except([list])),
                            ["Contribution"] = Packed.Pack(earlier),
                        },
                        row.ETag
                    ),
                    new(TableTransactionActionType.Delete, new TableEntity(partition, Layout.IndexRow(list, row.Position))),
                ],
                Token
            )
        );
    }

    /// <summary>What was stored before.</summary>
    private static async Task<byte[]> ReplaceRecordAsync(StoreOnAzurite on, Submission submission, byte[] record)
    {
        var row = (
            await on.Table.GetEntityAsync<TableEntity>(
                Layout.PartitionOf(submission.Consultation, submission.Reference),
                Layout.SubmissionRow(submission.Reference),
                cancellationToken: Token
            )
        ).Value;
        var before = row.GetBinary("Record");
        row["Record"] = record;
        await on.Table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, Token);
        return before;
    }

    private static async Task<(int Listed, long Counted)> ToLookAtAsync(StoreOnAzurite on, ConsultationSlug? of = null)
    {
        var consultation = of ?? Samples.Consultation().Slug;
        var page = await on.Store.ListAsync(new SubmissionQuery { Consultation = consultation, Publication = Publication.ToLookAt }, Token);
        return (page.Items.Count, (await on.Store.TallyAsync(consultation, Token)).In(Publication.ToLookAt));
    }
}
