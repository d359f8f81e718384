using ConsultationIntake.LocalHost.Mail;
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

    [Theory]
    [InlineData("MAIL", "552 too large")]
    [InlineData("RCPT", "550 no such mailbox")]
    [InlineData("RCPT", "553 not that name")]
    [InlineData(".", "554 this looks like spam")]
    [InlineData("DATA", "502 not here")]
    public async Task Send_AnsweredWithA5xx_IsRefusedForGood(string command, string reply)
    {
        await using var server = Answering(command, reply);

        var outcome = await SenderTo(server.Port).SendAsync(Mail, TestContext.Current.CancellationToken);

        Assert.Equal($"The mail server refused it: {reply[..3]}", Assert.IsType<MailOutcome.Refused>(outcome).Reason);
    }

    [Theory]
    [InlineData("MAIL", "421 too busy")]
    [InlineData("RCPT", "450 greylisted")]
    [InlineData(".", "451 later")]
    public async Task Send_AnsweredWithA4xx_AsksToWait(string command, string reply)
    {
        await using var server = Answering(command, reply);

        await Assert.ThrowsAsync<MailDelayedException>(() => SenderTo(server.Port).SendAsync(Mail, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Send_BrokenOffAfterTheWholeMail_IsUnknown()
    {
        await using var server = Answering(".", null);

        var outcome = await SenderTo(server.Port).SendAsync(Mail, TestContext.Current.CancellationToken);

        Assert.IsType<MailOutcome.Unknown>(outcome);
    }

    [Fact]
    public async Task Send_BrokenOffBefore_MayBeTriedAgain()
    {
        await using var server = Answering("DATA", null);

        var failure = await Record.ExceptionAsync(() => SenderTo(server.Port).SendAsync(Mail, TestContext.Current.CancellationToken));

        Assert.NotNull(failure);
        Assert.IsNotType<MailDelayedException>(failure);
    }

    [Theory]
    [InlineData("EHLO", typeof(TimeoutException))]
    [InlineData("RCPT", typeof(TimeoutException))]
    public async Task Send_ToAServerThatHangs_ComesBack(string command, Type expected)
    {
        await using var server = Answering(command, "");

        var failure = await Record.ExceptionAsync(() =>
            SenderTo(server.Port, seconds: 1).SendAsync(Mail, TestContext.Current.CancellationToken)
        );

        Assert.IsType(expected, failure);
    }

    private static OutgoingMail Mail =>
        new()
        {
            Id = "a-1",
            Category = "copy",
            To = new MailAddress("pat@post.example"),
            Subject = "Thank you",
            Text = "Thank you.",
            Html = "<p>Thank you.</p>",
        };

    private static SmtpMailSender SenderTo(int port, int seconds = 60) =>
        new(
            new SmtpOptions
            {
                Host = "127.0.0.1",
                Port = port,
                Tls = false,
                TimeoutSeconds = seconds,
            }
        );

    /// <summary>Says yes to everything but one command.</summary>
    private static ScriptedSmtp Answering(string command, string? reply) =>
        new(asked =>
            asked == command ? reply
            : asked == "DATA" ? "354 go on"
            : "250 ok"
        );

    [Fact]
    public async Task Send_ToAServer_IsAccepted()
    {
        await using var sink = new ScriptedSmtp();
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
