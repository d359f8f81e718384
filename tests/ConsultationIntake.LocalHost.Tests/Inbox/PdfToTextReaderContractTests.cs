using ConsultationIntake.Contracts.Inbox;
using ConsultationIntake.Inbox.Extraction.Pdf;
using ConsultationIntake.LocalHost.Inbox;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

public sealed class PdfToTextReaderContractTests : PdfReaderContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    protected override IPdfReader BuildPdfReader()
    {
        LibreOffice.RequireWithPoppler();
        return new PdfToTextReader("pdftotext", folder.Path);
    }
}
