using System.Data.Common;
using ConsultationIntake.Alerts;
using ConsultationIntake.Consultations;
using ConsultationIntake.Imports;
using ConsultationIntake.Inbox;
using ConsultationIntake.Inbox.Answering;
using ConsultationIntake.Inbox.Receiving;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Work;

namespace ConsultationIntake.LocalHost.Work;

/// <summary>Takes messages from the queue and runs their use cases: what the queue triggers do on Azure.</summary>
internal sealed partial class WorkConsumer(
    SqliteWorkQueue queue,
    TagSubmission tag,
    TellOfSafeguarding tell,
    RetagConsultation retag,
    MarkSubmissionFailed markFailed,
    ReadEmail readEmail,
    AcknowledgeEmail acknowledgeEmail,
    MarkMessageFailed markMessageFailed,
    SendCopy sendCopy,
    TakeInSheet takeInSheet,
    LocalHostOptions options,
    TimeProvider clock,
    ILogger<WorkConsumer> logger
)
{
    /// <summary>Works until nothing is visible, one message after another.</summary>
    internal Task DrainAsync(CancellationToken cancellationToken) => WorkAsync(static () => true, cancellationToken);

    /// <summary>Works until nothing is visible or <paramref name="goesOn"/> says no, which is asked before each message.</summary>
    internal async Task WorkAsync(Func<bool> goesOn, CancellationToken cancellationToken)
    {
        var work = goesOn() ? await queue.TakeAsync(cancellationToken) : null;
        while (work is not null)
        {
            var finished = await TryAsync(work, cancellationToken) ? work : null;
            if (goesOn())
            {
                work = await queue.NextAsync(finished, cancellationToken);
                continue;
            }

            if (finished is not null)
                await queue.CompleteAsync(finished, cancellationToken);
            return;
        }
    }

    private async Task<bool> TryAsync(TakenWork work, CancellationToken cancellationToken)
    {
        if (work.Try > SqliteWorkQueue.MaxTries)
        {
            // Its last tries ended the process, so no failure of theirs was ever caught.
            await GiveUpAsync(work, nameof(SqliteWorkQueue.MaxTries), cancellationToken);
            return false;
        }

        try
        {
            await HandleAsync(work.Item, cancellationToken);
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // The queue's own rule, as on Azure: another try later, and the poison list after the last.
            Log.WorkFailed(logger, failure, work.Item.Kind, work.Item.Id, work.Try);
            if (work.Try < SqliteWorkQueue.MaxTries)
                await PutBackAsync(work, cancellationToken);
            else
                await GiveUpAsync(work, failure.GetType().Name, cancellationToken);
            return false;
        }
    }

    /// <summary>As soon as the disk takes it: a message that is not put back stays hidden for ten minutes.</summary>
    private async Task PutBackAsync(TakenWork work, CancellationToken cancellationToken)
    {
        var later = TimeSpan.FromSeconds(options.RetrySeconds);
        while (true)
        {
            try
            {
                await queue.RetryAsync(work, later, cancellationToken);
                return;
            }
            catch (DbException failure)
            {
                Log.WorkNotPutBack(logger, failure, work.Item.Kind, work.Item.Id);
                await Task.Delay(DiskTrouble.LookAgain, clock, cancellationToken);
            }
        }
    }

    private async Task HandleAsync(WorkItem item, CancellationToken cancellationToken)
    {
        switch (item.Kind)
        {
            case WorkKind.TagSubmission:
                var (consultation, reference) = (ConsultationSlug.Parse(item.Consultation), SubmissionReference.Parse(item.Id));
                await tag.ExecuteAsync(consultation, reference, cancellationToken);
                await tell.ExecuteAsync(consultation, reference, cancellationToken);
                break;
            case WorkKind.RetagConsultation:
                await retag.ExecuteAsync(ConsultationSlug.Parse(item.Consultation), item.Id, cancellationToken);
                break;
            case WorkKind.ReadEmail:
                await readEmail.ExecuteAsync(item.Id, cancellationToken);
                break;
            case WorkKind.AcknowledgeEmail:
                await acknowledgeEmail.ExecuteAsync(item.Id, cancellationToken);
                break;
            case WorkKind.SendCopy:
                await sendCopy.ExecuteAsync(
                    ConsultationSlug.Parse(item.Consultation),
                    SubmissionReference.Parse(item.Id),
                    item.Step == WorkItem.Proven,
                    cancellationToken
                );
                break;
            case WorkKind.ImportSheet:
                await takeInSheet.ExecuteAsync(ConsultationSlug.Parse(item.Consultation), item.Id, cancellationToken);
                break;
            default:
                throw new InvalidOperationException($"Nothing here handles {item.Kind}.");
        }
    }

    private async Task GiveUpAsync(TakenWork work, string error, CancellationToken cancellationToken)
    {
        if (work.Item.Kind == WorkKind.TagSubmission)
        {
            await markFailed.ExecuteAsync(
                ConsultationSlug.Parse(work.Item.Consultation),
                SubmissionReference.Parse(work.Item.Id),
                $"Tagging failed {SqliteWorkQueue.MaxTries} times",
                cancellationToken
            );
        }
        else if (work.Item.Kind == WorkKind.ReadEmail)
        {
            await markMessageFailed.ExecuteAsync(work.Item.Id, $"Reading it failed {SqliteWorkQueue.MaxTries} times", cancellationToken);
        }

        await queue.PoisonAsync(work, error, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Failed {Kind} {Id}, try {Try}")]
        internal static partial void WorkFailed(ILogger logger, Exception failure, WorkKind kind, string id, int @try);

        [LoggerMessage(2, LogLevel.Error, "Failed to put back {Kind} {Id}")]
        internal static partial void WorkNotPutBack(ILogger logger, Exception failure, WorkKind kind, string id);
    }
}
