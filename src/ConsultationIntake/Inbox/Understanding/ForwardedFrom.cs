using ConsultationIntake.Mail;

namespace ConsultationIntake.Inbox.Understanding;

/// <summary>What the header lines inside a forwarded mail say of the mail that was forwarded.</summary>
internal sealed record ForwardedFrom(MailAddress? From, string? Name, string? Subject);
