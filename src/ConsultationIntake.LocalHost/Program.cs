using ConsultationIntake.Consultations;
using ConsultationIntake.Documents;
using ConsultationIntake.LocalHost;
using ConsultationIntake.LocalHost.Backup;
using ConsultationIntake.LocalHost.Staff;

if (ReadingProcess.TryRun(args) is { } code)
    return code;

try
{
    switch (args)
    {
        case [BackUp.Verb, var folder, .. var settings]:
            BackUp.Execute(LocalHostApplication.DataOf(settings), folder);
            return 0;
        case [CheckFolders.Verb, .. var folders]:
            return CheckFolders.Run(
                folders.FirstOrDefault(new LocalHostOptions().Consultations),
                TimeProvider.System.GetUtcNow(),
                Console.Out,
                Console.Error
            );
        case [NewPassword.Verb]:
            return NewPassword.Run(Console.In.ReadLine() ?? "", Console.Out, Console.Error);
        case [AskHealth.Verb, var host]:
            return await AskHealth.ExecuteAsync(new Uri(host));
        default:
            await using (var host = LocalHostApplication.Create(args))
                await host.RunAsync();
            return 0;
    }
}
catch (Exception failure) when (StartTrouble.Of(failure) is { } trouble)
{
    await Console.Error.WriteLineAsync(trouble);
    return 1;
}
