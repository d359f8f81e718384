using ConsultationIntake.Inbox.Messages;

namespace ConsultationIntake.Inbox.Receiving;

/// <summary>Notes that reading a message failed for good, so that the account shows it. The original is kept.</summary>
public sealed class MarkMessageFailed(IMessageStore messages)
{
    /// <param name="why">For staff, without personal data.</param>
    public async Task ExecuteAsync(string messageId, string why, CancellationToken cancellationToken)
    {
        if (await messages.FindAsync(messageId, cancellationToken) is { State: MessageState.Waiting } message)
            await messages.UpdateAsync(message with { State = MessageState.Failed, Failure = why }, cancellationToken);
    }
}
