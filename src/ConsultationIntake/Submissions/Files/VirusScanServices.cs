using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.Submissions.Files;

/// <summary>The virus scan that <see cref="VirusScanOptions"/> asks for. A host binds them from section <c>VirusScan</c>.</summary>
public static class VirusScanServices
{
    public static IServiceCollection AddVirusScan(this IServiceCollection services) =>
        services.AddSingleton<IVirusScan>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<VirusScanOptions>>().Value;
            if (string.IsNullOrWhiteSpace(options.ClamAv))
                return new NoVirusScan();
            var colon = options.ClamAv.LastIndexOf(':');
            if (colon < 1 || !int.TryParse(options.ClamAv[(colon + 1)..], out var port) || port is < 1 or > 65535)
                throw new OptionsValidationException(
                    VirusScanOptions.Section,
                    typeof(VirusScanOptions),
                    ["VirusScan:ClamAv must be host:port, such as 127.0.0.1:3310."]
                );
            return new ClamAvScan(
                options.ClamAv[..colon],
                port,
                TimeSpan.FromSeconds(options.TimeoutSeconds),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<ClamAvScan>>()
            );
        });
}
