using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ConsultationIntake.Blobs;
using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Inbox.Receiving;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.Privacy;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

/// <summary>Mail that comes again: nothing is taken twice, and nothing comes back that was erased.</summary>
public sealed class ReplayTests : IDisposable
{
    private const string Planted = "My neighbour at the corner keeps a zebra called Hortensia";

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly TemporaryFolder folder = new();
    private readonly byte[] body = new SendGridPost { Text = $"{Planted}, and it brays at night." }.ToBytes();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SignedPost_SentAgain_IsTheMessageItWasAndKeepsNothing()
    {
        await using var host = await StartAsync();
        var signedAt = host.Clock.GetUtcNow();

        var first = await SendAsync(host, signedAt);
        var again = await SendAsync(host, signedAt);

        Assert.Equal(first.Id, again.Id);
        Assert.Equal((1, 1), ((await host.MailTallyAsync()).Messages, (await host.MailTallyAsync()).Submissions));
        Assert.Equal([first.Blob], await BlobsAsync(host));
    }

    [Fact]
    public async Task SignedPost_OfWhatWasErased_BringsNothingBack()
    {
        await using var host = await StartAsync();
        var signedAt = host.Clock.GetUtcNow();
        var first = await SendAsync(host, signedAt);
        await EraseAsync(host, first);

        var replayed = await SendAsync(host, signedAt);
        // The mail itself handed in again, which the mail service signs anew.
        var resent = await SendAsync(host, signedAt.AddMinutes(1));

        Assert.Equal((first.Id, true), (replayed.Id, replayed.Erased));
        Assert.Equal(
            (MessageState.Duplicate, first.Reference, true, null, null),
            (resent.State, resent.Reference, resent.Erased, resent.Sender, resent.Subject)
        );
        Assert.Equal(0, (await host.AccountAsync()).GetProperty("received").GetInt32());
        Assert.Empty(await BlobsAsync(host));
        Assert.True((await host.MailTallyAsync()).AddsUp);
        AssertIsNowhere(host);
    }

    [Fact]
    public async Task File_ThatBeginsAsAMail_IsReadWholeByTheWorkerAlone()
    {
        await using var host = await StartAsync();
        var reader = new CountingReader(host.Get<IEmailReader>());
        var import = new ImportEmail(host.Get<ReceiveEmail>(), reader, host.Get<ReadingLimits>(), host.Clock);
        var mail = Encoding.UTF8.GetBytes($"From: Jo <jo@northdale.example>\nSubject: Ours\n\n{Planted}.\n");

        Assert.IsType<ImportEmail.Outcome.Kept>(await import.ExecuteAsync(new MemoryStream(mail), Token));
        Assert.Equal(0, reader.Whole);
        Assert.IsType<ImportEmail.Outcome.NotAnEmail>(await import.ExecuteAsync(new MemoryStream("Dear all,\n\nNo."u8.ToArray()), Token));
        Assert.Equal(1, reader.Whole);
    }

    [Fact]
    public async Task File_OfWhatWasErased_IsTakenInWhereStaffBringIt()
    {
        await using var host = await StartAsync();
        var saved = Encoding.UTF8.GetBytes(
            $"From: Jo <jo@northdale.example>\nTo: {SendGridPost.Inbox}\nSubject: Ours\nMessage-ID: <a@b.example>\n\n{Planted}.\n"
        );
        var first = await BringInAsync(host, saved);
        await EraseAsync(host, first);

        var again = await BringInAsync(host, saved);

        Assert.Equal((MessageState.Submission, false), (again.State, again.Erased));
        Assert.NotNull(await host.SubmissionOfAsync(again));
        Assert.Equal(MessageState.Duplicate, (await BringInAsync(host, saved)).State);
    }

    [Theory]
    [InlineData(-5 * 24)]
    [InlineData(3)]
    public async Task SignedPost_OfAnotherDay_IsQuarantined(int hours)
    {
        await using var host = await StartAsync();

        var message = await SendAsync(host, host.Clock.GetUtcNow().AddHours(hours));

        Assert.Equal((MessageState.Quarantined, MessageReason.OldSignature), (message.State, message.Reason));
    }

    [Theory]
    [InlineData("1796205600", true)]
    [InlineData("1795860001", true)]
    [InlineData("1795859999", false)]
    [InlineData("1796209201", false)]
    [InlineData("+1796205600", false)]
    [InlineData("1796205600 ", false)]
    [InlineData("99999999999999999999", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Timestamp_IsRecent_ForFourDays(string? timestamp, bool isRecent) =>
        Assert.Equal(isRecent, WebhookSignature.IsRecent(timestamp, new DateTimeOffset(2026, 12, 2, 10, 0, 0, TimeSpan.Zero)));

    [Fact]
    public async Task Erasure_WhileTheMailIsBeingSettled_LeavesNothingOfIt()
    {
        var erasing = new Erasing();
        await using var host = await StartAsync(services =>
            services.AddSingleton<IMessageStore>(provider => new ErasedMeanwhile(
                ActivatorUtilities.CreateInstance<SqliteMessageStore>(provider),
                erasing
            ))
        );
        erasing.Of = async message => await EraseAsync(host, message);

        var message = await SendAsync(host, host.Clock.GetUtcNow());

        Assert.True(erasing.Done);
        Assert.Equal((true, null, null), (message.Erased, message.Sender, message.Subject));
        Assert.Equal(0, (await host.AccountAsync()).GetProperty("received").GetInt32());
        Assert.Empty(await BlobsAsync(host));
        AssertIsNowhere(host);
    }

    public void Dispose()
    {
        key.Dispose();
        folder.Dispose();
    }

    private Task<LocalHostUnderTest> StartAsync(Action<IServiceCollection>? change = null) =>
        LocalHostUnderTest.StartAsync(
            data: folder.Path,
            change: change,
            settings: ["--Inbox:SignatureKeys:0", Convert.ToBase64String(key.ExportSubjectPublicKeyInfo())]
        );

    private async Task<InboxMessage> SendAsync(LocalHostUnderTest host, DateTimeOffset signedAt)
    {
        using var response = await SendGridPost.SendAsync(host, body, key, signedAt: signedAt);
        await host.DrainAsync();
        return await host.MessageAsync((await response.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("message").GetString()!);
    }

    private static async Task<InboxMessage> BringInAsync(LocalHostUnderTest host, byte[] saved)
    {
        var outcome = await host.Get<ImportEmail>().ExecuteAsync(new MemoryStream(saved), Token);
        await host.DrainAsync();
        return await host.MessageAsync(Assert.IsType<ImportEmail.Outcome.Kept>(outcome).Message.Id);
    }

    private static async Task EraseAsync(LocalHostUnderTest host, InboxMessage message) =>
        Assert.True(
            await host.Get<EraseSubmission>()
                .ExecuteAsync(
                    ConsultationSlug.Parse(message.Consultation),
                    message.Reference!.Value,
                    ErasureReason.SenderAsked,
                    "Ann",
                    Token
                )
        );

    private static async Task<IReadOnlyList<string>> BlobsAsync(LocalHostUnderTest host) =>
        await host.Get<IBlobStore>().ListAsync("", Token).ToListAsync(Token);

    private void AssertIsNowhere(LocalHostUnderTest host)
    {
        Assert.True(host.Get<SqliteDatabase>().Checkpoint());
        Assert.Empty(folder.FilesWith("Hortensia"));
    }

    private sealed class Erasing
    {
        internal Func<InboxMessage, Task> Of { get; set; } = _ => Task.CompletedTask;

        internal bool Done { get; set; }
    }

    /// <summary>Somebody erases the response after it was made of the mail and before the mail is settled.</summary>
    private sealed class ErasedMeanwhile(IMessageStore store, Erasing erasing) : IMessageStore
    {
        public async Task<InboxMessage?> UpdateAsync(InboxMessage message, CancellationToken cancellationToken)
        {
            if (message is { State: MessageState.Submission, Erased: false } && !erasing.Done)
            {
                erasing.Done = true;
                await erasing.Of(message);
            }

            return await store.UpdateAsync(message, cancellationToken);
        }

        public Task<bool> AddAsync(InboxMessage message, WorkItem work, CancellationToken cancellationToken) =>
            store.AddAsync(message, work, cancellationToken);

        public Task<InboxMessage?> FindAsync(string id, CancellationToken cancellationToken) => store.FindAsync(id, cancellationToken);

        public Task<IReadOnlyList<InboxMessage>> ListAsync(MessageQuery query, CancellationToken cancellationToken) =>
            store.ListAsync(query, cancellationToken);

        public Task<MessageTally> TallyAsync(string consultation, CancellationToken cancellationToken) =>
            store.TallyAsync(consultation, cancellationToken);

        public Task<Claim> ClaimAsync(string key, string owner, DateTimeOffset now, TimeSpan? lasts, CancellationToken cancellationToken) =>
            store.ClaimAsync(key, owner, now, lasts, cancellationToken);

        public Task ReleaseAsync(string key, string owner, CancellationToken cancellationToken) =>
            store.ReleaseAsync(key, owner, cancellationToken);

        public Task<Claim?> FindClaimAsync(string key, CancellationToken cancellationToken) => store.FindClaimAsync(key, cancellationToken);
    }

    private sealed class CountingReader(IEmailReader reader) : IEmailReader
    {
        internal int Whole { get; private set; }

        public Task<InboundEmail?> ReadAsync(ReadOnlyMemory<byte> message, ReadingBudget budget, CancellationToken cancellationToken)
        {
            Whole++;
            return reader.ReadAsync(message, budget, cancellationToken);
        }

        public Task<InboundEmail?> ReadPostAsync(
            ReadOnlyMemory<byte> body,
            string? contentType,
            ReadingBudget budget,
            CancellationToken cancellationToken
        ) => reader.ReadPostAsync(body, contentType, budget, cancellationToken);

        public Task<bool> LooksLikeMessageAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken) =>
            reader.LooksLikeMessageAsync(file, cancellationToken);

        public Task<ReadOnlyMemory<byte>?> MessageOfAsync(
            ReadOnlyMemory<byte> body,
            string? contentType,
            CancellationToken cancellationToken
        ) => reader.MessageOfAsync(body, contentType, cancellationToken);
    }
}
