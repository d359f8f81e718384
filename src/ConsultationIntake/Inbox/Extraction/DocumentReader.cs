using System.Xml;
using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Inbox.Extraction.Html;
using ConsultationIntake.Inbox.Extraction.Office;
using ConsultationIntake.Inbox.Extraction.Pdf;
using ConsultationIntake.Inbox.Mime;

namespace ConsultationIntake.Inbox.Extraction;

/// <summary>Takes the words out of one file, or says why a person has to. Whatever the file holds, it ends and does not throw.</summary>
public sealed class DocumentReader(IPdfReader pdf, ExtractionLimits limits, TimeProvider clock)
{
    internal ExtractionLimits Limits => limits;

    internal async Task<ExtractedText> ReadAsync(EmailAttachment file, CancellationToken cancellationToken)
    {
        if (file.Content.Length > limits.MaxBytes)
            return ExtractedText.Unread(ExtractionMark.TooLarge);
        if (file.Content.IsEmpty)
            return ExtractedText.Unread(ExtractionMark.Empty);
        using var timeout = new CancellationTokenSource(limits.MaxTime, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return DocumentKinds.Of(file) is DocumentKind.Pdf
                ? await ReadPdfAsync(file.Content, either.Token)
                : Read(file, either.Token);
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

    private ExtractedText Read(EmailAttachment file, CancellationToken cancellationToken) => DocumentKinds.Of(file) switch
    {
        DocumentKind.Docx => DocxReader.Read(file.Content, limits, cancellationToken),
        DocumentKind.Odt => OdtReader.Read(file.Content, limits, cancellationToken),
        DocumentKind.Rtf => RtfReader.Read(file.Content, limits, cancellationToken),
        DocumentKind.Text => PlainTextReader.Read(Charsets.Decode(file.Content.Span, null), limits),
        DocumentKind.Html => HtmlReader.Read(file.Content, limits),
        DocumentKind.Image => ExtractedText.Unread(ExtractionMark.Image),
        DocumentKind.EncryptedOffice => ExtractedText.Unread(ExtractionMark.Encrypted),
        _ => ExtractedText.Unread(ExtractionMark.NotRead),
    };

    private async Task<ExtractedText> ReadPdfAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        await pdf.ReadAsync(content, limits, cancellationToken) switch
        {
            PdfOutcome.Read read => PdfParagraphs.Build(read.Pages, read.MorePages, limits),
            PdfOutcome.Unread unread => ExtractedText.Unread(unread.Mark),
            _ => throw new InvalidOperationException("A reading that is neither read nor unread."),
        };
}
