using System.CommandLine;

namespace ConsultationIntake.Cli.Exporting;

/// <summary><c>export</c>: takes what staff did out of a running host.</summary>
internal static class ExportCommand
{
    public static Command Create() => new("export", "Take out what staff have done.") { ExportCorrectionsCommand.Create() };
}
