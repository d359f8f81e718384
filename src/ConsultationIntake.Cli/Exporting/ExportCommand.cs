using System.CommandLine;

namespace ConsultationIntake.Cli.Exporting;

/// <summary><c>export</c>: takes what came in, and what staff did with it, out of a running host.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var export = new Command("export", "Take out what came in and what staff have done with it.") { ExportCorrectionsCommand.Create() };
        foreach (var table in ExportTableCommand.CreateAll())
            export.Subcommands.Add(table);
        return export;
    }
}
