using ConsultationIntake.Consultations;
using ConsultationIntake.Demonstrations;
using ConsultationIntake.LocalHost.Staff;
using ConsultationIntake.LocalHost.Work;
using ConsultationIntake.Web.Submissions;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.LocalHost;

/// <summary>Before anything is served: there is a valid consultation, and staff pages are not within reach of strangers.</summary>
internal sealed partial class StartChecks(
    IServiceProvider services,
    IConfiguration configuration,
    LocalHostOptions options,
    IOptions<StaffOptions> staff,
    ILogger<StartChecks> logger
) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (Listening.Of(configuration).ProblemWith(options, staff.Value) is { } unsafely)
            throw new StartRefusedException(unsafely);
        try
        {
            foreach (var problem in services.GetRequiredService<ConsultationCatalogue>().Problems)
                Log.ConsultationLeftOut(logger, problem.File, problem.Place, problem.Message);
        }
        catch (InvalidConsultationException invalid)
        {
            throw new StartRefusedException(invalid.Message);
        }

        if (PartnerKeys.MistakeIn(configuration) is { } mistake)
            throw new StartRefusedException(mistake);
        if (PartnerKeys.KnownToEverybody(configuration, services.GetRequiredService<ConsultationCatalogue>()) is { } known)
            throw new StartRefusedException(known);
        if (
            await services.GetRequiredService<KeepDemonstrationsApart>().ExecuteAsync(options.Demonstration, cancellationToken) is { } mixed
        )
            throw new StartRefusedException(mixed);
        await services.GetRequiredService<SqliteWorkQueue>().ReleaseAllAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Left out a consultation with a mistake in {File} at {Path}: {Mistake}")]
        internal static partial void ConsultationLeftOut(ILogger logger, string file, string path, string mistake);
    }
}
