using System.Globalization;
using ConsultationIntake.Benchmarks;

if (args is ["serve-baseline", var address])
{
    await BaselineServer.RunAsync(address);
    return 0;
}

if (BenchOptions.TryParse(args) is not { } options)
{
    Console.Error.WriteLine(BenchOptions.Usage);
    return 2;
}

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var report = new Report(options);
using var bench = new Bench(options, report);
await bench.RunAsync();
report.Write(Console.Out);
await report.SaveAsync(options.Json);
return 0;
