using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Versions;

namespace ConsultationIntake.LocalHost.Work;

/// <summary>
/// Themes change between one start and the next, and so does what counts as proof: what was read with others is queued to be read again,
/// and what an older version took for proven becomes a claim before anybody looks.
/// </summary>
internal sealed class RetagAtStart(RetagOutdated retag, TurnIntoClaims turnIntoClaims) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await turnIntoClaims.ExecuteAsync(cancellationToken);
        await retag.ExecuteAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
