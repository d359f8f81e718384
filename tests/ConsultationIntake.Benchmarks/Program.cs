using System.Globalization;
using ConsultationIntake.Benchmarks;

if (args is ["serve-baseline", var address])
{
    await BaselineServer.RunAsync(address);
    return 0;
}

if (args is ["desk", .. var asked])
{
    CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
    await new DeskBench("consultations", asked is [var points] ? int.Parse(points, CultureInfo.InvariantCulture) : 100_000).RunAsync(
        Console.Out
    );
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
