using ConsultationIntake;
using ConsultationIntake.LocalHost;
using ConsultationIntake.Web;

var builder = WebApplication.CreateBuilder(args);
builder.AddLocalHost();

var app = builder.Build();
app.MapConsultationWeb();
app.MapLocalHost();

try
{
    await app.RunAsync();
    return 0;
}
catch (StartRefusedException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}
