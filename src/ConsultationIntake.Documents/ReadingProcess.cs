using ConsultationIntake.Documents.Pdf;

namespace ConsultationIntake.Documents;

/// <summary>What a host does when it was started to read a file, and not to be a host.</summary>
public static class ReadingProcess
{
    /// <summary>Reads the file and gives the program's exit code, or null where the arguments ask for no such thing.</summary>
    public static int? TryRun(string[] args)
    {
        if (args is not [PdfReadingProcess.Verb, var pages])
            return null;
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        return PdfReadingProcess.Run(pages, input, output);
    }
}
