namespace ConsultationIntake.Mail;

/// <summary>What became of <see cref="IMailSender.SendAsync"/>.</summary>
public abstract record MailOutcome
{
    private MailOutcome() { }

    public sealed record Accepted : MailOutcome;

    /// <summary>
    /// All of it was handed over and nothing said whether it was taken: another try could deliver it twice, so there is none.
    /// </summary>
    public sealed record Unknown : MailOutcome;

    /// <param name="Reason">For staff, without an address.</param>
    public sealed record Refused(string Reason) : MailOutcome;
}
