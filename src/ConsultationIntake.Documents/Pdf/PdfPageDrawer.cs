using System.Globalization;
using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Documents.Pdf;

/// <summary>Draws the pages of PDFs with PdfPig, each in a process of its own.</summary>
internal sealed class PdfPageDrawer(PdfProcess process, ReadingLimits limits, TimeProvider clock) : IPageDrawer, IDisposable
{
    private readonly SemaphoreSlim room = new(PdfProcess.DrawingsAtOnce);

    public async Task<DrawnPage> DrawAsync(Func<CancellationToken, Task<ReceivedFile?>> open, int page, CancellationToken cancellationToken)
    {
        await room.WaitAsync(cancellationToken);
        try
        {
            return await open(cancellationToken) is { } file ? await DrawAsync(file, page, cancellationToken) : new DrawnPage.NoPages();
        }
        finally
        {
            room.Release();
        }
    }

    public void Dispose() => room.Dispose();

    private async Task<DrawnPage> DrawAsync(ReceivedFile file, int page, CancellationToken cancellationToken)
    {
        if (file.Content.IsEmpty || DocumentKinds.Of(file) is not DocumentKind.Pdf || page < 1)
            return new DrawnPage.NoPages();
        if (file.Content.Length > limits.MaxBytes)
            return new DrawnPage.NotDrawn(ExtractionMark.TooLarge);
        if (page > limits.MaxPages)
            return new DrawnPage.NotDrawn(ExtractionMark.TooManyPages);
        using var timeout = new CancellationTokenSource(limits.MaxTime, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            var number = page.ToString(CultureInfo.InvariantCulture);
            var end = await process.RunAsync((PdfDrawingProcess.Verb, number), file.Content, PdfDrawing.MostBytes, either.Token);
            return end.Mark is { } mark ? new DrawnPage.NotDrawn(mark) : new DrawnPage.Picture(end.Output);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new DrawnPage.NotDrawn(ExtractionMark.TimedOut);
        }
    }
}
