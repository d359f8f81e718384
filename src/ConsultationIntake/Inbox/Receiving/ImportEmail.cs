using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Inbox.Receiving;

/// <summary>
/// Takes in a mail that a member of staff saved as a file. Their word stands in the place of a signature; the sender is not thanked.
/// </summary>
public sealed class ImportEmail(ReceiveEmail receive, IEmailReader reader, ReadingLimits limits, TimeProvider clock)
{
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>It is kept, and read soon after.</summary>
        public sealed record Kept(InboxMessage Message) : Outcome;

        /// <summary>Nothing was kept: whoever has the file is told, so that nothing is lost.</summary>
        public sealed record NotAnEmail : Outcome;
    }

    public async Task<Outcome> ExecuteAsync(Stream message, CancellationToken cancellationToken)
    {
        using var whole = new MemoryStream();
        await message.CopyToAsync(whole, cancellationToken);
        var bytes = new ReadOnlyMemory<byte>(whole.GetBuffer(), 0, (int)whole.Length);
        // A worker reads it whole as soon as it is kept: what begins as a message does is not read for that twice.
        if (
            !await reader.LooksLikeMessageAsync(bytes, cancellationToken)
            && await reader.ReadAsync(bytes, new ReadingBudget(limits, clock), cancellationToken) is null
        )
            return new Outcome.NotAnEmail();
        whole.Position = 0;
        var post = new ReceivedPost
        {
            Body = whole,
            Source = MessageSource.File,
            ContentType = "message/rfc822",
            FromStaff = true,
        };
        var kept = await receive.ExecuteAsync(post, cancellationToken);
        return new Outcome.Kept(kept ?? throw new InvalidOperationException("What staff bring in was refused."));
    }
}
