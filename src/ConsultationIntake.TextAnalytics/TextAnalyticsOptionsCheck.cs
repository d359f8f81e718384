using Microsoft.Extensions.Options;

namespace ConsultationIntake.TextAnalytics;

internal sealed class TextAnalyticsOptionsCheck : IValidateOptions<TextAnalyticsOptions>
{
    public ValidateOptionsResult Validate(string? name, TextAnalyticsOptions options)
    {
        var errors = Errors(options).ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Errors(TextAnalyticsOptions options)
    {
        if (options.Endpoint is { } endpoint && !Loopback.IsTlsOrThisMachine(endpoint))
            yield return "TextAnalytics__Endpoint must be an https address, or an http address of this machine.";
        if (options.Endpoint is { IsAbsoluteUri: true, Scheme: "http" } && string.IsNullOrEmpty(options.Key))
            yield return "Set TextAnalytics__Key to anything: an identity's token is not sent to an http address.";
        if (options.TimeoutSeconds is < 1 or > 100)
            yield return "TextAnalytics__TimeoutSeconds must be 1 to 100.";
        if (options.Retries is < 0 or > 5)
            yield return "TextAnalytics__Retries must be 0 to 5.";
    }
}
