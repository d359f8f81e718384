using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Documents.Emails;

/// <summary>Reads mail with MimeKit.</summary>
internal sealed class EmailReader(ReadingLimits limits, TimeProvider clock) : IEmailReader
{
    public Task<InboundEmail?> ReadAsync(ReadOnlyMemory<byte> message, ReadingBudget budget, CancellationToken cancellationToken) =>
        Task.FromResult(
            Messages.Load(message, budget, cancellationToken) is { } loaded && Messages.IsMessage(loaded.Message)
                ? new MessageReading(budget, cancellationToken).Read(loaded)
                : null
        );

    public Task<InboundEmail?> ReadPostAsync(
        ReadOnlyMemory<byte> body,
        string? contentType,
        ReadingBudget budget,
        CancellationToken cancellationToken
    )
    {
        var post = InboundParsePost.Load(body, contentType, budget, cancellationToken);
        return Task.FromResult(post is null ? null : post.WithEnvelope(new MessageReading(budget, cancellationToken).Read(post.Message)));
    }

    public Task<bool> LooksLikeMessageAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken) =>
        Task.FromResult(Messages.LooksLikeMessage(file));

    public Task<ReadOnlyMemory<byte>?> MessageOfAsync(ReadOnlyMemory<byte> body, string? contentType, CancellationToken cancellationToken)
    {
        var post = InboundParsePost.Load(body, contentType, new ReadingBudget(limits, clock), cancellationToken);
        return Task.FromResult(post?.Original(cancellationToken));
    }
}
