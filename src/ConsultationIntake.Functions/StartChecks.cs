using ConsultationIntake.Consultations;
using ConsultationIntake.Demonstrations;
using ConsultationIntake.Functions.Http;
using ConsultationIntake.TextAnalytics;
using ConsultationIntake.Web.Submissions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.Functions;

/// <summary>
/// Before the worker takes work, which it does as soon as it is started: the consultations are valid, what they ask of the language
/// service can be had, no setting of the web is wrong, and nothing that was invented gets among what people said.
/// </summary>
internal sealed partial class StartChecks(
    IServiceProvider services,
    IConfiguration configuration,
    IOptions<TextAnalyticsOptions> language,
    ILogger<StartChecks> logger
) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var catalogue = services.GetRequiredService<ConsultationCatalogue>();
        if (
            language.Value.Endpoint is null
            && catalogue.All.FirstOrDefault(consultation => consultation.TextAnalytics is not null) is { } asking
        )
        {
            throw new OptionsValidationException(
                nameof(TextAnalyticsOptions),
                typeof(TextAnalyticsOptions),
                [$"Set TextAnalytics__Endpoint: {asking.Slug} names a classifier of the language service."]
            );
        }

        foreach (var problem in catalogue.Problems)
            Log.ConsultationLeftOut(logger, problem.File, problem.Place, problem.Message);
        // What answers requests is made from settings of its own, and a wrong one must not wait for the first request.
        services.GetRequiredService<WebPipeline>();
        if (PartnerKeys.KnownToEverybody(configuration, catalogue) is { } known)
            throw new InvalidOperationException(known);
        if (await services.GetRequiredService<KeepDemonstrationsApart>().ExecuteAsync(fills: false, cancellationToken) is { } mixed)
            throw new InvalidOperationException(mixed);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Left out a consultation with a mistake in {File} at {Path}: {Mistake}")]
        internal static partial void ConsultationLeftOut(ILogger logger, string file, string path, string mistake);
    }
}
