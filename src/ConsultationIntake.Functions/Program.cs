using ConsultationIntake.Documents;
using ConsultationIntake.Functions;
using ConsultationIntake.Functions.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

if (ReadingProcess.TryRun(args) is { } code)
    return code;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<ScrubFailures>();
builder.AddConsultationFunctions();

await builder.Build().RunAsync();
return 0;
