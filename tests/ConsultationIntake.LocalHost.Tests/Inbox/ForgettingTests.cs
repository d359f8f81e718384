using ConsultationIntake.Blobs;
using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox;
using ConsultationIntake.Inbox.Desk;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Privacy;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

/// <summary>What erasure and retention leave of mail: a line in the account, and nothing of anybody.</summary>
public sealed class ForgettingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Erase_SubmissionByMail_TakesItsOriginalsAndSendersAndTheSumsStillHold()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var body = new SendGridPost { Files = [("letter.txt", "text/plain", "Please spend more on victims."u8.ToArray(), null)] }.ToBytes();
        var first = await host.DeliverAsync(body);
        var repeat = await host.DeliverAsync(body);
        var other = await host.DeliverAsync(new SendGridPost { Text = "Another letter: the park needs lighting." });

        Assert.True(
            await host.Get<EraseSubmission>()
                .ExecuteAsync(ConsultationSlug.Parse(first.Consultation), first.Reference!.Value, ErasureReason.SenderAsked, "Ann", Token)
        );

        Assert.Null(
            await host.Get<ISubmissionStore>().FindAsync(ConsultationSlug.Parse(first.Consultation), first.Reference!.Value, Token)
        );
        foreach (var message in new[] { first, repeat })
        {
            var erased = await host.MessageAsync(message.Id);
            Assert.Equal(
                (true, null, null, null, message.State),
                (erased.Erased, erased.Sender, erased.SenderName, erased.Subject, erased.State)
            );
            Assert.Null(await host.Get<IBlobStore>().OpenAsync(message.Blob, Token));
        }

        Assert.NotNull((await host.MessageAsync(other.Id)).Sender);
        await AssertHoldsNowhereAsync(host, "Please spend more on victims");
        var (mail, account) = (await host.MailTallyAsync(), await host.AccountAsync());
        Assert.True(mail.AddsUp);
        Assert.Equal((3, 2, 1), (mail.Messages, mail.Submissions, mail.Duplicates));
        Assert.Equal((1, 1), (account.GetProperty("received").GetInt32(), account.GetProperty("tagged").GetInt32()));
    }

    [Fact]
    public async Task Erase_InOneOfTwoConsultations_KeepsTheOriginalForTheOther()
    {
        using var folder = new TemporaryFolder();
        TwoConsultations(folder);
        await using var host = await LocalHostUnderTest.StartAsync(consultations: folder.Path);
        var first = await host.DeliverAsync(
            new SendGridPost { EnvelopeTo = ["police-and-crime-plan@in.example", "second-plan@in.example"] }
        );
        var second = await host.MessageAsync($"{first.Id}-2");
        Assert.NotEqual(first.Consultation, second.Consultation);

        await EraseAsync(host, first);
        Assert.NotNull(await host.Get<OpenOriginal>().MessageAsync(second.Id, Token));
        await EraseAsync(host, second);

        Assert.Null(await host.Get<IBlobStore>().OpenAsync(first.Blob, Token));
    }

    [Fact]
    public async Task Retention_WhenItHasPassed_ErasesAllMailOfTheConsultationAndLeavesItsAccount()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var letter = await host.DeliverAsync(new SendGridPost());
        var away = await host.DeliverAsync(new SendGridPost { Subject = "Automatic reply: away" });
        var lost = await host.DeliverAsync(new SendGridPost { EnvelopeTo = ["all@parse.example.org"], To = "somebody@else.example" });
        var before = await host.MailTallyAsync();

        host.Clock.Set(host.Consultation.Window.Closes.AddDays(host.Consultation.Retention.DaysAfterClosing - 1));
        await host.Get<ApplyRetention>().ExecuteAsync(Token);
        Assert.False((await host.MessageAsync(letter.Id)).Erased);
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.Get<ApplyRetention>().ExecuteAsync(Token);
        await host.Get<ApplyRetention>().ExecuteAsync(Token);

        foreach (var message in new[] { letter, away, lost })
        {
            Assert.True((await host.MessageAsync(message.Id)).Erased);
            Assert.Null(await host.Get<IBlobStore>().OpenAsync(message.Blob, Token));
        }

        Assert.Equal(before, await host.MailTallyAsync());
        Assert.True((await host.MailTallyAsync("")).AddsUp);
        Assert.Equal(0, (await host.AccountAsync()).GetProperty("received").GetInt32());
        Assert.False(await host.Get<DecideMessage>().ExecuteAsync(away.Id, DecideMessage.Decision.TakeIn, LocalHostUnderTest.Slug, Token));
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

    private static async Task AssertHoldsNowhereAsync(LocalHostUnderTest host, string words)
    {
        await foreach (var name in host.Get<IBlobStore>().ListAsync("", Token))
        {
            await using var stream = (await host.Get<IBlobStore>().OpenAsync(name, Token))!;
            using var reader = new StreamReader(stream);
            Assert.DoesNotContain(words, await reader.ReadToEndAsync(Token), StringComparison.Ordinal);
        }
    }

    private static void TwoConsultations(TemporaryFolder folder)
    {
        foreach (var slug in new[] { LocalHostUnderTest.Slug, "second-plan" })
        {
            Directory.CreateDirectory(Path.Combine(folder.Path, slug));
            foreach (var file in Directory.GetFiles(Path.Combine(Repository.Consultations, LocalHostUnderTest.Slug)))
            {
                var text = File.ReadAllText(file);
                File.WriteAllText(
                    Path.Combine(folder.Path, slug, Path.GetFileName(file)),
                    slug == "second-plan" ? text.Replace("plan@consult.", "second@consult.", StringComparison.Ordinal) : text
                );
            }
        }
    }
}
