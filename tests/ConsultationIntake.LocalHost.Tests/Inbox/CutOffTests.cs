using System.Net;
using ConsultationIntake.Inbox.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

/// <summary>
/// The host is cut off at each step from receipt to acknowledgement, and goes on. One host takes a letter a step, each from somebody else.
/// </summary>
public sealed class CutOffTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CutOff_AtEachStep_LeavesOneSubmissionAndOneOrTwoAcknowledgements(bool afterTheCall)
    {
        var cut = new CutOff { AfterTheCall = afterTheCall };
        var mail = new CountingMail();
        await using var host = await LocalHostUnderTest.StartAsync(change: services =>
        {
            services.AddSingleton<ConsultationIntake.Mail.IMailSender>(mail);
            cut.Watch(services);
        });

        var letters = 0;
        do
        {
            var step = ++letters;
            var sender = $"group{step}.example";
            var body = new SendGridPost
            {
                From = $"Group {step} <office@{sender}>",
                EnvelopeFrom = $"office@{sender}",
                MessageId = $"letter@{sender}",
                Text = $"We are group {step}. There should be more visible patrols in ward {step} at night.",
            }.ToBytes();
            cut.CutAt(step);

            var posts = 0;
            HttpStatusCode answer;
            do
            {
                answer = await PostAsync(host, body);
            } while (answer != HttpStatusCode.OK && ++posts < 3);
            for (var again = 0; again < 4; again++)
            {
                await host.DrainAsync();
                // The steps from receipt to acknowledgement end with the queue; what comes after is the test's own looking.
                if (cut.HasCut || again == 0)
                    cut.CutAt(0);
                host.Clock.Advance(TimeSpan.FromMinutes(31));
                await host.Get<ConsultationIntake.Inbox.Receiving.SweepInbox>().ExecuteAsync(TestContext.Current.CancellationToken);
            }

            Assert.Equal(HttpStatusCode.OK, answer);
            var tally = await host.MailTallyAsync();
            Assert.True(tally.AddsUp, $"Step {step}: {tally}");
            Assert.True(
                tally is { Waiting: 0, Failed: 0 } && tally.Submissions == letters && (await host.MailTallyAsync("")).Messages == 0,
                $"Step {step}: {tally}"
            );
            Assert.Equal(letters, (await host.AccountAsync()).GetProperty("tagged").GetInt32());
            var thanked = mail.SentTo($"office@{sender}");
            Assert.True(thanked is 1 or 2, $"Step {step}: thanked {thanked} times.");
        } while (cut.HasCut);

        Assert.True(letters > 13, $"Only {letters - 1} steps were cut.");
    }

    private static async Task<HttpStatusCode> PostAsync(LocalHostUnderTest host, byte[] body)
    {
        try
        {
            return (await SendGridPost.SendAsync(host, body)).StatusCode;
        }
        catch (HttpRequestException)
        {
            return HttpStatusCode.ServiceUnavailable;
        }
    }

    private sealed class CountingMail : ConsultationIntake.Mail.IMailSender
    {
        private readonly List<string> sent = [];

        internal int SentTo(string address) => sent.Count(to => to == address);

        public Task<ConsultationIntake.Mail.MailOutcome> SendAsync(
            ConsultationIntake.Mail.OutgoingMail mail,
            CancellationToken cancellationToken
        )
        {
            sent.Add(mail.To.Email);
            return Task.FromResult<ConsultationIntake.Mail.MailOutcome>(new ConsultationIntake.Mail.MailOutcome.Accepted());
        }
    }
}
