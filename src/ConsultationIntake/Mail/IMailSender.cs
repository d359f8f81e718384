namespace ConsultationIntake.Mail;

/// <summary>Hands a mail over for delivery.</summary>
public interface IMailSender
{
    /// <summary>
    /// <see cref="MailOutcome.Accepted"/> when it was handed over; <see cref="MailOutcome.Refused"/> when it never will be;
    /// <see cref="MailOutcome.Unknown"/> when nobody can say. Throws where trying again later may help, <see cref="MailDelayedException"/>
    /// where that is not soon. It comes back within two minutes, whatever the mail service does. Handing the same mail over twice may
    /// deliver it twice: callers keep a ledger.
    /// </summary>
    Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken);
}
