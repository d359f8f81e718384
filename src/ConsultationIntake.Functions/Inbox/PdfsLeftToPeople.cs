using ConsultationIntake.Inbox.Extraction;
using ConsultationIntake.Inbox.Extraction.Pdf;

namespace ConsultationIntake.Functions.Inbox;

/// <summary>No PDF is read by this host: the original is kept and marked, so that a person reads it. Other documents are read.</summary>
internal sealed class PdfsLeftToPeople : IPdfReader
{
    public Task<PdfOutcome> ReadAsync(ReadOnlyMemory<byte> content, ExtractionLimits limits, CancellationToken cancellationToken) =>
        Task.FromResult<PdfOutcome>(new PdfOutcome.Unread(ExtractionMark.NotRead));
}
