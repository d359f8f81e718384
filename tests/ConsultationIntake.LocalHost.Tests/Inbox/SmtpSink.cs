using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

/// <summary>A mail server that counts what it is handed, by recipient, and outlives the host that hands it over.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<string, int> received = new(StringComparer.Ordinal);
    private readonly Task accepting;

    internal SmtpSink()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    internal int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How many mails each recipient was sent.</summary>
    internal IReadOnlyDictionary<string, int> Received => received;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var sessions = new List<Task>();
        while (!stop.IsCancellationRequested)
        {
            try
            {
                sessions.Add(ServeAsync(await listener.AcceptTcpClientAsync(stop.Token)));
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException)
            {
                break;
            }
        }

        await Task.WhenAll(sessions);
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            await using var stream = connection.GetStream();
            using var reader = new StreamReader(stream);
            await using var writer = new StreamWriter(stream) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 sink");
            var recipient = "";
            while (await reader.ReadLineAsync(stop.Token) is { } line)
            {
                var command = line.Split(' ', ':')[0].ToUpperInvariant();
                if (command == "RCPT")
                    recipient = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                if (command == "DATA")
                {
                    await writer.WriteLineAsync("354 go on");
                    while (await reader.ReadLineAsync(stop.Token) is { } text && text != ".") { }

                    received.AddOrUpdate(recipient, 1, (_, count) => count + 1);
                }

                await writer.WriteLineAsync(command == "QUIT" ? "221 bye" : "250 ok");
            }
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException)
        {
            // The host was killed in the middle of a mail, or the test has ended.
        }
    }
}
