using ConsultationIntake.Allowances;
using ConsultationIntake.Inbox.Receiving;
using ConsultationIntake.Replies;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;
using ConsultationIntake.Submissions.Versions;
using ConsultationIntake.ThemeWords;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Timers;

public sealed class SweepTimer(
    SweepWaiting sweep,
    RetryAfterOutage retry,
    TurnIntoClaims turnIntoClaims,
    SweepInbox sweepInbox,
    SweepReplies sweepReplies,
    LearnThemes learn,
    RetagOutdated retag,
    ForgetDrafts forget,
    ForgetAllowances forgetAllowances
)
{
    [Function(nameof(SweepTimer))]
    public async Task RunAsync([TimerTrigger("%SweepSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        await sweep.ExecuteAsync(cancellationToken);
        await retry.ExecuteAsync(cancellationToken);
        await turnIntoClaims.ExecuteAsync(cancellationToken);
        await sweepInbox.ExecuteAsync(cancellationToken);
        await sweepReplies.ExecuteAsync(cancellationToken);
        await learn.ExecuteAsync(cancellationToken);
        await retag.ExecuteAsync(cancellationToken);
        await forget.ExecuteAsync(cancellationToken);
        await forgetAllowances.ExecuteAsync(cancellationToken);
    }
}
