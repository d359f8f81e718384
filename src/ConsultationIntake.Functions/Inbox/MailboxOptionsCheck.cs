using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.Functions.Inbox;

internal sealed class MailboxOptionsCheck : IValidateOptions<MailboxOptions>
{
    public ValidateOptionsResult Validate(string? name, MailboxOptions options)
    {
        var errors = Errors(options).ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Errors(MailboxOptions options)
    {
        for (var i = 0; i < options.SignatureKeys.Count; i++)
        {
            if (!IsPublicKey(options.SignatureKeys[i]))
                yield return $"Inbox__SignatureKeys__{i} must be the public key of SendGrid's security policy, in base64.";
        }

        if (options.SpamScore is not (>= 1 and <= 50))
            yield return "Inbox__SpamScore must be 1 to 50.";
    }

    private static bool IsPublicKey(string key)
    {
        using var ecdsa = ECDsa.Create();
        try
        {
            ecdsa.ImportSubjectPublicKeyInfo(Convert.FromBase64String(key), out _);
            return true;
        }
        catch (Exception unreadable) when (unreadable is FormatException or CryptographicException)
        {
            // The setting is wrong; its name is said to whoever starts the host.
            return false;
        }
    }
}
