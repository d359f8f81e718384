using ConsultationIntake.Mail;

namespace ConsultationIntake.LocalHost.Mail;

/// <summary>A mail in the outbox, and when it was put there.</summary>
internal sealed record OutboxMail(string Name, DateTimeOffset At, OutgoingMail Mail);
