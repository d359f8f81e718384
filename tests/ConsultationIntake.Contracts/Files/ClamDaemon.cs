using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ConsultationIntake.Contracts.Files;

/// <summary>
/// Stands for ClamAV's clamd, which a test machine need not have: speaks <c>zINSTREAM</c> over TCP as clamd(8) describes, and
/// answers what the test says of the content it was sent.
/// </summary>
public sealed class ClamDaemon : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Func<byte[], string> verdict;
    private readonly Task serving;

    public ClamDaemon(Func<byte[], string> verdict)
    {
        this.verdict = verdict;
        listener.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What it was last sent.</summary>
    public byte[] Received { get; private set; } = [];

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await serving;
        listener.Stop();
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception failure) when (stop.IsCancellationRequested && failure is (OperationCanceledException or SocketException))
        {
            // The test is over. The listener stops only after this, so that no accept meets one that has stopped.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        var command = new byte[10];
        await stream.ReadExactlyAsync(command, stop.Token);
        Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
        var received = new MemoryStream();
        var length = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(length, stop.Token);
            var chunk = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
            if (chunk.Length == 0)
                break;
            await stream.ReadExactlyAsync(chunk, stop.Token);
            received.Write(chunk);
        }

        Received = received.ToArray();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(verdict(Received) + '\0'), stop.Token);
    }
}
