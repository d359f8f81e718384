using System.Xml;
using ConsultationIntake.Documents.Emails;
using ConsultationIntake.Documents.Html;
using ConsultationIntake.Documents.Office;
using ConsultationIntake.Documents.Pdf;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Documents;

/// <summary>Takes the words out of one file, or says why a person has to. Whatever the file holds, it ends and does not throw.</summary>
internal sealed class DocumentReader(IPdfReader pdf, TimeProvider clock) : IDocumentReader
{
    public async Task<ExtractedText> ReadAsync(ReceivedFile file, ReadingBudget budget, CancellationToken cancellationToken)
    {
        if (!budget.TakeFile())
            return ExtractedText.Unread(ExtractionMark.TooManyFiles);
        if (file.Content.Length > budget.Limits.MaxBytes)
            return ExtractedText.Unread(ExtractionMark.TooLarge);
        if (file.Content.IsEmpty)
            return ExtractedText.Unread(ExtractionMark.Empty);
        using var timeout = new CancellationTokenSource(budget.TimeLeft, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return DocumentKinds.Of(file) is DocumentKind.Pdf
                ? await ReadPdfAsync(file.Content, budget.Limits, either.Token)
                : Read(file, budget.Limits, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ExtractedText.Unread(ExtractionMark.TimedOut);
        }
        catch (InflatedTooFarException)
        {
            return ExtractedText.Unread(ExtractionMark.Inflates);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or EndOfStreamException)
        {
            return ExtractedText.Unread(ExtractionMark.Damaged);
        }
    }

    private static ExtractedText Read(ReceivedFile file, ReadingLimits limits, CancellationToken cancellationToken) => DocumentKinds.Of(file) switch
    {
        DocumentKind.Docx => DocxReader.Read(file.Content, limits, cancellationToken),
        DocumentKind.Odt => OdtReader.Read(file.Content, limits, cancellationToken),
        DocumentKind.Rtf => RtfReader.Read(file.Content, limits, cancellationToken),
        DocumentKind.Text => PlainTextReader.Read(Charsets.Decode(file.Content.Span, null), limits),
        DocumentKind.Html => HtmlReader.Read(file.Content, limits),
        DocumentKind.Image => ExtractedText.Unread(ExtractionMark.Image),
        DocumentKind.EncryptedOffice => ExtractedText.Unread(ExtractionMark.Encrypted),
        // The reader of mail reads messages in messages, down to the budget's depth: what comes here as one lies deeper.
        DocumentKind.Email => ExtractedText.Unread(ExtractionMark.TooDeep),
        _ => ExtractedText.Unread(ExtractionMark.NotRead),
    };

    private async Task<ExtractedText> ReadPdfAsync(ReadOnlyMemory<byte> content, ReadingLimits limits, CancellationToken cancellationToken) =>
        await pdf.ReadAsync(content, limits, cancellationToken) switch
        {
            PdfOutcome.Read read => PdfParagraphs.Build(read.Pages, read.MorePages, limits),
            PdfOutcome.Unread unread => ExtractedText.Unread(unread.Mark),
            _ => throw new InvalidOperationException("A reading that is neither read nor unread."),
        };
}
