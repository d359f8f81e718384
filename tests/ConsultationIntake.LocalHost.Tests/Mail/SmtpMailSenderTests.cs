using ConsultationIntake.LocalHost.Mail;
using ConsultationIntake.LocalHost.Tests.Inbox;
using ConsultationIntake.Mail;
using MailKit.Security;

namespace ConsultationIntake.LocalHost.Tests.Mail;

public sealed class SmtpMailSenderTests
{
    [Theory]
    [InlineData(465, true, SecureSocketOptions.SslOnConnect)]
    [InlineData(587, true, SecureSocketOptions.StartTls)]
    [InlineData(25, false, SecureSocketOptions.None)]
    public void Security_FollowsThePort(int port, bool tls, SecureSocketOptions expected) =>
        Assert.Equal(
            expected,
            SmtpMailSender.Security(
                new SmtpOptions
                {
                    Host = "mail.example",
                    Port = port,
                    Tls = tls,
                }
            )
        );

    [Fact]
    public async Task Send_ToAServer_IsAccepted()
    {
        await using var sink = new SmtpSink();
        var sender = new SmtpMailSender(
            new SmtpOptions
            {
                Host = "127.0.0.1",
                Port = sink.Port,
                Tls = false,
            }
        );
        var mail = new OutgoingMail
        {
            Id = "a-1",
            Category = "digest",
            To = new MailAddress("pat@post.example", "Pât Sample"),
            Subject = "Diolch – thank you",
            Text = "Diolch.",
            Html = "<p>Diolch.</p>",
            Language = "cy",
        };

        var outcome = await sender.SendAsync(mail, TestContext.Current.CancellationToken);

        Assert.IsType<MailOutcome.Accepted>(outcome);
        Assert.Equal(1, sink.Received["pat@post.example"]);
    }
}
