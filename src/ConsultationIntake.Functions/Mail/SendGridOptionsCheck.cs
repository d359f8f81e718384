using Microsoft.Extensions.Options;

namespace ConsultationIntake.Functions.Mail;

internal sealed class SendGridOptionsCheck : IValidateOptions<SendGridOptions>
{
    public ValidateOptionsResult Validate(string? name, SendGridOptions options)
    {
        var errors = Errors(options).ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Errors(SendGridOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ApiKey))
            yield return "Set SendGrid__ApiKey to an API key that may send mail.";
        else if (options.ApiKey.StartsWith("@Microsoft.KeyVault(", StringComparison.Ordinal))
            yield return "SendGrid__ApiKey is a Key Vault reference that the platform could not resolve: check the secret, and the "
                + "identity's access to the vault.";
        else if (options.ApiKey.Any(char.IsWhiteSpace))
            yield return "SendGrid__ApiKey has white space in it.";
        if (!ConsultationIntake.Mail.EmailAddress.TryParse(options.From, out _) || !options.From.All(char.IsAscii))
            yield return "Set SendGrid__From to the address mail is from, in ASCII.";
        if (options.Region is not ("eu" or "global"))
            yield return "SendGrid__Region must be eu or global.";
        if (options.BaseAddress is { } address && !Loopback.IsTlsOrThisMachine(address))
            yield return "SendGrid__BaseAddress must be an https address, or an http address of this machine.";
    }
}
