using ConsultationIntake.Mail;

namespace ConsultationIntake.Contracts.Mail;

/// <summary>What every <see cref="IMailSender"/> must do, seen from the mail provider's end.</summary>
public abstract class MailSenderContract
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A sender whose provider accepts everything.</summary>
    protected abstract Task<IMailSender> BuildMailSenderAsync();

    /// <summary>The mails handed over so far, as the provider would deliver them.</summary>
    protected abstract Task<IReadOnlyList<OutgoingMail>> ReceiveAllAsync();

    [Fact]
    public async Task Send_EverythingSet_IsHandedOverAsItWas()
    {
        var sender = await BuildMailSenderAsync();
        var mail = Mail() with
        {
            To = new("sian@example.org", "Siân \"Jones\", Cyngor"),
            ReplyTo = new("consultation@example.org", "Y tîm ymgynghori"),
            Subject = "Crynodeb: 12 o bwyntiau 😀 " + new string('ŵ', 100),
            Text = "Line one.\nŴyl 😀 line two.\n.\nA line of a single dot is above.\n",
            Html = "<!DOCTYPE html><html lang=\"cy\"><body><p>Ŵyl 😀 &amp; " + new string('x', 3_000) + "</p></body></html>",
            Language = "cy",
            Headers = new Dictionary<string, string> { ["Auto-Submitted"] = "auto-generated" },
        };

        var outcome = await sender.SendAsync(mail, Token);

        Assert.IsType<MailOutcome.Accepted>(outcome);
        var received = Assert.Single(await ReceiveAllAsync());
        Assert.Equal(mail.Id, received.Id);
        Assert.Equal(mail.Category, received.Category);
        Assert.Equal(mail.To, received.To);
        Assert.Equal(mail.ReplyTo, received.ReplyTo);
        Assert.Equal(mail.Subject, received.Subject);
        Assert.Equal(mail.Text.TrimEnd(), received.Text.ReplaceLineEndings("\n").TrimEnd());
        Assert.Equal(mail.Html.TrimEnd(), received.Html.ReplaceLineEndings("\n").TrimEnd());
        Assert.Equal("auto-generated", received.Headers["Auto-Submitted"]);
    }

    [Fact]
    public async Task Send_NoNameNoReplyTo_IsHandedOver()
    {
        var sender = await BuildMailSenderAsync();

        await sender.SendAsync(Mail(), Token);

        var received = Assert.Single(await ReceiveAllAsync());
        Assert.Equal("ann@example.org", received.To.Email);
        Assert.Null(received.ReplyTo);
    }

    [Theory]
    [InlineData("Subject\r\nBcc: everyone@example.org")]
    [InlineData("Subject\nX-Injected: yes")]
    public async Task Send_LineBreakInASubject_AddsNoHeader(string subject)
    {
        var sender = await BuildMailSenderAsync();

        await sender.SendAsync(Mail() with { Subject = subject }, Token);

        var received = Assert.Single(await ReceiveAllAsync());
        Assert.DoesNotContain("Bcc", received.Headers.Keys);
        Assert.DoesNotContain("X-Injected", received.Headers.Keys);
    }

    private static OutgoingMail Mail() =>
        new()
        {
            Id = "safer-plan.weekly-2026-11-09.1",
            Category = "digest",
            To = new("ann@example.org"),
            Subject = "Digest",
            Text = "Twelve points.",
            Html = "<p>Twelve points.</p>",
        };
}
