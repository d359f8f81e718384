using ConsultationIntake.Documents;
using ConsultationIntake.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

if (ReadingProcess.TryRun(args) is { } code)
    return code;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.AddConsultationFunctions();

await builder.Build().RunAsync();
return 0;
