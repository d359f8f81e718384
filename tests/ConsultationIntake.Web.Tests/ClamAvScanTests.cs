using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ConsultationIntake.Submissions.Files;
using Microsoft.Extensions.Logging.Abstractions;

namespace ConsultationIntake.Web.Tests;

public sealed class ClamAvScanTests
{
    [Theory]
    [InlineData("stream: OK\0", ScanResult.Clean)]
    [InlineData("stream: Win.Test.EICAR_HDB-1 FOUND\0", ScanResult.Infected)]
    [InlineData("INSTREAM size limit exceeded. ERROR\0", ScanResult.NotScanned)]
    public async Task Scan_SendsTheWholeContentAndReadsTheVerdict(string reply, ScanResult verdict)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var content = Enumerable.Range(0, 200_000).Select(i => (byte)i).ToArray();
        var daemon = ReceiveAsync(listener, reply);

        var result = await Scan(((IPEndPoint)listener.LocalEndpoint).Port).ScanAsync(content, TestContext.Current.CancellationToken);

        Assert.Equal(verdict, result);
        Assert.Equal(content, await daemon);
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

    private static async Task<byte[]> ReceiveAsync(TcpListener listener, string reply)
    {
        using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        var command = new byte[10];
        await stream.ReadExactlyAsync(command, TestContext.Current.CancellationToken);
        Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
        var received = new MemoryStream();
        var length = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(length, TestContext.Current.CancellationToken);
            var chunk = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
            if (chunk.Length == 0)
                break;
            await stream.ReadExactlyAsync(chunk, TestContext.Current.CancellationToken);
            received.Write(chunk);
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(reply), TestContext.Current.CancellationToken);
        return received.ToArray();
    }
}
