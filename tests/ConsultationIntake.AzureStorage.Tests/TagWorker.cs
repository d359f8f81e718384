using System.Globalization;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using ConsultationIntake.AzureStorage.NearCopies;
using ConsultationIntake.AzureStorage.Office;
using ConsultationIntake.AzureStorage.Submissions;
using ConsultationIntake.AzureStorage.Work;
using ConsultationIntake.Consultations;
using ConsultationIntake.Contracts;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.NearCopies;
using ConsultationIntake.Themes;
using ConsultationIntake.Themes.Own;
using ConsultationIntake.Work;
using Microsoft.Extensions.Logging.Abstractions;

namespace ConsultationIntake.AzureStorage.Tests;

/// <summary>
/// A process that tags submissions until it is killed. It stands for the Functions worker and its host, which these tests
/// do not have: the same <see cref="TagSubmission"/> over the same stores, fed from the queue by the trigger's rules as
/// host.json has them (eight messages at once, five tries, then the poison queue, base64), with the waits shortened. What
/// it does not show is the host's own code.
/// </summary>
internal sealed class TagWorker(QueueClient queue, QueueClient poison, TagSubmission tag, int most)
{
    internal const string Verb = "tag-worker";
    private const int AtOnce = 8;
    private const int MostTries = 5;

    /// <summary>How long a message is held for whoever took it: ten minutes in the real host.</summary>
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(4);

    /// <summary>The wait after a failed try: thirty seconds in host.json.</summary>
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    /// <summary>What the process is started with.</summary>
    /// <param name="most">How many messages it takes before it takes no more and waits to be killed.</param>
    internal static IEnumerable<string> Arguments(
        string connection,
        StoreOnAzurite on,
        TableClient campaigns,
        QueueClient poison,
        int most
    ) =>
        [
            Verb,
            connection,
            on.Table.Name,
            on.Container.Name,
            campaigns.Name,
            on.Queues[WorkKind.TagSubmission].Name,
            poison.Name,
            most.ToString(CultureInfo.InvariantCulture),
        ];

    /// <summary>Works until it is killed, or until whoever started it is gone.</summary>
    internal static async Task<int> RunAsync(string[] names)
    {
        var (connection, table, container, campaigns, queueName, poisonName) = (names[0], names[1], names[2], names[3], names[4], names[5]);
        var tables = new TableServiceClient(connection);
        var queues = new QueueServiceClient(connection, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        var queue = queues.GetQueueClient(queueName);
        var work = new StorageWorkQueue(new Dictionary<WorkKind, QueueClient> { [WorkKind.TagSubmission] = queue });
        var overflow = new OverflowBlobs(new BlobServiceClient(connection).GetBlobContainerClient(container));
        using var group = new GroupCopy(new TableCampaignStore(tables.GetTableClient(campaigns), TimeProvider.System));
        var tag = new TagSubmission(
            new ConsultationCatalogue([Samples.Consultation()]),
            new TableSubmissionStore(tables.GetTableClient(table), overflow, work, TimeProvider.System),
            new ThemesInUse(new TableOfficeRecords(tables.GetTableClient(table), TimeProvider.System)),
            new SubmissionReader(new OfflineThemeTagger()),
            group,
            work,
            TimeProvider.System,
            NullLogger<TagSubmission>.Instance
        );

        using var stop = new CancellationTokenSource();
        var starterGone = Task.Run(async () =>
        {
            await Console.In.ReadToEndAsync();
            await stop.CancelAsync();
        });
        var most = int.Parse(names[6], CultureInfo.InvariantCulture);
        await new TagWorker(queue, queues.GetQueueClient(poisonName), tag, most).WorkAsync(stop.Token);
        await starterGone;
        return 0;
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        await Console.Out.WriteLineAsync("ready");
        var taken = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            if (taken >= most)
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            var messages = await queue.ReceiveMessagesAsync(AtOnce, Held, cancellationToken);
            if (messages.Value.Length == 0)
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken);
            taken += messages.Value.Length;
            await Task.WhenAll(messages.Value.Select(message => HandleAsync(message, cancellationToken)));
        }
    }

    private async Task HandleAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        if (message.DequeueCount > MostTries)
        {
            await poison.SendMessageAsync(message.MessageText, cancellationToken: cancellationToken);
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
            return;
        }

        var work = WorkItem.FromJson(message.MessageText);
        try
        {
            var outcome = await tag.ExecuteAsync(
                ConsultationSlug.Parse(work.Consultation),
                SubmissionReference.Parse(work.Id),
                cancellationToken
            );
            await Console.Out.WriteLineAsync($"{outcome} {work.Id}");
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // As the host does: the message becomes visible again, and is tried again.
            await Console.Out.WriteLineAsync($"failed {work.Id} {failure.GetType().Name}");
            await Console.Out.WriteLineAsync($"again {(await AgainAsync(message, cancellationToken) ? "soon" : "by another")} {work.Id}");
        }
    }

    /// <summary>False where somebody else has the message by now, because it was held for too short a time.</summary>
    private async Task<bool> AgainAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, message.Body, BetweenTries, cancellationToken);
            return true;
        }
        catch (Azure.RequestFailedException gone) when (gone.Status == 404)
        {
            return false;
        }
    }
}
