using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ConsultationIntake.LocalHost.Tests.Mail;

/// <summary>
/// A mail server that takes everything, or answers as a test says, or breaks off, or says nothing at all. It outlives the host that hands
/// mail over to it.
/// </summary>
internal sealed class ScriptedSmtp : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentBag<string> taken = [];
    private readonly ConcurrentDictionary<string, int> received = new(StringComparer.Ordinal);
    private readonly Func<string, string?> answer;
    private readonly Task accepting;
    private int connections;

    /// <param name="answer">
    /// What to answer to a command: <c>HELO</c>, <c>MAIL</c>, <c>RCPT</c>, <c>DATA</c>, and <c>.</c> for the end of a mail. Null breaks
    /// off; an empty text says nothing and leaves the client waiting. Left out, everything is taken.
    /// </param>
    internal ScriptedSmtp(Func<string, string?>? answer = null)
    {
        this.answer = answer ?? Agreeing;
        listener.Start();
        accepting = AcceptAsync();
    }

    internal int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>To a mail for whom nothing is said, so that the client waits.</summary>
    internal Func<string, bool> SaysNothingTo { get; init; } = static _ => false;

    /// <summary>Every mail that came whole, whatever was answered to it.</summary>
    internal IReadOnlyCollection<string> Taken => taken;

    /// <summary>How many connections there have been.</summary>
    internal int Connections => Volatile.Read(ref connections);

    /// <summary>How many mails each recipient was sent whole, whatever was answered.</summary>
    internal IReadOnlyDictionary<string, int> Received => received;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    internal static string Agreeing(string command) =>
        command switch
        {
            "DATA" => "354 go on",
            "QUIT" => "221 bye",
            _ => "250 ok",
        };

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
        Interlocked.Increment(ref connections);
        try
        {
            await using var stream = connection.GetStream();
            using var reader = new StreamReader(stream);
            await using var writer = new StreamWriter(stream) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 scripted");
            var recipient = "";
            while (await reader.ReadLineAsync(stop.Token) is { } line)
            {
                var command = line.Split(' ', ':')[0].ToUpperInvariant();
                if (command == "RCPT")
                {
                    recipient = line.Split('<', '>').ElementAtOrDefault(1) ?? "";
                    if (SaysNothingTo(recipient))
                        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop.Token);
                }

                if (await AnswerAsync(command) is not { } said)
                    return;
                if (!said.StartsWith("354", StringComparison.Ordinal))
                    continue;
                var lines = new List<string>();
                while (await reader.ReadLineAsync(stop.Token) is var text && text != ".")
                {
                    if (text is null)
                        return;
                    lines.Add(text);
                }

                taken.Add(string.Join('\n', lines));
                received.AddOrUpdate(recipient, 1, (_, count) => count + 1);
                if (await AnswerAsync(".") is null)
                    return;
            }

            async Task<string?> AnswerAsync(string command)
            {
                if (answer(command) is not { } reply)
                    return null;
                if (reply.Length == 0)
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop.Token);
                await writer.WriteLineAsync(reply);
                return reply;
            }
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException)
        {
            // The client gave up, or the test has ended.
        }
    }
}
