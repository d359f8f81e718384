using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using ConsultationIntake.AzureStorage.Submissions;
using ConsultationIntake.AzureStorage.Work;
using ConsultationIntake.Contracts;
using ConsultationIntake.Points;
using ConsultationIntake.Submissions;
using ConsultationIntake.Themes;
using ConsultationIntake.Work;

namespace ConsultationIntake.AzureStorage.Tests;

/// <summary>What lies in the account, as docs/storage-layout.md draws it.</summary>
public sealed class StoredShapeTests(AzuriteServer azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Add_AForm_IsOneRowItsIndexesTheTallyAndTheKey()
    {
        var on = await azurite.NewStoreAsync(TimeProvider.System);
        var submission = Samples.Submission() with { IdempotencyKey = "order 1", Partner = "northtown-council" };
        await on.Store.AddAsync(submission, Work(submission), Token);

        var rows = await RowsAsync(on.Table);

        var tally = Assert.Single(rows, row => row.RowKey.StartsWith("tally:", StringComparison.Ordinal));
        var partition = Layout.PartitionOf(submission.Consultation, submission.Reference);
        var position = Layout.Position(submission.ReceivedAt, submission.Reference);
        Assert.Equal(
            [
                $"index:all:{position}",
                $"index:channel=Form:{position}",
                $"index:language=en:{position}",
                $"index:partner=northtown-council:{position}",
                $"index:status=Waiting:{position}",
                $"submission:{submission.Reference}",
                tally.RowKey,
            ],
            rows.Where(row => row.PartitionKey == partition).Select(row => row.RowKey)
        );
        Assert.Equal(8, rows.Count);
        Assert.Empty(await BlobsAsync(on.Container));
    }

    [Fact]
    public async Task Delete_Everything_LeavesTheEmptyTallyAndThatItsPointsAreGone()
    {
        var on = await azurite.NewStoreAsync(TimeProvider.System);
        var submission = Samples.Submission(Incompressible(200_000)) with { IdempotencyKey = "order 1" };
        await on.Store.AddAsync(submission, Work(submission), Token);
        await on.Store.UpdateAsync(
            Annotated((await on.Store.FindAsync(submission.Consultation, submission.Reference, Token))!, 200_000),
            Token
        );

        await on.Store.DeleteAsync(submission.Consultation, submission.Reference, Token);

        var rows = await RowsAsync(on.Table);
        Assert.Equal(["points", "tally"], rows.Select(row => row.RowKey.Split(':')[0]).Distinct());
        var gone = Assert.Single(rows, row => row.RowKey.StartsWith("points:", StringComparison.Ordinal));
        Assert.True(gone.GetBoolean("IsEmpty"));
        Assert.False(gone.ContainsKey("Rows"));
        Assert.Empty(await BlobsAsync(on.Container));
    }

    [Fact]
    public async Task AddAndUpdate_TooLongForARow_LieInOneBlobEach()
    {
        var on = await azurite.NewStoreAsync(TimeProvider.System);
        var submission = Samples.Submission(Incompressible(200_000));
        await on.Store.AddAsync(submission, Work(submission), Token);
        Assert.Single(await BlobsAsync(on.Container));

        foreach (var length in new[] { 100_000, 200_000, 10 })
        {
            var annotated = Annotated((await on.Store.FindAsync(submission.Consultation, submission.Reference, Token))!, length);
            Assert.True(await on.Store.UpdateAsync(annotated, Token));
            Assert.False(await on.Store.UpdateAsync(annotated, Token));

            var found = await on.Store.FindAsync(submission.Consultation, submission.Reference, Token);
            Assert.Equal(submission.Text.Value, found!.Text.Value);
            Assert.Equal(length, found.Points[0].Note!.Length);
            Assert.Equal(length > 1_000 ? 2 : 1, (await BlobsAsync(on.Container)).Count);
        }
    }

    [Fact]
    public async Task Add_ReferenceTaken_LeavesNoBlobBehind()
    {
        var on = await azurite.NewStoreAsync(TimeProvider.System);
        var first = Samples.Submission();
        await on.Store.AddAsync(first, Work(first), Token);

        var second = Samples.Submission(Incompressible(200_000)) with { Reference = first.Reference };
        Assert.IsType<AddOutcome.ReferenceTaken>(await on.Store.AddAsync(second, Work(second), Token));

        Assert.Empty(await BlobsAsync(on.Container));
    }

    [Fact]
    public async Task Add_ThousandReferences_SpreadOverAllPartitions()
    {
        var slug = Samples.Consultation().Slug;

        var shares = Enumerable
            .Range(0, 1_000)
            .Select(i => Layout.PartitionOf(slug, SubmissionReference.Derive($"{i}")))
            .CountBy(partition => partition)
            .ToList();

        Assert.Equal(Layout.Partitions(slug).Order(), shares.Select(share => share.Key).Order());
        Assert.All(shares, share => Assert.InRange(share.Value, 30, 100));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task Enqueue_OneItem_IsBase64JsonThatNeverExpires()
    {
        var queues = await azurite.NewQueuesAsync();
        var item = new WorkItem(WorkKind.ReadEmail, "", "2026-11-10-1");
        await new StorageWorkQueue(queues).EnqueueAsync(item, Token);

        var plain = new Azure.Storage.Queues.QueueClient(azurite.ConnectionString, queues[WorkKind.ReadEmail].Name);
        var message = (await plain.ReceiveMessageAsync(cancellationToken: Token)).Value;

        using var json = JsonDocument.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(message.MessageText)));
        Assert.Equal("ReadEmail", json.RootElement.GetProperty("kind").GetString());
        Assert.Equal(item.Id, json.RootElement.GetProperty("id").GetString());
        Assert.True(message.ExpiresOn is null || message.ExpiresOn.Value.Year > 2100, $"It expires on {message.ExpiresOn}.");
    }

    /// <summary>Text that compression makes little of: a fixed sequence of letters drawn by a linear congruential generator.</summary>
    internal static string Incompressible(int length)
    {
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var state = 12_345UL;
        return string.Create(
            length,
            letters,
            (text, letters) =>
            {
                for (var i = 0; i < text.Length; i++)
                {
                    state = (state * 6_364_136_223_846_793_005UL) + 1_442_695_040_888_963_407UL;
                    text[i] = letters[(int)(state >> 58)];
                }
            }
        );
    }

    private static Submission Annotated(Submission submission, int length) =>
        submission with
        {
            Status = SubmissionStatus.Tagged,
            Points =
            [
                new Point
                {
                    Number = 1,
                    Source = new() { Span = new(0, 10) },
                    Tags =
                    [
                        new ThemeTag
                        {
                            Theme = "asb",
                            Confidence = 1,
                            Evidence = [new(0, 1)],
                            Explanation = "It says so.",
                        },
                    ],
                    Note = Incompressible(length),
                },
            ],
        };

    private static WorkItem Work(Submission submission) => WorkItem.TagSubmission(submission.Consultation, submission.Reference);

    private static async Task<List<TableEntity>> RowsAsync(TableClient table) =>
        await table.QueryAsync<TableEntity>(cancellationToken: Token).ToListAsync(Token);

    private static async Task<List<string>> BlobsAsync(BlobContainerClient container) =>
        await container.GetBlobsAsync(cancellationToken: Token).Select(blob => blob.Name).ToListAsync(Token);
}
