using ConsultationIntake.Documents.Pdf;

namespace ConsultationIntake.Documents;

/// <summary>What a host does when it was started to read a file, and not to be a host.</summary>
public static class ReadingProcess
{
    /// <summary>Reads the file and gives the program's exit code, or null where the arguments ask for no such thing.</summary>
    public static int? TryRun(string[] args) =>
        args is [PdfReadingProcess.Verb, var pages]
            ? PdfReadingProcess.Run(pages, Console.OpenStandardInput(), Console.OpenStandardOutput())
            : null;
}
