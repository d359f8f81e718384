using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.Functions;

internal sealed class SiteOptionsCheck(IConfiguration configuration) : IValidateOptions<SiteOptions>, IPostConfigureOptions<SiteOptions>
{
    /// <summary>The platform tells an app its host name; Core Tools does with a port, and without TLS.</summary>
    public void PostConfigure(string? name, SiteOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Address) && configuration["WEBSITE_HOSTNAME"] is { Length: > 0 } host)
            options.Address = $"{(host.StartsWith("localhost", StringComparison.Ordinal) ? "http" : "https")}://{host}";
    }

    public ValidateOptionsResult Validate(string? name, SiteOptions options) =>
        Uri.TryCreate(options.Address, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                "Set Site__Address to the public address of this service, for instance https://consult.example.org."
            );
}
