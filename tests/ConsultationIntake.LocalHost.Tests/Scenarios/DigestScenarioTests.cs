using ConsultationIntake.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

public sealed class DigestScenarioTests
{
    [Fact]
    public async Task Digest_AfterAnOutageOfWeeks_IsOneNotFive()
    {
        await using var host = await LocalHostUnderTest.StartAsync(now: new(2026, 11, 4, 9, 0, 0, TimeSpan.Zero));
        await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = "Hello." } } });
        await host.DrainAsync();

        host.Clock.Set(new(2026, 12, 9, 9, 0, 0, TimeSpan.Zero));
        await host.SendDueDigestsAsync();
        await host.SendDueDigestsAsync();

        Assert.Equal(host.Consultation.Digests.Recipients.Count, host.Outbox.Count);
    }

    [Fact]
    public async Task Digest_ByItsSchedule_CountsWhatIsNewSinceTheOneBefore()
    {
        await using var host = await LocalHostUnderTest.StartAsync(now: new(2026, 12, 7, 7, 59, 0, TimeSpan.Zero));
        await host.SendDueDigestsAsync();
        Assert.Equal(2, host.Outbox.Count);
        await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = "Victims wait too long for court." } } });
        await host.DrainAsync();

        host.Clock.Set(new(2026, 12, 7, 8, 0, 0, TimeSpan.Zero));
        await host.SendDueDigestsAsync();

        Assert.Equal(4, host.Outbox.Count);
        Assert.Contains("1 response since the last digest", host.Outbox[0].Mail.Text, StringComparison.Ordinal);
        Assert.Contains("Victims: 1 point in 1 response, 1 new", host.Outbox[0].Mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Digest_WhenTheSenderDiesMidway_IsFinishedLaterAndSaysItMayBeARepeat()
    {
        var mail = new DyingMailSender();
        await using var host = await LocalHostUnderTest.StartAsync(
            now: new(2026, 12, 7, 8, 0, 0, TimeSpan.Zero),
            change: services => services.AddSingleton<IMailSender>(mail)
        );
        mail.Dies = true;
        await Assert.ThrowsAsync<AggregateException>(host.SendDueDigestsAsync);
        mail.Dies = false;

        await host.SendDueDigestsAsync();
        Assert.Empty(mail.Sent);
        host.Clock.Advance(TimeSpan.FromMinutes(11));
        await host.SendDueDigestsAsync();
        await host.SendDueDigestsAsync();

        Assert.Equal(2, mail.Sent.Count);
        Assert.All(mail.Sent, sent => Assert.Contains("You may have had this digest already", sent.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Digest_RefusedForOneRecipient_IsShownToStaffAndNotTriedAgain()
    {
        var mail = new DyingMailSender { Refuses = true };
        await using var host = await LocalHostUnderTest.StartAsync(
            now: new(2026, 12, 7, 8, 0, 0, TimeSpan.Zero),
            change: services => services.AddSingleton<IMailSender>(mail)
        );

        await host.SendDueDigestsAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(11));
        await host.SendDueDigestsAsync();
        var page = await host.Client.GetStringAsync($"/staff/{LocalHostUnderTest.Slug}", TestContext.Current.CancellationToken);

        Assert.Equal(1, mail.Refusals);
        var address = host.Consultation.Digests.Recipients[0].Email;
        Assert.Contains($"{address}</b> has not had the digest of", page, StringComparison.Ordinal);
        Assert.Contains("No such mailbox. It is not tried again: check the address.", page, StringComparison.Ordinal);
        Assert.Contains("went to 1 of 2 recipients", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Digest_BySeveralHostsAtOnce_GoesOutOnce()
    {
        await using var host = await LocalHostUnderTest.StartAsync(now: new(2026, 12, 7, 8, 0, 0, TimeSpan.Zero));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(host.SendDueDigestsAsync)));

        Assert.Equal(2, host.Outbox.Count);
        Assert.All(host.Outbox, mail => Assert.DoesNotContain("already", mail.Mail.Text, StringComparison.Ordinal));
    }

    private sealed class DyingMailSender : IMailSender
    {
        internal bool Dies { get; set; }

        /// <summary>Whether the first mail is refused.</summary>
        internal bool Refuses { get; set; }

        internal int Refusals { get; private set; }

        internal List<OutgoingMail> Sent { get; } = [];

        public Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
        {
            if (Dies)
                throw new IOException("The connection broke.");
            if (Refuses && Sent.Count == 0 && Refusals == 0)
            {
                Refusals++;
                return Task.FromResult<MailOutcome>(new MailOutcome.Refused("No such mailbox"));
            }

            Sent.Add(mail);
            return Task.FromResult<MailOutcome>(new MailOutcome.Accepted());
        }
    }
}
