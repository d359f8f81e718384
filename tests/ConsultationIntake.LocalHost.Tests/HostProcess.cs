using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ConsultationIntake.LocalHost.Tests;

/// <summary>The host as a process of its own, which a test may kill without warning and start again on the same folder.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly string data;
    private readonly string[] settings;
    private Process? process;

    internal HostProcess(string data, params string[] settings)
    {
        this.data = data;
        this.settings = settings;
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        Client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(20) };
    }

    internal Uri Address { get; }

    internal HttpClient Client { get; }

    internal async Task StartAsync()
    {
        process = Process.Start(
            new ProcessStartInfo(CanMeetAFileLimit ? "env" : "dotnet")
            {
                // The runtime maps its own code through a file, which a limit on files would stop too.
                Environment = { ["DOTNET_EnableWriteXorExecute"] = CanMeetAFileLimit ? "0" : "1" },
                ArgumentList =
                {
                    Path.Combine(AppContext.BaseDirectory, "ConsultationIntake.LocalHost.dll"),
                    "--urls",
                    Address.ToString(),
                    "--LocalHost:Data",
                    data,
                    "--LocalHost:Consultations",
                    Repository.Consultations,
                    "--LocalHost:TrustThisMachine",
                    "true",
                    "--Logging:LogLevel:Default",
                    "Warning",
                },
            }.With(settings, CanMeetAFileLimit ? ["--ignore-signal=XFSZ", "dotnet"] : [])
        )!;
        await WaitUntilAsync(async () =>
        {
            Assert.False(process.HasExited, "The host ended by itself.");
            try
            {
                return (await Client.GetAsync("/healthz")).IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
    }

    /// <summary>A write beyond a limit on the size of files fails, as on a full disk, and does not end the process.</summary>
    internal bool CanMeetAFileLimit { get; init; }

    internal int Id => process!.Id;

    /// <summary>SIGTERM, as a service manager stops it; returns when it has ended.</summary>
    internal async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{Id}"]);
        await process!.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.Dispose();
        process = null;
    }

    /// <summary>SIGKILL: no handler of the host runs.</summary>
    internal async Task KillAsync()
    {
        process!.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.Dispose();
        process = null;
    }

    public void Dispose()
    {
        process?.Kill(entireProcessTree: true);
        process?.Dispose();
        Client.Dispose();
    }

    internal static Task WaitUntilAsync(Func<bool> isSo) => WaitUntilAsync(() => Task.FromResult(isSo()));

    internal static async Task WaitUntilAsync(Func<Task<bool>> isSo)
    {
        for (var i = 0; i < 2400; i++)
        {
            if (await isSo())
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        Assert.Fail("It did not come about within two minutes.");
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

file static class StartInfo
{
    internal static ProcessStartInfo With(this ProcessStartInfo start, IEnumerable<string> arguments, string[] before)
    {
        foreach (var (i, argument) in before.Index())
            start.ArgumentList.Insert(i, argument);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return start;
    }
}
