using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Submissions.Files;

/// <summary>
/// ClamAV over a TCP socket: <c>zINSTREAM</c> with the content in chunks, each after its length, and an empty one at the end (clamd(8)).
/// </summary>
public sealed partial class ClamAvScan(string host, int port, TimeSpan timeout, TimeProvider clock, ILogger<ClamAvScan> logger) : IVirusScan
{
    private const int Chunk = 64 * 1024;
    private const int LongestReply = 4096;

    public async Task<ScanResult> ScanAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return ResultOf(await AskAsync(content, either.Token).ConfigureAwait(false));
        }
        catch (Exception failure)
            when (failure is SocketException or IOException
                || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            Log.ScannerUnreachable(logger, failure);
            return ScanResult.NotScanned;
        }
    }

    private async Task<string> AskAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(host, port, cancellationToken).ConfigureAwait(false);
        var stream = client.GetStream();
        await using var _ = stream.ConfigureAwait(false);
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        var length = new byte[4];
        for (var start = 0; start < content.Length; start += Chunk)
        {
            var chunk = content.Slice(start, Math.Min(Chunk, content.Length - start));
            BinaryPrimitives.WriteInt32BigEndian(length, chunk.Length);
            await stream.WriteAsync(length, cancellationToken).ConfigureAwait(false);
            await stream.WriteAsync(chunk, cancellationToken).ConfigureAwait(false);
        }

        await stream.WriteAsync(new byte[4], cancellationToken).ConfigureAwait(false);
        var reply = new byte[LongestReply];
        var read = await stream.ReadAtLeastAsync(reply, reply.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return Encoding.ASCII.GetString(reply, 0, read).TrimEnd('\0', '\n');
    }

    private ScanResult ResultOf(string reply)
    {
        if (reply.EndsWith(" OK", StringComparison.Ordinal))
            return ScanResult.Clean;
        if (reply.EndsWith(" FOUND", StringComparison.Ordinal))
            return ScanResult.Infected;
        Log.ScannerAnsweredOtherwise(logger);
        return ScanResult.NotScanned;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Could not reach the virus scanner: a file was kept unscanned")]
        internal static partial void ScannerUnreachable(ILogger logger, Exception failure);

        [LoggerMessage(2, LogLevel.Warning, "The virus scanner gave no verdict: a file was kept unscanned")]
        internal static partial void ScannerAnsweredOtherwise(ILogger logger);
    }
}
