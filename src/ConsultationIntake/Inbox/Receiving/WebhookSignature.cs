using System.Globalization;
using System.Security.Cryptography;

namespace ConsultationIntake.Inbox.Receiving;

/// <summary>
/// The signature of a post: ECDSA over P-256 of the SHA-256 of timestamp and raw body, under any of several keys so that
/// one can be changed for the next without losing mail. It vouches for a post for <see cref="Lasts"/>.
/// </summary>
/// <param name="publicKeys">Base64 of DER SubjectPublicKeyInfo, as SendGrid's API returns it.</param>
public sealed class WebhookSignature(IReadOnlyList<string> publicKeys)
{
    public const string SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature";
    public const string TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp";

    /// <summary>SendGrid tries for 72 hours to hand a mail over; a day more for what stood in a queue before.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(4);

    /// <summary>How far ahead the clock of whoever signed may be.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(1);

    private readonly byte[][] keys = [.. publicKeys.Select(Convert.FromBase64String)];

    public bool HasKeys => keys.Length > 0;

    /// <summary>Whether a post was signed so lately that it is no replay of an old one.</summary>
    /// <param name="timestamp">Seconds since 1970, in decimal digits; null where the post had none.</param>
    /// <param name="now">When it came.</param>
    public static bool IsRecent(string? timestamp, DateTimeOffset now) =>
        uint.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && DateTimeOffset.FromUnixTimeSeconds(seconds) is var signedAt
        && signedAt >= now - Lasts
        && signedAt <= now + Ahead;

    /// <param name="hash">SHA-256 of the timestamp's bytes followed by the body's.</param>
    /// <param name="signature">Base64 of the DER signature; null where the post had none.</param>
    public bool Holds(ReadOnlySpan<byte> hash, string? signature)
    {
        var der = new byte[256];
        if (signature is null || !Convert.TryFromBase64String(signature.Trim(), der, out var length))
            return false;
        foreach (var key in keys)
        {
            using var ecdsa = ECDsa.Create();
            ecdsa.ImportSubjectPublicKeyInfo(key, out _);
            if (ecdsa.VerifyHash(hash, der.AsSpan(0, length), DSASignatureFormat.Rfc3279DerSequence))
                return true;
        }

        return false;
    }
}
