using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Documents.Emails;

/// <summary>Reads mail.</summary>
internal sealed class EmailReader : IEmailReader
{
    public Task<InboundEmail?> ReadAsync(ReadOnlyMemory<byte> message, ReadingBudget budget, CancellationToken cancellationToken) =>
        Task.FromResult(Eml.LooksLikeMessage(message) ? Eml.Read(message, budget.Limits) : null);

    public Task<InboundEmail?> ReadPostAsync(ReadOnlyMemory<byte> body, string? contentType, ReadingBudget budget, CancellationToken cancellationToken) =>
        Task.FromResult(SendGridParse.Read(body, contentType, budget.Limits));

    public Task<ReadOnlyMemory<byte>?> MessageOfAsync(ReadOnlyMemory<byte> body, string? contentType, CancellationToken cancellationToken) =>
        Task.FromResult(SendGridParse.RawMessage(body, contentType) ?? SendGridParse.Together(body, contentType));
}
