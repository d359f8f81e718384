using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ConsultationIntake.Benchmarks;

/// <summary>A server in a process of its own, on a free port, until it is disposed.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process process;

    private ServerProcess(Process process, Uri address, double milliseconds) =>
        (this.process, Address, StartedIn) = (process, address, milliseconds);

    internal Uri Address { get; }

    /// <summary>Milliseconds from its start to its first answer.</summary>
    internal double StartedIn { get; }

    /// <summary>Resident memory in MB.</summary>
    internal double Megabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>
    /// Milliseconds of processor time since its start: what a machine that others use too tells truly, as it does not tell how long it
    /// took.
    /// </summary>
    internal double ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalMilliseconds;
        }
    }

    internal static Task<ServerProcess> HostAsync(string data, string consultations) =>
        StartAsync(
            "ConsultationIntake.LocalHost.dll",
            address =>
                [
                    "--urls",
                    address,
                    "--LocalHost:Data",
                    data,
                    "--LocalHost:Consultations",
                    consultations,
                    "--LocalHost:TrustThisMachine",
                    "true",
                    "--Logging:LogLevel:Default",
                    "Warning",
                ]
        );

    internal static Task<ServerProcess> BaselineAsync() =>
        StartAsync("ConsultationIntake.Benchmarks.dll", address => ["serve-baseline", address]);

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    private static async Task<ServerProcess> StartAsync(string program, Func<string, string[]> arguments)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var watch = Stopwatch.StartNew();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. arguments(address)]);
        var process = Process.Start(start)!;
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        while (true)
        {
            try
            {
                if ((await client.GetAsync("/healthz")).IsSuccessStatusCode)
                    return new ServerProcess(process, client.BaseAddress, watch.Elapsed.TotalMilliseconds);
            }
            catch (HttpRequestException) when (!process.HasExited && watch.Elapsed < TimeSpan.FromMinutes(2))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
