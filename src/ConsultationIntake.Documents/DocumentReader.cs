using System.Xml;
using ConsultationIntake.Capacity;
using ConsultationIntake.Documents.Emails;
using ConsultationIntake.Documents.Html;
using ConsultationIntake.Documents.Office;
using ConsultationIntake.Documents.Pdf;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Documents;

/// <summary>Takes the words out of one file, or says why a person has to. Whatever the file holds, it ends and does not throw.</summary>
internal sealed class DocumentReader(IPdfReader pdf, TimeProvider clock) : IDocumentReader, IDisposable
{
    /// <summary>Readings at once; others wait. Each may hold some hundred megabytes: see <c>BombTests</c>.</summary>
    private static readonly int AtOnce = (int)
        Math.Min(ByteRoom.ShareOfMemory(1, OfOneReading, 4 * OfOneReading) / OfOneReading, PdfProcess.ReadingsAtOnce);

    private const long OfOneReading = 300_000_000;

    /// <summary>Documents within documents: Word embeds them as alternative chunks of its text.</summary>
    private const int DeepestChunk = 3;

    private readonly SemaphoreSlim room = new(AtOnce);

    public async Task<ExtractedText> ReadAsync(ReceivedFile file, ReadingBudget budget, CancellationToken cancellationToken)
    {
        if (!budget.TakeFile())
            return ExtractedText.Unread(ExtractionMark.TooManyFiles);
        if (file.Content.Length > budget.Limits.MaxBytes)
            return ExtractedText.Unread(ExtractionMark.TooLarge);
        if (file.Content.IsEmpty)
            return ExtractedText.Unread(ExtractionMark.Empty);
        var came = clock.GetTimestamp();
        await room.WaitAsync(cancellationToken);
        budget.GiveBack(clock.GetElapsedTime(came));
        using var timeout = new CancellationTokenSource(budget.TimeLeft, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return DocumentKinds.Of(file) is DocumentKind.Pdf
                ? await ReadPdfAsync(file.Content, budget, either.Token)
                : Read(file, budget, depth: 0, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ExtractedText.Unread(ExtractionMark.TimedOut);
        }
        finally
        {
            room.Release();
        }
    }

    public void Dispose() => room.Dispose();

    private static ExtractedText Read(ReceivedFile file, ReadingBudget budget, int depth, CancellationToken cancellationToken)
    {
        try
        {
            return ReadKind(DocumentKinds.Of(file), file, budget, depth, cancellationToken);
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

    private static ExtractedText ReadKind(
        DocumentKind kind,
        ReceivedFile file,
        ReadingBudget budget,
        int depth,
        CancellationToken cancellationToken
    ) =>
        kind switch
        {
            DocumentKind.Docx => DocxReader.Read(
                file.Content,
                budget,
                chunk =>
                    depth < DeepestChunk ? Read(chunk, budget, depth + 1, cancellationToken) : ExtractedText.Unread(ExtractionMark.TooDeep),
                cancellationToken
            ),
            DocumentKind.Doc => DocReader.Read(file.Content, budget, cancellationToken),
            DocumentKind.Xlsx => XlsxReader.Read(file.Content, budget, cancellationToken),
            DocumentKind.Odt => OdtReader.Read(file.Content, budget, cancellationToken),
            DocumentKind.Rtf => RtfReader.Read(file.Content, budget, cancellationToken),
            DocumentKind.Text => PlainTextReader.Read(Charsets.Decode(file.Content.Span, null), budget, cancellationToken),
            DocumentKind.Html => HtmlReader.Read(file.Content, budget, cancellationToken),
            DocumentKind.Image => ExtractedText.Unread(ExtractionMark.Image),
            DocumentKind.EncryptedOffice => ExtractedText.Unread(ExtractionMark.Encrypted),
            // The reader of mail reads messages in messages, down to the budget's depth: what comes here as one lies deeper, or is
            // embedded.
            DocumentKind.Email when depth > 0 => MessageReading.TextOf(file.Content, budget, cancellationToken),
            DocumentKind.Email or DocumentKind.OutlookMessage => ExtractedText.Unread(ExtractionMark.TooDeep),
            DocumentKind.Zip or DocumentKind.Pdf or DocumentKind.Unknown or DocumentKind.Accessory => ExtractedText.Unread(
                ExtractionMark.NotRead
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    private async Task<ExtractedText> ReadPdfAsync(
        ReadOnlyMemory<byte> content,
        ReadingBudget budget,
        CancellationToken cancellationToken
    ) =>
        await pdf.ReadAsync(content, budget.Limits, cancellationToken) switch
        {
            PdfOutcome.Read read => PdfParagraphs.Build(read.Pages, read.MorePages, budget, cancellationToken),
            PdfOutcome.Unread unread => ExtractedText.Unread(unread.Mark),
            _ => throw new InvalidOperationException("A reading that is neither read nor unread."),
        };
}
