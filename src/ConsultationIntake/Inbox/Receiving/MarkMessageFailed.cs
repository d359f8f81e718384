using ConsultationIntake.Inbox.Messages;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Inbox.Receiving;

/// <summary>Notes that reading a message failed for good, so that the account shows it. The original is kept.</summary>
public sealed partial class MarkMessageFailed(IMessageStore messages, ILogger<MarkMessageFailed> logger)
{
    /// <param name="why">For staff, without personal data.</param>
    public async Task ExecuteAsync(string messageId, string why, CancellationToken cancellationToken)
    {
        if (
            await messages.FindAsync(messageId, cancellationToken) is { State: MessageState.Waiting } message
            && await messages.UpdateAsync(message with { State = MessageState.Failed, Failure = why }, cancellationToken) is not null
        )
            Log.MessageFailed(logger, messageId);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Gave up reading message {Message}")]
        internal static partial void MessageFailed(ILogger logger, string message);
    }
}
