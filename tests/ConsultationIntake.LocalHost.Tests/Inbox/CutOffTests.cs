using System.Net;
using ConsultationIntake.Inbox.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

/// <summary>The host is cut off at each step from receipt to acknowledgement, and goes on.</summary>
public sealed class CutOffTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CutOff_AtEachStep_LeavesOneSubmissionAndOneOrTwoAcknowledgements(bool afterTheCall)
    {
        var steps = 0;
        for (var step = 1; ; step++)
        {
            var cut = new CutOff { AfterTheCall = afterTheCall };
            var mail = new CountingMail();
            await using var host = await LocalHostUnderTest.StartAsync(change: services =>
            {
                services.AddSingleton<ConsultationIntake.Mail.IMailSender>(mail);
                cut.Watch(services);
            });
            cut.CutAt(step);

            var posts = 0;
            HttpStatusCode answer;
            var body = new SendGridPost().ToBytes();
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
                tally is { Submissions: 1, Waiting: 0, Failed: 0 } && (await host.MailTallyAsync("")).Messages == 0,
                $"Step {step}: {tally}"
            );
            Assert.Equal(1, (await host.AccountAsync()).GetProperty("tagged").GetInt32());
            Assert.True(mail.Sent is 1 or 2, $"Step {step}: thanked {mail.Sent} times.");
            if (!cut.HasCut)
                break;
            steps++;
        }

        Assert.True(steps > 12, $"Only {steps} steps were cut.");
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
        internal int Sent { get; private set; }

        public Task<ConsultationIntake.Mail.MailOutcome> SendAsync(
            ConsultationIntake.Mail.OutgoingMail mail,
            CancellationToken cancellationToken
        )
        {
            Sent++;
            return Task.FromResult<ConsultationIntake.Mail.MailOutcome>(new ConsultationIntake.Mail.MailOutcome.Accepted());
        }
    }
}
