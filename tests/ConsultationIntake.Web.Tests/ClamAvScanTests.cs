using System.Net;
using System.Net.Sockets;
using ConsultationIntake.Contracts.Files;
using ConsultationIntake.Submissions.Files;
using Microsoft.Extensions.Logging.Abstractions;

namespace ConsultationIntake.Web.Tests;

public sealed class ClamAvScanTests
{
    [Theory]
    [InlineData("stream: OK", ScanResult.Clean)]
    [InlineData("stream: Win.Test.EICAR_HDB-1 FOUND", ScanResult.Infected)]
    [InlineData("INSTREAM size limit exceeded. ERROR", ScanResult.NotScanned)]
    public async Task Scan_SendsTheWholeContentAndReadsTheVerdict(string reply, ScanResult verdict)
    {
        await using var daemon = new ClamDaemon(_ => reply);
        var content = Enumerable.Range(0, 200_000).Select(i => (byte)i).ToArray();

        var result = await Scan(daemon.Port).ScanAsync(content, TestContext.Current.CancellationToken);

        Assert.Equal(verdict, result);
        Assert.Equal(content, daemon.Received);
    }

    [Fact]
    public async Task Scan_NobodyListens_IsNotScanned()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        Assert.Equal(ScanResult.NotScanned, await Scan(port).ScanAsync(new byte[10], TestContext.Current.CancellationToken));
    }

    private static ClamAvScan Scan(int port) =>
        new("127.0.0.1", port, TimeSpan.FromSeconds(30), TimeProvider.System, NullLogger<ClamAvScan>.Instance);
}
