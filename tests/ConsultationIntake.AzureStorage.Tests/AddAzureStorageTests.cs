using Azure.Data.Tables;
using ConsultationIntake.AzureStorage.Setup;
using ConsultationIntake.Blobs;
using ConsultationIntake.Contracts;
using ConsultationIntake.Digests;
using ConsultationIntake.Inbox;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.AzureStorage.Tests;

public sealed class AddAzureStorageTests(AzuriteServer azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_EmptyAccount_CreatesWhatIsMissingAndWorks()
    {
        var suffix = Guid.NewGuid().ToString("N")[..8];
        using var host = Host([
            new("Storage", azurite.ConnectionString),
            new("Storage:submissionsTable", $"submissions{suffix}"),
            new("Storage:digestsTable", $"digests{suffix}"),
            new("Storage:messagesTable", $"messages{suffix}"),
            new("Storage:receivedContainer", $"received{suffix}"),
            new("Storage:textsContainer", $"texts{suffix}"),
            .. Enum.GetValues<WorkKind>()
                .Select(kind =>
                    KeyValuePair.Create(AzureStorageOptions.QueueSetting(kind), (string?)$"{kind}-{suffix}".ToLowerInvariant())
                ),
        ]);
        await host.StartAsync(Token);
        var submission = Samples.Submission();

        var store = host.Services.GetRequiredService<ISubmissionStore>();
        await store.AddAsync(submission, WorkItem.TagSubmission(submission.Consultation, submission.Reference), Token);
        await host.Services.GetRequiredService<IBlobStore>().PutAsync("raw", new MemoryStream([1]), Token);

        Assert.NotNull(await store.FindAsync(submission.Consultation, submission.Reference, Token));
        Assert.Empty(await host.Services.GetRequiredService<IDigestLedger>().ListAsync(submission.Consultation, Token));
        Assert.True(
            await new TableServiceClient(azurite.ConnectionString)
                .QueryAsync(table => table.Name == $"submissions{suffix}", cancellationToken: Token)
                .AnyAsync(Token)
        );
        var clients = host.Services.GetRequiredService<StorageClients>();
        Assert.Single(await AzuriteServer.ReceiveAllAsync(clients.Queues[WorkKind.TagSubmission]));
        foreach (var poison in clients.PoisonQueues)
            Assert.True(await poison.ExistsAsync(Token), poison.Name);
        await host.StopAsync(Token);
    }

    [Theory]
    [InlineData("", "", "Storage__accountName")]
    [InlineData("Storage:accountName", "Not A Name", "Storage__accountName")]
    [InlineData("Storage:tableServiceUri", "https://x.table.core.windows.net", "Storage__queueServiceUri")]
    [InlineData("TagSubmissionQueue", "Tag_Submission", "TagSubmissionQueue")]
    [InlineData("TagSubmissionQueue", "read-email", "TagSubmissionQueue and ReadEmailQueue")]
    [InlineData("Storage:submissionsTable", "1", "Storage__submissionsTable")]
    [InlineData("Storage:textsContainer", "Texts", "Storage__textsContainer")]
    public async Task Start_WrongSetting_StopsWithItsName(string setting, string value, string named)
    {
        using var host = Host([new(setting.Length > 0 ? setting : "unrelated", value)]);

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Token));

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Storage:accountName", "intake123", "https://intake123.table.core.windows.net/submissions")]
    [InlineData(
        "Storage:accountName",
        "intake123",
        "https://other.example/submissions",
        "Storage:tableServiceUri",
        "https://other.example"
    )]
    public void Clients_WithAnIdentity_GoToTheAccountsAddresses(
        string setting,
        string value,
        string address,
        string other = "Storage:clientId",
        string otherValue = "00000000-0000-0000-0000-000000000001"
    )
    {
        using var host = Host([new(setting, value), new(other, otherValue)]);

        var clients = host.Services.GetRequiredService<StorageClients>();

        Assert.Equal(address, clients.Submissions.Uri.ToString());
        Assert.Equal("https://intake123.blob.core.windows.net/received", clients.Received.Uri.ToString());
        Assert.Equal("https://intake123.queue.core.windows.net/tag-submission", clients.Queues[WorkKind.TagSubmission].Uri.ToString());
    }

    /// <summary>The Functions host looks for a connection called Storage as AzureWebJobsStorage first, and so do triggers.</summary>
    [Theory]
    [InlineData("AzureWebJobsStorage:accountName", "hostaccount")]
    [InlineData("AzureWebJobsStorage", "UseDevelopmentStorage=true")]
    [InlineData("ConnectionStrings:AzureWebJobsStorage", "UseDevelopmentStorage=true")]
    public void Account_IsTheOneTheTriggersRead(string setting, string value)
    {
        using var host = Host([new(setting, value), new("Storage:accountName", "another"), new("Storage:textsContainer", "long")]);

        var options = host.Services.GetRequiredService<IOptions<AzureStorageOptions>>().Value;

        Assert.Equal(value, options.ConnectionString ?? options.AccountName);
        Assert.NotEqual("another", options.AccountName);
        Assert.Equal("long", options.TextsContainer);
    }

    private static IHost Host(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddAzureStorage(builder.Configuration);
        return builder.Build();
    }
}
