namespace ConsultationIntake.Inbox.Messages;

/// <summary>In what form a message was handed to us.</summary>
public enum MessageSource
{
    /// <summary>A post of SendGrid's Inbound Parse.</summary>
    InboundParse,

    /// <summary>A whole MIME message brought in by hand.</summary>
    File,
}
