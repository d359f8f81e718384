using System.CommandLine;
using ConsultationIntake.Cli.Checking;
using ConsultationIntake.Cli.Evaluating;
using ConsultationIntake.Cli.Exporting;
using ConsultationIntake.Cli.History;
using ConsultationIntake.Cli.Importing;
using ConsultationIntake.Cli.Mail;
using ConsultationIntake.Cli.Staff;
using ConsultationIntake.Cli.Training;
using ConsultationIntake.Cli.Training.Reader;

var root = new RootCommand("What an officer or an engineer does by hand with consultation intake.")
{
    CheckCommand.Create(),
    EvaluateCommand.Create(),
    EvaluateThemeCommand.Create(),
    ExportCommand.Create(),
    HistoryCommand.Create(),
    TrainCommand.Create(),
    TrainReaderCommand.Create(),
    MailCommand.Create(),
    ImportCommand.Create(),
    PasswordCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
