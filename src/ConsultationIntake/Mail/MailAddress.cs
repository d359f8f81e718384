namespace ConsultationIntake.Mail;

/// <summary>A name and an address to write to.</summary>
public sealed record MailAddress(string Email, string? Name = null);
