using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Work;

namespace ConsultationIntake.Inbox.Desk;

/// <summary>What a member of staff says of a message that did not become a submission by itself.</summary>
public sealed class DecideMessage(ConsultationCatalogue catalogue, IMessageStore messages, IWorkQueue queue)
{
    public enum Decision
    {
        /// <summary>It is a response, to the consultation named.</summary>
        TakeIn,

        /// <summary>Out of quarantine: read it like any other.</summary>
        Release,

        /// <summary>It is no response: out of quarantine, or rightly set aside.</summary>
        Dismiss,

        /// <summary>Read again what failed.</summary>
        Retry,
    }

    /// <summary>False where there is no such message, or its state does not allow it, or somebody else was faster.</summary>
    public async Task<bool> ExecuteAsync(string messageId, Decision decision, string? consultation, CancellationToken cancellationToken)
    {
        if (
            await messages.FindAsync(messageId, cancellationToken) is not { } message
            || Decide(message, decision, catalogue.Find(consultation)) is not { } decided
            || await messages.UpdateAsync(decided, cancellationToken) is null
        )
            return false;
        if (decided.State == MessageState.Waiting)
            await queue.EnqueueAsync(WorkItem.ReadEmail(messageId), cancellationToken);
        return true;
    }

    private static InboxMessage? Decide(InboxMessage message, Decision decision, Consultation? consultation)
    {
        if (message.Erased)
            return null;
        var again = message with { State = MessageState.Waiting, Reason = MessageReason.None, Failure = null };
        return (decision, message.State) switch
        {
            (Decision.TakeIn, MessageState.SetAside) when consultation is not null => again with
            {
                TakenIn = true,
                Consultation = consultation.Slug.ToString(),
            },
            (Decision.Release, MessageState.Quarantined) => again with { Trusted = true, Released = true },
            (Decision.Dismiss, MessageState.Quarantined) => message with { State = MessageState.SetAside, Reason = MessageReason.Spam },
            (Decision.Dismiss, MessageState.SetAside) when message.Doubtful => message with { Doubtful = false },
            (Decision.Retry, MessageState.Failed) => again,
            _ => null,
        };
    }
}
