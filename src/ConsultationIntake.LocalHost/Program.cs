using ConsultationIntake.Documents;
using ConsultationIntake.LocalHost;

if (ReadingProcess.TryRun(args) is { } code)
    return code;

try
{
    await LocalHostApplication.Create(args).RunAsync();
    return 0;
}
catch (StartRefusedException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}
