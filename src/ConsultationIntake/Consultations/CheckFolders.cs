namespace ConsultationIntake.Consultations;

/// <summary>Says of consultations' folders what a host would say at its start, before it is started.</summary>
public static class CheckFolders
{
    /// <summary>What the programs call it.</summary>
    public const string Verb = "check";

    /// <summary>The exit code: 0 where all is well, 1 where there is any mistake.</summary>
    /// <param name="folder">A consultation's folder, or one that holds several.</param>
    /// <param name="now">Which consultations are open tells which may share an address.</param>
    /// <param name="output">Gets a line for each consultation without a mistake.</param>
    /// <param name="error">Gets a line for each mistake: the file, the line and what to write instead.</param>
    public static int Run(string folder, DateTimeOffset now, TextWriter output, TextWriter error)
    {
        var (good, problems) = Read(folder, now);
        foreach (var consultation in good)
            output.WriteLine(
                $"{consultation.Slug}: no mistake found."
                    + (consultation.IsDemonstration ? " It is a demonstration: take that out before people answer it." : "")
            );
        foreach (var problem in problems)
            error.WriteLine(problem);
        return problems.Count == 0 ? 0 : 1;
    }

    private static (IReadOnlyCollection<Consultation> Good, IReadOnlyList<ConsultationProblem> Problems) Read(
        string folder,
        DateTimeOffset now
    )
    {
        try
        {
            if (File.Exists(Path.Combine(folder, "consultation.json")))
                return ([ConsultationFolder.Load(Path.GetFullPath(folder))], []);
            var catalogue = ConsultationCatalogue.Load(folder, now);
            return (catalogue.All, catalogue.Problems);
        }
        catch (InvalidConsultationException invalid)
        {
            return ([], invalid.Problems);
        }
    }
}
