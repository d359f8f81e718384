using ConsultationIntake.Contracts.Inbox;
using ConsultationIntake.Documents.Pdf;

namespace ConsultationIntake.Functions.Tests.Inbox;

public sealed class PdfReaderContractTests : PdfReaderContract
{
    private readonly PdfProcess process = new(typeof(ConsultationFunctions).Assembly);

    protected override IPdfReader BuildPdfReader() => new PdfPigReader(process);
}
