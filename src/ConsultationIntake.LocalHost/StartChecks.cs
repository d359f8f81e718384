using ConsultationIntake.Consultations;
using ConsultationIntake.LocalHost.Staff;
using ConsultationIntake.LocalHost.Work;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.LocalHost;

/// <summary>Before anything is served: the consultations are valid, and staff pages are not within reach of strangers.</summary>
internal sealed class StartChecks(IServiceProvider services, IConfiguration configuration, LocalHostOptions options, IOptions<StaffOptions> staff) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (Listening.Of(configuration).ProblemWith(options, staff.Value) is { } problem)
            throw new StartRefusedException(problem);
        try
        {
            services.GetRequiredService<ConsultationCatalogue>();
        }
        catch (InvalidConsultationException invalid)
        {
            throw new StartRefusedException(invalid.Message);
        }

        await services.GetRequiredService<SqliteWorkQueue>().ReleaseAllAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
