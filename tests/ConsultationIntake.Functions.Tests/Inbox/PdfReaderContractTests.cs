using ConsultationIntake.Contracts.Inbox;
using ConsultationIntake.Documents.Pdf;

namespace ConsultationIntake.Functions.Tests.Inbox;

public sealed class PdfReaderContractTests : PdfReaderContract, IDisposable
{
    private readonly PdfProcess process = new(typeof(ConsultationFunctions).Assembly);

    public void Dispose() => process.Dispose();

    protected override IPdfReader BuildPdfReader() => new PdfPigReader(process);
}
