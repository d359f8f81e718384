using System.Security.Cryptography;

namespace ConsultationIntake.Inbox.Receiving;

/// <summary>
/// The signature of a post: ECDSA over P-256 of the SHA-256 of timestamp and raw body, under any of several keys so that
/// one can be changed for the next without losing mail. How old a timestamp is is not asked: SendGrid retries for 72 hours.
/// </summary>
/// <param name="publicKeys">Base64 of DER SubjectPublicKeyInfo, as SendGrid's API returns it.</param>
public sealed class WebhookSignature(IReadOnlyList<string> publicKeys)
{
    public const string SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature";
    public const string TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp";

    private readonly byte[][] keys = [.. publicKeys.Select(Convert.FromBase64String)];

    public bool HasKeys => keys.Length > 0;

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
