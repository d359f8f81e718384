using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using ConsultationIntake.AzureStorage.Submissions;
using ConsultationIntake.AzureStorage.Tests;
using ConsultationIntake.AzureStorage.Work;
using ConsultationIntake.Contracts;
using ConsultationIntake.Work;

[assembly: AssemblyFixture(typeof(AzuriteServer))]

namespace ConsultationIntake.AzureStorage.Tests;

/// <summary>
/// Microsoft's storage emulator, one for all tests, on ports and in a folder of its own. It is looked for in
/// <c>.tools/node_modules</c> of the repository, where <c>./test</c> installs it; without it the tests are skipped.
/// </summary>
public sealed class AzuriteServer : IAsyncLifetime
{
    private const string Account = "devstoreaccount1";

    // The emulator's published account key; it opens nothing else.
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"azurite-{Guid.NewGuid():N}");
    private Process? process;
    private string? absence;

    /// <summary>Where it listens. Skips the test where it is not installed.</summary>
    public string ConnectionString
    {
        get
        {
            Assert.SkipUnless(absence is null, absence ?? "");
            return field;
        }
        private set;
    } = "";

    public async ValueTask InitializeAsync()
    {
        if (Find() is not { } script)
        {
            absence = "Azurite is not installed: ./test installs it into .tools, and needs Node and npm for that.";
            return;
        }

        int[] ports = [TestPorts.Next(), TestPorts.Next(), TestPorts.Next()];
        ConnectionString =
            $"AccountName={Account};AccountKey={Key};DefaultEndpointsProtocol=http;"
            + $"BlobEndpoint=http://127.0.0.1:{ports[0]}/{Account};"
            + $"QueueEndpoint=http://127.0.0.1:{ports[1]}/{Account};TableEndpoint=http://127.0.0.1:{ports[2]}/{Account}";
        Directory.CreateDirectory(folder);
        process = Process.Start(
            new ProcessStartInfo(
                "node",
                [
                    script,
                    "--silent",
                    "--disableTelemetry",
                    "--skipApiVersionCheck",
                    "--location",
                    folder,
                    "--blobHost",
                    "127.0.0.1",
                    "--queueHost",
                    "127.0.0.1",
                    "--tableHost",
                    "127.0.0.1",
                    "--blobPort",
                    $"{ports[0]}",
                    "--queuePort",
                    $"{ports[1]}",
                    "--tablePort",
                    $"{ports[2]}",
                ]
            )
            {
                RedirectStandardOutput = true,
            }
        );
        process!.BeginOutputReadLine();
        await Task.WhenAll(ports.Select(WaitUntilListeningAsync));
    }

    public async ValueTask DisposeAsync()
    {
        if (process is null)
            return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A table of the test's own.</summary>
    public async Task<TableClient> NewTableAsync(params HttpPipelinePolicy[] policies)
    {
        var options = new TableClientOptions();
        foreach (var policy in policies)
            options.AddPolicy(policy, HttpPipelinePosition.PerRetry);
        var table = new TableServiceClient(ConnectionString, options).GetTableClient($"t{Guid.NewGuid():N}");
        await table.CreateAsync();
        return table;
    }

    /// <summary>A container of the test's own.</summary>
    public async Task<BlobContainerClient> NewContainerAsync(params HttpPipelinePolicy[] policies)
    {
        var options = new BlobClientOptions();
        foreach (var policy in policies)
            options.AddPolicy(policy, HttpPipelinePosition.PerRetry);
        var container = new BlobServiceClient(ConnectionString, options).GetBlobContainerClient($"c{Guid.NewGuid():N}");
        await container.CreateAsync();
        return container;
    }

    /// <summary>Queues of the test's own, encoded as the trigger expects.</summary>
    public async Task<IReadOnlyDictionary<WorkKind, QueueClient>> NewQueuesAsync()
    {
        var service = new QueueServiceClient(ConnectionString, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        var queues = new Dictionary<WorkKind, QueueClient>();
        foreach (var kind in Enum.GetValues<WorkKind>())
        {
            queues[kind] = service.GetQueueClient($"q{Guid.NewGuid():N}");
            await queues[kind].CreateAsync();
        }

        return queues;
    }

    internal async Task<StoreOnAzurite> NewStoreAsync(TimeProvider clock, params HttpPipelinePolicy[] policies)
    {
        var table = await NewTableAsync(policies);
        var container = await NewContainerAsync(policies);
        var queues = await NewQueuesAsync();
        return new StoreOnAzurite(
            new TableSubmissionStore(table, new OverflowBlobs(container), new StorageWorkQueue(queues), clock),
            table,
            container,
            queues
        );
    }

    /// <summary>Takes and deletes every message that is there, decoded as the trigger decodes it.</summary>
    public static async Task<IReadOnlyList<WorkItem>> ReceiveAllAsync(QueueClient queue)
    {
        var items = new List<WorkItem>();
        while (true)
        {
            var messages = await queue.ReceiveMessagesAsync(maxMessages: 32);
            if (messages.Value.Length == 0)
                return items;
            foreach (var message in messages.Value)
            {
                items.Add(WorkItem.FromJson(message.MessageText));
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
            }
        }
    }

    private static string? Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var script = Path.Combine(directory.FullName, ".tools", "node_modules", "azurite", "dist", "src", "azurite.js");
            if (File.Exists(script))
                return script;
        }

        return null;
    }

    private Task WaitUntilListeningAsync(int port) =>
        Patience.UntilAsync(
            async () =>
            {
                Assert.False(process!.HasExited, "Azurite stopped before it listened.");
                try
                {
                    using var client = new TcpClient();
                    await client.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
                    return true;
                }
                catch (SocketException)
                {
                    return false;
                }
            },
            "Azurite"
        );
}
