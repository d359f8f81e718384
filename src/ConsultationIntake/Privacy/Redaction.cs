using System.Text;

namespace ConsultationIntake.Privacy;

/// <summary>Replaces personal data by a word for what it was.</summary>
public static class Redaction
{
    /// <summary>
    /// The text with each span replaced by its marker, for instance <c>[name]</c>. Spans that overlap become one marker,
    /// the first's. Spans outside the text are left out.
    /// </summary>
    public static string Redact(string text, IReadOnlyList<PersonalDataSpan> found)
    {
        if (found.Count == 0)
            return text;
        var redacted = new StringBuilder(text.Length);
        var end = 0;
        foreach (var (span, kind) in found.OrderBy(data => data.Span.Start).ThenByDescending(data => data.Span.Length))
        {
            var start = Math.Clamp(span.Start, 0, text.Length);
            var to = (int)Math.Clamp((long)span.Start + span.Length, 0, text.Length);
            if (to <= start || to <= end)
                continue;
            if (start >= end)
                redacted.Append(text, end, start - end).Append(Marker(kind));
            end = to;
        }

        return redacted.Append(text, end, text.Length - end).ToString();
    }

    public static string Marker(PersonalDataKind kind) =>
        kind switch
        {
            PersonalDataKind.Name => "[name]",
            PersonalDataKind.Email => "[email]",
            PersonalDataKind.Phone => "[phone]",
            PersonalDataKind.Postcode => "[postcode]",
            PersonalDataKind.Address => "[address]",
            PersonalDataKind.VehicleRegistration => "[vehicle registration]",
            PersonalDataKind.NhsNumber => "[NHS number]",
            PersonalDataKind.NationalInsuranceNumber => "[National Insurance number]",
            PersonalDataKind.DateOfBirth => "[date of birth]",
            PersonalDataKind.BankOrCard => "[account number]",
            PersonalDataKind.DocumentNumber => "[reference number]",
            PersonalDataKind.OnlineName => "[online name]",
            _ => "[removed]",
        };
}
