using System.Security.Cryptography;
using ConsultationIntake.Consultations;
using ConsultationIntake.Demonstrations;
using ConsultationIntake.LocalHost.Staff;
using ConsultationIntake.LocalHost.Work;
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
    /// <summary>The SHA-256 of "demonstration", the key that <c>./run</c> gives every partner.</summary>
    private static readonly string DemonstrationKey = Convert.ToHexStringLower(SHA256.HashData("demonstration"u8));

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

        if (KnownKey() is { } known)
            throw new StartRefusedException(
                $"{known} is the key of the demonstration, which everybody can read. Give the partner one of its own."
            );
        if (
            await services.GetRequiredService<KeepDemonstrationsApart>().ExecuteAsync(options.Demonstration, cancellationToken) is { } mixed
        )
            throw new StartRefusedException(mixed);
        await services.GetRequiredService<SqliteWorkQueue>().ReleaseAllAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The setting that lets in whoever has read <c>./run</c>, where people answer a consultation; or null.</summary>
    private string? KnownKey() =>
        services.GetRequiredService<ConsultationCatalogue>().All.All(consultation => consultation.IsDemonstration)
            ? null
            : configuration
                .GetSection("Partners:Keys")
                .GetChildren()
                .FirstOrDefault(key => string.Equals(key.Value, DemonstrationKey, StringComparison.OrdinalIgnoreCase))
                ?.Path;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Left out a consultation with a mistake in {File} at {Path}: {Mistake}")]
        internal static partial void ConsultationLeftOut(ILogger logger, string file, string path, string mistake);
    }
}
