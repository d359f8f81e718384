using Microsoft.Extensions.Hosting;

namespace ConsultationIntake.AzureStorage.Setup;

/// <summary>
/// Creates the tables, queues and containers that are not there, before anything that is hosted starts: what takes work, and what reads the
/// keys of data protection, may have been added first.
/// </summary>
internal sealed class CreateStorage(StorageClients clients) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) =>
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

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
