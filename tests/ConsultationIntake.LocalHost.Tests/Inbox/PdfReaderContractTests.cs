using System.Diagnostics;
using ConsultationIntake.Contracts;
using ConsultationIntake.Contracts.Inbox;
using ConsultationIntake.Documents.Pdf;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

public sealed class PdfReaderContractTests : PdfReaderContract
{
    private readonly PdfProcess process = new(typeof(LocalHostServices).Assembly);

    protected override IPdfReader BuildPdfReader() => new PdfPigReader(process);

    [Fact]
    public async Task ReadingProcess_WhereMemoryRunsOut_IsTheOneToEnd()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere nobody can say which process is to end first.");
        using var reading = Process.Start(
            new ProcessStartInfo("dotnet", [typeof(LocalHostServices).Assembly.Location, PdfReadingProcess.Verb, "1"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        try
        {
            await Patience.UntilAsync(() => File.ReadAllText($"/proc/{reading.Id}/oom_score_adj").Trim() == "1000");
        }
        finally
        {
            reading.Kill();
        }
    }
}
