using System.Net;
using ConsultationIntake.Consultations;
using ConsultationIntake.LocalHost.Staff;
using ConsultationIntake.LocalHost.Work;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.LocalHost;

/// <summary>Before anything is served: the consultations are valid, and staff pages are not within reach of strangers.</summary>
internal sealed class StartChecks(IServiceProvider services, IConfiguration configuration, IOptions<StaffOptions> staff) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            services.GetRequiredService<ConsultationCatalogue>();
        }
        catch (InvalidConsultationException invalid)
        {
            throw new StartRefusedException(invalid.Message);
        }

        if (staff.Value.Users.Count == 0 && Addresses().FirstOrDefault(address => !IsLoopback(address)) is { } open)
            throw new StartRefusedException($"Staff pages would be open to others on {open}. Configure a sign-in (Staff:Users) or listen on 127.0.0.1 alone.");

        await services.GetRequiredService<SqliteWorkQueue>().ReleaseAllAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<string> Addresses() =>
        (configuration["urls"] ?? "http://127.0.0.1:5000").Split(';')
            .Concat((configuration["http_ports"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(port => $"http://*:{port}"))
            .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>());

    private static bool IsLoopback(string address) =>
        Uri.TryCreate(address.Replace("//+", "//0.0.0.0", StringComparison.Ordinal).Replace("//*", "//0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var uri)
        && Loopback.IsThisMachine(uri.Host);
}
