using System.Security.Cryptography;
using System.Text;
using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Inbox.Understanding;

/// <summary>By what a mail is known again.</summary>
internal static class Fingerprint
{
    /// <summary>
    /// A key for the same mail to the same consultation: its Message-ID, and what it says, because a Message-ID is the
    /// sender's to choose and a second letter under an old one must not be lost. Without one, its date stands in for it.
    /// A partner's proven mail has a key that no mail of anybody else can take first.
    /// </summary>
    /// <param name="partner">The partner whose address was proven to have sent it, or null.</param>
    public static string Of(InboundEmail email, string consultation, ExpectedPartner? partner)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(ReadOnlySpan<byte> value)
        {
            hash.AppendData(value);
            hash.AppendData([0xFF]);
        }

        void AddText(string? value) => Add(Encoding.UTF8.GetBytes(value ?? ""));
        AddText(consultation);
        if (partner is not null)
            AddText($"partner {partner.Id}");
        AddText(email.MessageId ?? email.Headers["Date"]);
        AddText(email.From?.Email);
        var body = TextTidy.Line(email.Body.Value);
        // Some write in the subject alone, and then it is what they say.
        AddText(body.Length == 0 ? email.Subject : body);
        foreach (var file in email.Attachments)
            Add(SHA256.HashData(file.Content.Span));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The same mail delivered to another address of the consultation, or another mail under a used Message-ID.</summary>
    public static string? OfMessageId(InboundEmail email, string consultation) =>
        email.MessageId is { } id ? Of($"{consultation}\n{id}") : null;

    /// <summary>A key that does not show what it was made from.</summary>
    public static string Of(string value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)));
}
