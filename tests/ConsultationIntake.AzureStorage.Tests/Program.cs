using ConsultationIntake.AzureStorage.Tests;
using Xunit.Runner.InProc.SystemConsole;

return args is [TagWorker.Verb, .. var names] ? await TagWorker.RunAsync(names) : await ConsoleRunner.Run(args);
