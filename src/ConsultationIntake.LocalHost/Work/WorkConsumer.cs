using System.Data.Common;
using ConsultationIntake.Alerts;
using ConsultationIntake.Concerns;
using ConsultationIntake.Consultations;
using ConsultationIntake.Imports;
using ConsultationIntake.Inbox;
using ConsultationIntake.Inbox.Answering;
using ConsultationIntake.Inbox.Receiving;
using ConsultationIntake.Mail;
using ConsultationIntake.Office;
using ConsultationIntake.Replies;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Work;

namespace ConsultationIntake.LocalHost.Work;

/// <summary>Takes messages from the queue and runs their use cases: what the queue triggers do on Azure.</summary>
internal sealed partial class WorkConsumer(
    SqliteWorkQueue queue,
    TagSubmission tag,
    JoinLike join,
    TellOfSafeguarding tell,
    RetagConsultation retag,
    MarkSubmissionFailed markFailed,
    ReadEmail readEmail,
    AcknowledgeEmail acknowledgeEmail,
    MarkMessageFailed markMessageFailed,
    SendCopy sendCopy,
    ReplyToRespondents replies,
    TakeInSheet takeInSheet,
    NoteUndelivered note,
    LocalHostOptions options,
    TimeProvider clock,
    ILogger<WorkConsumer> logger
)
{
    private const string EndedMeanwhile = "The service ended each time while it was read";

    private static readonly TimeSpan AnHour = TimeSpan.FromHours(1);

    /// <summary>Works until nothing is visible.</summary>
    internal Task DrainAsync(CancellationToken cancellationToken) => WorkAsync(static () => true, cancellationToken);

    /// <summary>Works until nothing is visible or <paramref name="goesOn"/> says no, which is asked before more is taken.</summary>
    internal async Task WorkAsync(Func<bool> goesOn, CancellationToken cancellationToken, WorkLane? lane = null)
    {
        var taken = goesOn() ? await queue.TakeAsync(cancellationToken, lane) : [];
        while (taken.Count > 0)
        {
            IReadOnlyList<TakenWork> finished;
            try
            {
                finished = await FinishedAsync(taken, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                await queue.GiveBackAsync(taken);
                throw;
            }
            finally
            {
                queue.LetGo(taken);
            }

            if (!goesOn())
            {
                await CompleteAsync(finished);
                return;
            }

            try
            {
                taken = await queue.NextAsync(finished, cancellationToken, lane);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // It was given up before it was written, so nothing was taken.
                await CompleteAsync(finished);
                throw;
            }
        }
    }

    /// <summary>Stopped or not, what is done is written: else the next host does it again, as what may have ended this one.</summary>
    private Task CompleteAsync(IReadOnlyList<TakenWork> finished) =>
        finished.Count > 0 ? queue.CompleteAsync(finished, CancellationToken.None) : Task.CompletedTask;

    /// <summary>Works on several beside each other: they wait for the disk together.</summary>
    private async Task<IReadOnlyList<TakenWork>> FinishedAsync(IReadOnlyList<TakenWork> taken, CancellationToken cancellationToken)
    {
        if (taken is [var alone])
            return await TryAsync(alone, cancellationToken) ? taken : [];
        var done = await Task.WhenAll(taken.Select(work => Task.Run(() => TryAsync(work, cancellationToken), cancellationToken)));
        return [.. taken.Where((_, i) => done[i])];
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
                await PutBackAsync(work, WaitAfter(work, failure), cancellationToken);
            else
                await GiveUpAsync(work, failure.GetType().Name, cancellationToken);
            return false;
        }
    }

    /// <summary>A mail server that asks to wait, or that was not reached twice, is left alone for an hour.</summary>
    private TimeSpan WaitAfter(TakenWork work, Exception failure) =>
        failure is MailDelayedException || (WorkLanes.Of(work.Item) == WorkLane.Mail && work.Try > 1)
            ? AnHour
            : TimeSpan.FromSeconds(options.RetrySeconds);

    /// <summary>As soon as the disk takes it: a message that is not put back stays hidden for ten minutes.</summary>
    private async Task PutBackAsync(TakenWork work, TimeSpan later, CancellationToken cancellationToken)
    {
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
            case WorkKind.TagSubmission when item.Step == WorkItem.Tell:
                await tell.ExecuteAsync(ConsultationSlug.Parse(item.Consultation), SubmissionReference.Parse(item.Id), cancellationToken);
                break;
            case WorkKind.TagSubmission:
                await TagAsync(ConsultationSlug.Parse(item.Consultation), SubmissionReference.Parse(item.Id), cancellationToken);
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
            case WorkKind.SendCopy when item.Step == WorkItem.Reply:
                await replies.SendAsync(ConsultationSlug.Parse(item.Consultation), SubmissionReference.Parse(item.Id), cancellationToken);
                break;
            case WorkKind.SendCopy when item.Step == WorkItem.Replies:
                await replies.GoOnAsync(ConsultationSlug.Parse(item.Consultation), item.Id, cancellationToken);
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

    private async Task TagAsync(ConsultationSlug consultation, SubmissionReference reference, CancellationToken cancellationToken)
    {
        var tagged = await tag.ExecuteAsync(consultation, reference, cancellationToken) switch
        {
            TagOutcome.Tagged done => done.Submission,
            TagOutcome.AlreadyTagged earlier => earlier.Submission,
            TagOutcome.Gone => null,
            var other => throw new NotSupportedException($"Nothing here handles {other.GetType().Name}."),
        };
        if (tagged is null)
            return;
        if (await tell.IsDueAsync(tagged, cancellationToken))
            await queue.EnqueueAsync(WorkItem.TellOfSafeguarding(consultation, reference), cancellationToken);
        await join.ExecuteAsync(tagged, cancellationToken);
    }

    private static string NotTaken(TakenWork work) =>
        work.Try > SqliteWorkQueue.MaxTries
            ? "The service ended each time while it was being sent"
            : $"The mail server could not be reached, or did not take it, in {SqliteWorkQueue.MaxTries} tries";

    private async Task GiveUpAsync(TakenWork work, string error, CancellationToken cancellationToken)
    {
        if (work.Item is { Kind: WorkKind.TagSubmission, Step: null })
        {
            await markFailed.ExecuteAsync(
                ConsultationSlug.Parse(work.Item.Consultation),
                SubmissionReference.Parse(work.Item.Id),
                work.Try > SqliteWorkQueue.MaxTries ? EndedMeanwhile : $"Tagging failed {SqliteWorkQueue.MaxTries} times",
                cancellationToken
            );
        }
        else if (work.Item.Kind == WorkKind.ReadEmail)
        {
            await markMessageFailed.ExecuteAsync(
                work.Item.Id,
                work.Try > SqliteWorkQueue.MaxTries ? EndedMeanwhile : $"Reading it failed {SqliteWorkQueue.MaxTries} times",
                cancellationToken
            );
        }
        else if (work.Item is { Kind: WorkKind.SendCopy, Step: WorkItem.Reply })
        {
            await replies.GiveUpAsync(
                ConsultationSlug.Parse(work.Item.Consultation),
                SubmissionReference.Parse(work.Item.Id),
                cancellationToken
            );
        }
        else if (work.Item is { Kind: WorkKind.SendCopy, Step: WorkItem.Replies })
        {
            await replies.StopRoundAsync(ConsultationSlug.Parse(work.Item.Consultation), cancellationToken);
        }
        else if (work.Item.Kind == WorkKind.SendCopy)
        {
            await sendCopy.GiveUpAsync(
                ConsultationSlug.Parse(work.Item.Consultation),
                SubmissionReference.Parse(work.Item.Id),
                work.Item.Step == WorkItem.Proven,
                NotTaken(work),
                cancellationToken
            );
        }
        else if (work.Item.Kind == WorkKind.ImportSheet)
        {
            await takeInSheet.GiveUpAsync(ConsultationSlug.Parse(work.Item.Consultation), work.Item.Id, cancellationToken);
        }
        else if (work.Item.Kind == WorkKind.AcknowledgeEmail)
        {
            await note.ExecuteAsync(
                ConsultationSlug.Parse(work.Item.Consultation),
                MailPurpose.Acknowledgement,
                work.Item.Id,
                NotTaken(work),
                cancellationToken
            );
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
