using System.CommandLine;
using ConsultationIntake.Consultations;

namespace ConsultationIntake.Cli.Checking;

/// <summary><c>check</c>: says of consultations' folders what a host would say at its start, before it is started.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("folder")
        {
            Description = "A consultation's folder, or one that holds several.",
            DefaultValueFactory = _ => "consultations",
        };
        var command = new Command(
            "check",
            "Say every mistake in consultation.json, themes.json and the plan, with its line and what to write instead. Ends with 1 where "
                + "there is any."
        )
        {
            folder,
        };
        command.SetAction(parsed =>
            Run(
                parsed.GetRequiredValue(folder),
                TimeProvider.System.GetUtcNow(),
                parsed.InvocationConfiguration.Output,
                parsed.InvocationConfiguration.Error
            )
        );
        return command;
    }

    /// <summary>The exit code: 0 where all is well.</summary>
    internal static int Run(string folder, DateTimeOffset now, TextWriter output, TextWriter error)
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
