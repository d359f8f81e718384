namespace ConsultationIntake.Mail;

/// <summary>Hands a mail over for delivery.</summary>
public interface IMailSender
{
    /// <summary>
    /// <see cref="MailOutcome.Accepted"/> when it was handed over; <see cref="MailOutcome.Refused"/> when it never will be.
    /// Throws where trying again later may help. Handing the same mail over twice may deliver it twice: callers keep a ledger.
    /// </summary>
    Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken);
}
