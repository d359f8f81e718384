using ConsultationIntake.Contracts.Inbox;
using ConsultationIntake.Documents.Pdf;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

public sealed class PdfReaderContractTests : PdfReaderContract, IDisposable
{
    private readonly PdfPigReader reader = new(typeof(LocalHostServices).Assembly);

    public void Dispose() => reader.Dispose();

    protected override IPdfReader BuildPdfReader() => reader;
}
