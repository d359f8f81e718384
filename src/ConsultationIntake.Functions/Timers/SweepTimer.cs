using ConsultationIntake.Allowances;
using ConsultationIntake.AzureStorage.Submissions;
using ConsultationIntake.Inbox.Receiving;
using ConsultationIntake.Privacy;
using ConsultationIntake.Replies;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Versions;
using ConsultationIntake.ThemeWords;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Timers;

/// <summary>
/// Each goes on though another failed: what one response breaks must not keep mails from being read. The timer fails in the end all
/// the same.
/// </summary>
public sealed class SweepTimer(
    ReindexSubmissions reindex,
    SweepWaiting sweep,
    RetryAfterOutage retry,
    TurnIntoClaims turnIntoClaims,
    SweepInbox sweepInbox,
    SweepReplies sweepReplies,
    LearnThemes learn,
    RetagOutdated retag,
    IEnumerable<IPlaceOfWords> places,
    ForgetAllowances forgetAllowances
)
{
    [Function(nameof(SweepTimer))]
    public async Task RunAsync([TimerTrigger("%SweepSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        // First what others list by.
        Func<CancellationToken, Task>[] all =
        [
            reindex.ExecuteAsync,
            sweep.ExecuteAsync,
            retry.ExecuteAsync,
            turnIntoClaims.ExecuteAsync,
            sweepInbox.ExecuteAsync,
            sweepReplies.ExecuteAsync,
            learn.ExecuteAsync,
            retag.ExecuteAsync,
            .. places.Select(place => (Func<CancellationToken, Task>)place.SweepAsync),
            forgetAllowances.ExecuteAsync,
        ];
        var failures = new List<Exception>();
        foreach (var one in all)
        {
            try
            {
                await one(cancellationToken);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                failures.Add(failure);
            }
        }

        if (failures.Count > 0)
            throw new AggregateException(failures);
    }
}
