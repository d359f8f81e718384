using System.Diagnostics;
using ConsultationIntake.Contracts;

namespace ConsultationIntake.Browser.Tests;

/// <summary>The host as a process of its own on one port and one data folder, which can be killed and started again.</summary>
internal sealed class HostProcess(string data) : IAsyncDisposable
{
    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "ConsultationIntake.LocalHost.dll");

    private readonly int port = TestPorts.Next();
    private Process? process;

    internal Uri Site => new($"http://127.0.0.1:{port}");

    /// <summary>Starts it and waits until it answers.</summary>
    internal async Task StartAsync(HttpClient client)
    {
        process = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [
                    Assembly,
                    "--urls",
                    Site.ToString(),
                    "--LocalHost:Data",
                    data,
                    "--LocalHost:Consultations",
                    Repository.Consultations,
                    "--LocalHost:Demonstration",
                    "true",
                    "--LocalHost:TrustThisMachine",
                    "true",
                ]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        process.BeginOutputReadLine();
        await Patience.UntilAsync(
            async () =>
            {
                if (process.HasExited)
                    Assert.Fail($"The host stopped before it listened: {await errors}");
                try
                {
                    await client.GetStringAsync(new Uri(Site, "healthz"), TestContext.Current.CancellationToken);
                    return true;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            "The host"
        );
    }

    /// <summary>SIGKILL, and started again.</summary>
    internal async Task KillAndStartAsync(HttpClient client)
    {
        await DisposeAsync();
        await StartAsync(client);
    }

    public async ValueTask DisposeAsync()
    {
        if (process is null)
            return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        process = null;
    }
}
