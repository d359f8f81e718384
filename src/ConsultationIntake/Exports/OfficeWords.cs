using ConsultationIntake.Consultations;
using ConsultationIntake.Privacy;

namespace ConsultationIntake.Exports;

/// <summary>
/// What an officer wrote, as it leaves the office: answers, reasons and the titles of concerns may name whoever they are about. The
/// consultation's own contact is nobody's personal data.
/// </summary>
public static class OfficeWords
{
    /// <summary>With personal data taken out as far as it is found; null stays null.</summary>
    public static string? Redacted(Consultation consultation, string? text) =>
        text is null
            ? null
            : Redaction.Redact(text, [.. PersonalDataFinder.Find(text).Where(found => !IsContact(consultation, found.Span.Of(text)))]);

    private static bool IsContact(Consultation consultation, string found) =>
        new[] { consultation.Contact.Email, consultation.Contact.Phone, consultation.Contact.PostalAddress }.Any(known =>
            known is not null && known.Contains(found.Trim(), StringComparison.OrdinalIgnoreCase)
        );
}
