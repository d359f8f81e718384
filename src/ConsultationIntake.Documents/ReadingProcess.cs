using ConsultationIntake.Documents.Pdf;

namespace ConsultationIntake.Documents;

/// <summary>What a host does when it was started to read or draw a file, and not to be a host.</summary>
public static class ReadingProcess
{
    /// <summary>Does so and gives the program's exit code, or null where the arguments ask for no such thing.</summary>
    public static int? TryRun(string[] args)
    {
        if (args is not [PdfReadingProcess.Verb or PdfDrawingProcess.Verb, var number])
            return null;
        BeFirstToGo();
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        return args[0] == PdfReadingProcess.Verb
            ? PdfReadingProcess.Run(number, input, output)
            : PdfDrawingProcess.Run(number, input, output);
    }

    /// <summary>Where there is no memory left, Linux ends this process and not the one that started it (proc(5), oom_score_adj).</summary>
    private static void BeFirstToGo()
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            File.WriteAllText("/proc/self/oom_score_adj", "1000");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // A system that lets nobody say so: it has its own limit besides.
        }
    }
}
