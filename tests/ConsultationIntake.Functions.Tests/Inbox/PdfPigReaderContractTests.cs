using ConsultationIntake.Contracts.Inbox;
using ConsultationIntake.Functions.Inbox.Pdf;
using ConsultationIntake.Inbox.Extraction;
using ConsultationIntake.Inbox.Extraction.Pdf;

namespace ConsultationIntake.Functions.Tests.Inbox;

public sealed class PdfPigReaderContractTests : PdfReaderContract, IDisposable
{
    private readonly PdfPigReader reader = new();

    [Fact]
    public async Task TwoColumns_AreReadOneAfterTheOther()
    {
        LibreOffice.Require();
        var pdf = await LibreOffice.MakeAsync(Letters.TwoColumns, "fodt", "pdf");

        var read = Assert.IsType<PdfOutcome.Read>(await reader.ReadAsync(pdf, ExtractionLimits.Default, TestContext.Current.CancellationToken));

        var starts = Assert.Single(read.Pages).Lines.Select(line => string.Join(' ', line.Text.Split(' ').Take(2))).Where(start => start.StartsWith("Left", StringComparison.Ordinal) || start.StartsWith("Right", StringComparison.Ordinal) || start == "The last");
        Assert.Equal(["Left 1", "Left 2", "Left 3", "Left 4", "Left 5", "Left 6", "Right 1", "Right 2", "Right 3", "Right 4", "Right 5", "Right 6", "The last"], starts);
    }

    public void Dispose() => reader.Dispose();

    protected override IPdfReader BuildPdfReader() => reader;
}
