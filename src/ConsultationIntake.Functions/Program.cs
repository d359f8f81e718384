using ConsultationIntake.Functions;
using ConsultationIntake.Functions.Inbox.Pdf;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

if (args is [PdfReadingProcess.Verb, var pages])
    return PdfReadingProcess.Run(pages, Console.OpenStandardInput(), Console.OpenStandardOutput());

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.AddConsultationFunctions();

await builder.Build().RunAsync();
return 0;
