using System.CommandLine;
using ConsultationIntake.Cli.Evaluating;

var root = new RootCommand("What an officer or an engineer does by hand with consultation intake.")
{
    EvaluateCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
