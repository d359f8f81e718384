using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ConsultationIntake.Blobs;
using ConsultationIntake.Capacity;
using ConsultationIntake.Inbox.Desk;
using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

/// <summary>A message as staff open it, to read what the machine could not or to see what a quarantined one says.</summary>
public sealed class OriginalTests
{
    [Fact]
    public async Task Original_OfPostedParts_IsOneMessageThatSaysTheSame()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var message = await host.DeliverAsync(
            new SendGridPost
            {
                Charset = "windows-1252",
                Text = "Patrols cost £20 – that’s fair.",
                Html = "<p>Patrols cost £20 – that’s fair.</p>",
                Files = [("llythyr ŵ.txt", "text/plain", Encoding.UTF8.GetBytes("Rhagor o oleuadau, os gwelwch yn dda."), null)],
            }
        );

        var (name, original) = await OpenAsync(host, message);
        var again = await ImportAsync(host, original);

        Assert.Equal($"{message.Id}.eml", name);
        // The same Message-ID, sender, words and files: a message is known again by all of them.
        Assert.Equal(
            (MessageState.Duplicate, message.Reference, message.Subject, message.SenderName),
            (again.State, again.Reference, again.Subject, again.SenderName)
        );
    }

    [Fact]
    public async Task Original_OfAWholeMessage_IsItByteForByte()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var raw = Encoding.UTF8.GetBytes(
            "From: Jo <jo@northdale.example>\r\nSubject: Raw\r\nMessage-ID: <raw@northdale.example>\r\n\r\n"
                + "There should be more patrols.\r\n"
        );

        var (name, original) = await OpenAsync(host, await host.DeliverAsync(new SendGridPost { Raw = raw }));

        Assert.EndsWith(".eml", name, StringComparison.Ordinal);
        Assert.Equal(raw, original);
    }

    [Fact]
    public async Task Original_OfWhatIsNoEmail_IsThePostAsItCame()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var body = "--xYzZY--\r\n"u8.ToArray();

        var (name, original) = await OpenAsync(host, await host.DeliverAsync(body));

        Assert.EndsWith(".txt", name, StringComparison.Ordinal);
        Assert.Equal(body, original);
    }

    [Fact]
    public async Task FileAndMailAndOriginal_AreReadWithMemoryTakenForThem()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var message = await host.DeliverAsync(new SendGridPost { Files = [("a.txt", "text/plain", "Lights."u8.ToArray(), null)] });
        var reader = new MemoryLookingReader(host.Get<IEmailReader>());
        var open = new OpenOriginal(host.Get<IMessageStore>(), host.Get<IBlobStore>(), reader, host.Get<ReadingLimits>(), host.Clock);

        Assert.NotNull(await open.FileAsync(message.Id, "a.txt", TestContext.Current.CancellationToken));
        Assert.NotNull(await open.EmailAsync(message, TestContext.Current.CancellationToken));
        var original = await open.MessageAsync(message.Id, TestContext.Current.CancellationToken);

        await using (original!.Content)
            Assert.Equal([true, true, true], reader.Taken);
    }

    /// <summary>Whether some of the memory is taken while a mail is read: all of it is not to be had.</summary>
    private sealed class MemoryLookingReader(IEmailReader reader) : IEmailReader
    {
        internal List<bool> Taken { get; } = [];

        public async Task<InboundEmail?> ReadPostAsync(
            ReadOnlyMemory<byte> body,
            string? contentType,
            ReadingBudget budget,
            CancellationToken cancellationToken
        )
        {
            await LookAsync();
            return await reader.ReadPostAsync(body, contentType, budget, cancellationToken);
        }

        private async Task LookAsync()
        {
            using var stop = new CancellationTokenSource();
            var all = WorkMemory.TakeAsync(long.MaxValue, stop.Token);
            Taken.Add(!all.IsCompleted);
            await stop.CancelAsync();
            await ((Task)all).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (all.IsCompletedSuccessfully)
                (await all).Dispose();
        }

        public Task<InboundEmail?> ReadAsync(ReadOnlyMemory<byte> message, ReadingBudget budget, CancellationToken cancellationToken) =>
            reader.ReadAsync(message, budget, cancellationToken);

        public Task<bool> LooksLikeMessageAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken) =>
            reader.LooksLikeMessageAsync(file, cancellationToken);

        public async Task<ReadOnlyMemory<byte>?> MessageOfAsync(
            ReadOnlyMemory<byte> body,
            string? contentType,
            CancellationToken cancellationToken
        )
        {
            await LookAsync();
            return await reader.MessageOfAsync(body, contentType, cancellationToken);
        }
    }

    private static async Task<(string Name, byte[] Content)> OpenAsync(LocalHostUnderTest host, InboxMessage message)
    {
        using var response = await host.Client.GetAsync(
            $"/staff/{LocalHostUnderTest.Slug}/inbox/{message.Id}/original",
            TestContext.Current.CancellationToken
        );
        Assert.Equal("application/octet-stream", response.Content.Headers.ContentType!.MediaType);
        return (
            response.Content.Headers.ContentDisposition!.FileName!.Trim('"'),
            await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)
        );
    }

    private static async Task<InboxMessage> ImportAsync(LocalHostUnderTest host, byte[] mail)
    {
        using var content = new ByteArrayContent(mail);
        content.Headers.ContentType = new MediaTypeHeaderValue("message/rfc822");
        using var response = await host.Client.PostAsync("/api/inbox/messages", content, TestContext.Current.CancellationToken);
        await host.DrainAsync();
        return await host.MessageAsync(
            (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken))
                .GetProperty("message")
                .GetString()!
        );
    }
}
