using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Inbox.Emails;

/// <summary>A file that came with an email.</summary>
/// <param name="Kind">What it is, by its content before its name.</param>
public sealed record EmailAttachment(ReceivedFile File, DocumentKind Kind)
{
    public string FileName => File.FileName;

    public ReadOnlyMemory<byte> Content => File.Content;

    /// <summary>Whether the sender meant it to be shown in the text, or the text shows it (<c>cid:</c>).</summary>
    public bool Inline { get; init; }

    /// <summary>The message that it is, read; null for every other file, and for one inside too many messages.</summary>
    public InboundEmail? Message { get; init; }
}
