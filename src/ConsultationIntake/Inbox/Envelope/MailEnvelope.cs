using ConsultationIntake.Mail;

namespace ConsultationIntake.Inbox.Envelope;

/// <summary>A mail's text taken apart.</summary>
/// <param name="Parts">In reading order, without overlap; between them is white space only.</param>
/// <param name="Forwarded">Who wrote what was passed on, the innermost, as the text says; null where nothing was.</param>
internal sealed record MailEnvelope(IReadOnlyList<EnvelopePart> Parts, MailAddress? Forwarded);
