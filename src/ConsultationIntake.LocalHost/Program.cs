using ConsultationIntake.Documents;
using ConsultationIntake.LocalHost;
using ConsultationIntake.LocalHost.Backup;
using Microsoft.Extensions.Options;

if (ReadingProcess.TryRun(args) is { } code)
    return code;

try
{
    switch (args)
    {
        case [BackUp.Verb, var folder, .. var settings]:
            BackUp.Execute(LocalHostApplication.DataOf(settings), folder);
            return 0;
        case [AskHealth.Verb, var host]:
            return await AskHealth.ExecuteAsync(new Uri(host));
        default:
            await using (var host = LocalHostApplication.Create(args))
                await host.RunAsync();
            return 0;
    }
}
catch (StartRefusedException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}
catch (OptionsValidationException wrong)
{
    await Console.Error.WriteLineAsync($"The settings are not right: {string.Join(" ", wrong.Failures)}");
    return 1;
}
catch (Exception failure) when (DiskTrouble.Of(failure) is { } trouble)
{
    await Console.Error.WriteLineAsync($"The host cannot run: {trouble}.");
    return 1;
}
