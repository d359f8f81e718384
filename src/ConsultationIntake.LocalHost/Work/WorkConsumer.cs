using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox;
using ConsultationIntake.Inbox.Answering;
using ConsultationIntake.Inbox.Receiving;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Work;

namespace ConsultationIntake.LocalHost.Work;

/// <summary>Takes one message at a time from the queue and runs its use case: what the queue triggers do on Azure.</summary>
internal sealed partial class WorkConsumer(
    SqliteWorkQueue queue,
    TagSubmission tag,
    RetagConsultation retag,
    MarkSubmissionFailed markFailed,
    ReadEmail readEmail,
    AcknowledgeEmail acknowledgeEmail,
    MarkMessageFailed markMessageFailed,
    SendCopy sendCopy,
    LocalHostOptions options,
    ILogger<WorkConsumer> logger)
{
    /// <summary>False when there is nothing to do now.</summary>
    internal async Task<bool> TakeOneAsync(CancellationToken cancellationToken)
    {
        if (await queue.TakeAsync(cancellationToken) is not { } work)
            return false;
        try
        {
            await HandleAsync(work.Item, cancellationToken);
            await queue.CompleteAsync(work, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // The queue's own rule, as on Azure: another try later, and the poison list after the last.
            Log.WorkFailed(logger, failure, work.Item.Kind, work.Item.Id, work.Try);
            if (work.Try < SqliteWorkQueue.MaxTries)
                await queue.RetryAsync(work, TimeSpan.FromSeconds(options.RetrySeconds), cancellationToken);
            else
                await GiveUpAsync(work, failure, cancellationToken);
        }

        return true;
    }

    /// <summary>Works until nothing is visible.</summary>
    internal async Task DrainAsync(CancellationToken cancellationToken)
    {
        while (await TakeOneAsync(cancellationToken))
        {
        }
    }

    private async Task HandleAsync(WorkItem item, CancellationToken cancellationToken)
    {
        switch (item.Kind)
        {
            case WorkKind.TagSubmission:
                await tag.ExecuteAsync(ConsultationSlug.Parse(item.Consultation), SubmissionReference.Parse(item.Id), cancellationToken);
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
                await sendCopy.ExecuteAsync(ConsultationSlug.Parse(item.Consultation), SubmissionReference.Parse(item.Id), cancellationToken);
                break;
            default:
                throw new InvalidOperationException($"Nothing here handles {item.Kind}.");
        }
    }

    private async Task GiveUpAsync(TakenWork work, Exception failure, CancellationToken cancellationToken)
    {
        if (work.Item.Kind == WorkKind.TagSubmission)
        {
            await markFailed.ExecuteAsync(
                ConsultationSlug.Parse(work.Item.Consultation), SubmissionReference.Parse(work.Item.Id), $"Tagging failed {SqliteWorkQueue.MaxTries} times", cancellationToken);
        }
        else if (work.Item.Kind == WorkKind.ReadEmail)
        {
            await markMessageFailed.ExecuteAsync(work.Item.Id, $"Reading it failed {SqliteWorkQueue.MaxTries} times", cancellationToken);
        }

        await queue.PoisonAsync(work, failure.GetType().Name, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Failed {Kind} {Id}, try {Try}")]
        internal static partial void WorkFailed(ILogger logger, Exception failure, WorkKind kind, string id, int @try);
    }
}
