namespace ConsultationIntake.Mail;

/// <summary>The mail service takes no mail, or not this one, for now (RFC 5321, 4yz): the next try is made an hour later.</summary>
public sealed class MailDelayedException(string message, Exception inner) : Exception(message, inner);
