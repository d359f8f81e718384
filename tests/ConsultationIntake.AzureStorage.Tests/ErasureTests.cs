using System.IO.Compression;
using System.Text;
using ConsultationIntake.AzureStorage.Setup;
using ConsultationIntake.Blobs;
using ConsultationIntake.Consultations;
using ConsultationIntake.Contracts;
using ConsultationIntake.Imports;
using ConsultationIntake.Inbox;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Mail;
using ConsultationIntake.Office;
using ConsultationIntake.Points;
using ConsultationIntake.Privacy;
using ConsultationIntake.SentMails;
using ConsultationIntake.Submissions;
using ConsultationIntake.Themes;
using ConsultationIntake.Work;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ConsultationIntake.AzureStorage.Tests;

/// <summary>
/// A sentence is planted wherever a response's words are kept, and looked for in the whole account after the response was erased.
/// </summary>
public sealed class ErasureTests(AzuriteServer azurite)
{
    private const string Planted =
        "My neighbour at the corner keeps a zebra called Hortensia, which brays at night, breaks the fences of every garden in the "
        + "street and frightens the children on their way to school, and nobody at the council or the police has ever done anything.";

    private static readonly Consultation Consultation = Samples.Consultation();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(250_000)]
    public async Task Erase_AfterItWasTagged_LeavesItsWordsNowhere(int further)
    {
        using var host = await StartAsync(new OfflineThemeTagger());
        var submission = await PlantAsync(host, further);
        await host.Services.GetRequiredService<TagSubmission>().ExecuteAsync(Consultation.Slug, submission.Reference, Token);
        Assert.NotEmpty(await PlacesAsync(host));

        Assert.True(await EraseAsync(host, submission));

        Assert.Empty(await PlacesAsync(host));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(250_000)]
    public async Task Erase_WhileItIsBeingTagged_LeavesItsWordsNowhere(int further)
    {
        var tagger = new InterruptedTagger();
        using var host = await StartAsync(tagger);
        var submission = await PlantAsync(host, further);
        tagger.Meanwhile = async () => Assert.True(await EraseAsync(host, submission));

        var outcome = await host.Services.GetRequiredService<TagSubmission>().ExecuteAsync(Consultation.Slug, submission.Reference, Token);

        Assert.IsType<TagOutcome.Gone>(outcome);
        Assert.Null(tagger.Meanwhile);
        Assert.Empty(await PlacesAsync(host));
    }

    [Fact]
    public async Task Erase_OfWhatMailsSaid_LeavesItsWordsNowhere_AndTheOthers()
    {
        using var host = await StartAsync(new OfflineThemeTagger());
        var submission = await PlantAsync(host, further: 0);
        var about = $"{submission.Consultation}/{submission.Reference}";
        var kept = host.Services.GetRequiredService<KeptMails>();
        foreach (var category in new[] { "digest", "reply" })
        {
            var mail = new SentMail
            {
                Id = $"{SentMail.First(category)}one",
                Category = category,
                At = Samples.Noon,
                Subject = "What was said",
                Language = "en",
                Pieces =
                    category == "digest"
                        ? [new MailPiece("Somebody else. ", About: null), new MailPiece(Planted, about)]
                        : [new MailPiece(Planted, About: null)],
            };
            await kept.KeepAsync(submission.Consultation, mail, [submission.Reference.ToString()], Token);
        }

        Assert.True(await EraseAsync(host, submission));

        Assert.Empty(await PlacesAsync(host));
        var left = Assert.Single(await kept.ReadAsync(submission.Consultation, Token).ToListAsync(Token));
        Assert.Equal($"Somebody else. {SentMail.Erased}", left.Text);
    }

    /// <summary>What came by mail leaves its original, what came in with a sheet the sheet.</summary>
    [Fact]
    public async Task Erase_OfALetterAndOfARow_LeavesTheirWordsNowhere()
    {
        using var host = await StartAsync(new OfflineThemeTagger());
        var hash = new string('a', 64);
        var sheet = new SheetImport
        {
            Id = hash[..32],
            FileName = "survey.csv",
            Hash = hash,
            Blob = $"sheets/{Consultation.Slug}/{hash[..32]}",
            State = ImportState.Failed,
            Columns = [],
            ReceivedOn = new DateOnly(2026, 11, 20),
            Language = "en",
            By = "Ann",
            At = Samples.Noon,
        };
        Assert.True(await host.Services.GetRequiredService<IOfficeRecords>().SaveAsync(Consultation.Slug, sheet, entry: null, Token));
        await PutAsync(host, sheet.Blob);
        var row = await AddAsync(host, Channel.Import, $"sheet-{hash}-2");
        var letter = await AddAsync(host, Channel.Email, "mail-one");
        var message = new InboxMessage
        {
            Id = "20261120-120000000-00aa",
            Consultation = Consultation.Slug.ToString(),
            ReceivedAt = Samples.Noon,
            Source = MessageSource.File,
            Blob = "inbound/20261120-120000000-00aa",
            State = MessageState.Submission,
            Reference = letter.Reference,
            Subject = Planted,
            BodyHash = hash,
            Trusted = true,
            Acknowledgement = AcknowledgementState.NotDue,
        };
        await PutAsync(host, message.Blob);
        await host.Services.GetRequiredService<IMessageStore>().AddAsync(message, WorkItem.ReadEmail(message.Id), Token);
        Assert.InRange((await PlacesAsync(host)).Count, 5, int.MaxValue);

        Assert.True(await EraseAsync(host, row));
        Assert.True(await EraseAsync(host, letter));

        Assert.Empty(await PlacesAsync(host));
    }

    private static Task PutAsync(IHost host, string name) =>
        host.Services.GetRequiredService<IBlobStore>().PutAsync(name, new MemoryStream(Encoding.UTF8.GetBytes(Planted)), Token);

    private static async Task<Submission> AddAsync(IHost host, Channel channel, string key)
    {
        var submission = Samples.Submission(Planted) with { Channel = channel, IdempotencyKey = key };
        Assert.IsType<AddOutcome.Added>(
            await host
                .Services.GetRequiredService<ISubmissionStore>()
                .AddAsync(submission, WorkItem.TagSubmission(submission.Consultation, submission.Reference), Token)
        );
        return submission;
    }

    [Fact]
    public async Task Delete_OfWhatASaveThatBrokeOffLeft_TakesItAwayWithoutItsRow()
    {
        var on = await azurite.NewStoreAsync(TimeProvider.System);
        var submission = Samples.Submission(Planted);
        await on.Container.UploadBlobAsync(
            $"{Submissions.Layout.BlobFolder(submission.Consultation, submission.Reference)}left",
            BinaryData.FromString(Planted),
            Token
        );

        Assert.False(await on.Store.DeleteAsync(submission.Consultation, submission.Reference, Token));

        Assert.False(await on.Container.GetBlobsAsync(cancellationToken: Token).AnyAsync(Token));
    }

    [Fact]
    public async Task Delete_OfABlobWithSnapshots_TakesThemToo()
    {
        var container = await azurite.NewContainerAsync();
        var store = new Inbox.ContainerBlobStore(container);
        await store.PutAsync("raw", new MemoryStream(Encoding.UTF8.GetBytes(Planted)), Token);
        await container.GetBlobClient("raw").CreateSnapshotAsync(cancellationToken: Token);

        await store.DeleteAsync("raw", Token);

        Assert.False(
            await container
                .GetBlobsAsync(Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.Snapshots, null, Token)
                .AnyAsync(Token)
        );
    }

    private async Task<IHost> StartAsync(IThemeTagger tagger)
    {
        var suffix = Guid.NewGuid().ToString("N")[..8];
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection([
            new("Storage", azurite.ConnectionString),
            .. new[] { "submissions", "digests", "office", "messages", "campaigns", "drafts", "equality", "allowances" }.Select(table =>
                KeyValuePair.Create($"Storage:{table}Table", (string?)$"{table}{suffix}")
            ),
            .. new[] { "received", "texts" }.Select(container =>
                KeyValuePair.Create($"Storage:{container}Container", (string?)$"{container}{suffix}")
            ),
            .. Enum.GetValues<WorkKind>()
                .Select(kind =>
                    KeyValuePair.Create(AzureStorageOptions.QueueSetting(kind), (string?)$"{kind}-{suffix}".ToLowerInvariant())
                ),
        ]);
        builder.Services.AddConsultationIntake().AddAzureStorage(builder.Configuration);
        builder.Services.AddSingleton(new ConsultationCatalogue([Consultation])).AddSingleton(tagger);
        var host = builder.Build();
        await host.StartAsync(Token);
        return host;
    }

    /// <summary>A response with a file, kept as every response is.</summary>
    private static async Task<Submission> PlantAsync(IHost host, int further)
    {
        await host
            .Services.GetRequiredService<IBlobStore>()
            .PutAsync("files/letter", new MemoryStream(Encoding.UTF8.GetBytes(Planted)), Token);
        var submission = Samples.Submission($"{Planted} {StoredShapeTests.Incompressible(further)}") with
        {
            Files =
            [
                new SubmittedFile
                {
                    Blob = "files/letter",
                    Name = "letter.txt",
                    Length = Planted.Length,
                    Kind = "txt",
                },
            ],
        };
        Assert.IsType<AddOutcome.Added>(
            await host
                .Services.GetRequiredService<ISubmissionStore>()
                .AddAsync(submission, WorkItem.TagSubmission(submission.Consultation, submission.Reference), Token)
        );
        return submission;
    }

    private static Task<bool> EraseAsync(IHost host, Submission submission) =>
        host
            .Services.GetRequiredService<EraseSubmission>()
            .ExecuteAsync(submission.Consultation, submission.Reference, ErasureReason.SenderAsked, "Ann", Token);

    /// <summary>Rows and blobs of the account that have the words in them, whether packed or not.</summary>
    private static async Task<IReadOnlyList<string>> PlacesAsync(IHost host)
    {
        var clients = host.Services.GetRequiredService<StorageClients>();
        var places = new List<string>();
        foreach (
            var table in new[] { clients.Submissions, clients.Campaigns, clients.Digests, clients.Messages, clients.Drafts, clients.Office }
        )
        {
            await foreach (var row in table.QueryAsync<Azure.Data.Tables.TableEntity>(cancellationToken: Token))
            {
                if (row.Any(property => Has(property.Value)))
                    places.Add($"{table.Name} {row.PartitionKey} {row.RowKey}");
            }
        }

        foreach (var container in new[] { clients.Texts, clients.Received })
        {
            await foreach (var blob in container.GetBlobsAsync(cancellationToken: Token))
            {
                var content = await container.GetBlobClient(blob.Name).DownloadContentAsync(Token);
                if (Has(content.Value.Content.ToArray()))
                    places.Add($"{container.Name} {blob.Name}");
            }
        }

        return places;
    }

    private static bool Has(object? value) =>
        value switch
        {
            string text => text.Contains("Hortensia", StringComparison.OrdinalIgnoreCase),
            byte[] bytes => Has(Encoding.UTF8.GetString(bytes)) || Has(Unpacked(bytes)),
            _ => false,
        };

    private static string Unpacked(byte[] bytes)
    {
        try
        {
            using var brotli = new StreamReader(new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress), Encoding.UTF8);
            return brotli.ReadToEnd();
        }
        catch (Exception notPacked) when (notPacked is InvalidDataException or InvalidOperationException)
        {
            return "";
        }
    }

    /// <summary>Something happens after a submission was read from the store, before anything is saved of it.</summary>
    private sealed class InterruptedTagger : IThemeTagger
    {
        private readonly OfflineThemeTagger tagger = new();

        internal Func<Task>? Meanwhile { get; set; }

        public string Name => tagger.Name;

        public string NameFor(Consultation consultation)
        {
            if (Meanwhile is { } meanwhile)
            {
                Meanwhile = null;
                Task.Run(meanwhile).GetAwaiter().GetResult();
            }

            return Name;
        }

        public Task<IReadOnlyList<PointReading>> ReadAsync(
            Consultation consultation,
            IReadOnlyList<PointText> points,
            CancellationToken cancellationToken
        ) => tagger.ReadAsync(consultation, points, cancellationToken);
    }
}
