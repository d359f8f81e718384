using Azure.Core;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Trace;

namespace ConsultationIntake.Functions.Telemetry;

internal static class TelemetryServices
{
    private const string ConnectionString = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary>Written as the host reads it: <c>Authorization=AAD;ClientId=…</c>, where the resource takes no keys.</summary>
    private const string Authentication = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    /// <summary>
    /// Traces, metrics and logs of the worker beside the host's own (<c>telemetryMode</c> in host.json); sent to Azure
    /// Monitor where its connection string is set, and nowhere otherwise.
    /// </summary>
    internal static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var telemetry = services
            .AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .WithTracing(traces => traces.AddProcessor(new AddressRedaction()))
            .WithLogging(logs => logs.AddProcessor(new LogRedaction()));
        if (string.IsNullOrWhiteSpace(configuration[ConnectionString]))
        {
            telemetry.WithLogging(
                logs => logs.AddProcessor(new ErrorOutput(Console.Error)),
                options => options.IncludeFormattedMessage = true
            );
            return;
        }

        telemetry.UseAzureMonitorExporter(exporter => exporter.Credential = CredentialOf(configuration[Authentication]));
    }

    /// <summary>
    /// At their usual level these write every request's address into the log, and some of ours are secret. The levels of
    /// host.json are the host's own: the worker does not read them.
    /// </summary>
    internal static void QuietAddresses(this ILoggingBuilder logging)
    {
        foreach (var category in new[] { "Microsoft.AspNetCore", "Microsoft.Azure.Functions.Worker", "System.Net.Http", "Azure" })
            logging.AddFilter(category, LogLevel.Warning);
    }

    internal static TokenCredential? CredentialOf(string? authentication)
    {
        var parts = (authentication ?? "")
            .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2)
            .ToDictionary(part => part[0], part => part[1], StringComparer.OrdinalIgnoreCase);
        if (!parts.TryGetValue("Authorization", out var authorization) || authorization != "AAD")
            return null;
        return new ManagedIdentityCredential(
            parts.TryGetValue("ClientId", out var clientId)
                ? ManagedIdentityId.FromUserAssignedClientId(clientId)
                : ManagedIdentityId.SystemAssigned
        );
    }
}
