using ConsultationIntake.Consultations;
using ConsultationIntake.Demonstrations;
using ConsultationIntake.TextAnalytics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.Functions;

/// <summary>
/// Before the worker takes work, which it does as soon as it is started: the consultations are valid, what they ask of the language service can be had, and nothing that was invented gets
/// among what people said.
/// </summary>
internal sealed class StartChecks(IServiceProvider services, IOptions<TextAnalyticsOptions> language) : IHostedLifecycleService
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

        if (await services.GetRequiredService<KeepDemonstrationsApart>().ExecuteAsync(fills: false, cancellationToken) is { } mixed)
            throw new InvalidOperationException(mixed);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
