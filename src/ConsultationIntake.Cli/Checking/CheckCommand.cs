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
            CheckFolders.Verb,
            "Say every mistake in consultation.json, themes.json and the plan, with its line and what to write instead. Ends with 1 where "
                + "there is any."
        )
        {
            folder,
        };
        command.SetAction(parsed =>
            CheckFolders.Run(
                parsed.GetRequiredValue(folder),
                TimeProvider.System.GetUtcNow(),
                parsed.InvocationConfiguration.Output,
                parsed.InvocationConfiguration.Error
            )
        );
        return command;
    }
}
