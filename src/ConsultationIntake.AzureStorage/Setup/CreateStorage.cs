using Microsoft.Extensions.Hosting;

namespace ConsultationIntake.AzureStorage.Setup;

/// <summary>Creates, before the host takes work, the tables, queues and containers that are not there.</summary>
internal sealed class CreateStorage(StorageClients clients) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        Task.WhenAll([
            clients.Submissions.CreateIfNotExistsAsync(cancellationToken),
            clients.Campaigns.CreateIfNotExistsAsync(cancellationToken),
            clients.Digests.CreateIfNotExistsAsync(cancellationToken),
            clients.Messages.CreateIfNotExistsAsync(cancellationToken),
            clients.Drafts.CreateIfNotExistsAsync(cancellationToken),
            clients.Equality.CreateIfNotExistsAsync(cancellationToken),
            clients.Allowances.CreateIfNotExistsAsync(cancellationToken),
            clients.Office.CreateIfNotExistsAsync(cancellationToken),
            clients.Received.CreateIfNotExistsAsync(cancellationToken: cancellationToken),
            clients.Texts.CreateIfNotExistsAsync(cancellationToken: cancellationToken),
            .. clients
                .Queues.Values.Concat(clients.PoisonQueues)
                .Select(queue => queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
        ]);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
