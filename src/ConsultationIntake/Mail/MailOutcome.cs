namespace ConsultationIntake.Mail;

/// <summary>What became of <see cref="IMailSender.SendAsync"/>.</summary>
public abstract record MailOutcome
{
    private MailOutcome() { }

    public sealed record Accepted : MailOutcome;

    /// <param name="Reason">For staff, without an address.</param>
    public sealed record Refused(string Reason) : MailOutcome;
}
