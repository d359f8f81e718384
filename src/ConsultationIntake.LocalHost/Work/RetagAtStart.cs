using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Work;

/// <summary>Themes change between one start and the next: what was read with others is queued to be read again.</summary>
internal sealed class RetagAtStart(RetagOutdated retag) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => retag.ExecuteAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
