using System.Diagnostics;
using ConsultationIntake.Contracts;

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
        Address = new Uri($"http://127.0.0.1:{TestPorts.Next()}");
        Client = new HttpClient { BaseAddress = Address, Timeout = Patience.Longest };
    }

    internal Uri Address { get; }

    internal HttpClient Client { get; }

    internal async Task StartAsync()
    {
        process = Process.Start(
            new ProcessStartInfo(Before is [var first, ..] ? first : "dotnet")
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
            }.With(settings, Before is [_, .. var rest] ? [.. rest, "dotnet"] : [])
        )!;
        await Patience.UntilAsync(
            async () =>
            {
                Assert.False(process.HasExited, "The host ended by itself.");
                try
                {
                    using var health = await Client.GetAsync("/healthz", TestContext.Current.CancellationToken);
                    return health.IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            "The host"
        );
    }

    /// <summary>A write beyond a limit on the size of files fails, as on a full disk, and does not end the process.</summary>
    internal bool CanMeetAFileLimit { get; init; }

    /// <summary>What the kernel lets it have; null for whatever there is.</summary>
    internal KernelMemory? Memory { get; init; }

    private string[] Before => CanMeetAFileLimit ? ["env", "--ignore-signal=XFSZ"] : Memory?.Before ?? [];

    internal int Id => process!.Id;

    /// <summary>SIGTERM, as a service manager stops it; returns when it has ended, with what it ended with.</summary>
    internal async Task<int> TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{Id}"]);
        await process!.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience.Longest);
        var code = process.ExitCode;
        process.Dispose();
        process = null;
        return code;
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
        process?.WaitForExit();
        process?.Dispose();
        Client.Dispose();
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
