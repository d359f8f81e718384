using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace ConsultationIntake.Benchmarks;

/// <summary>
/// Clients that each send a request, wait for its answer, and send the next: as little as HTTP needs, since they share the processors.
/// </summary>
internal static class HttpLoad
{
    internal sealed record Result(double PerSecond, double P50, double P99, long Answers);

    /// <param name="request">The whole request by its number, which no other has.</param>
    /// <param name="pause">Between an answer and the next request.</param>
    internal static async Task<Result> RunAsync(
        Uri site,
        int clients,
        TimeSpan duration,
        Func<int, byte[]> request,
        TimeSpan pause = default
    )
    {
        using var stop = new CancellationTokenSource(duration);
        return await CollectAsync(clients, i => ClientAsync(site, request, int.MaxValue, pause, () => stop.IsCancellationRequested));
    }

    internal static Task<Result> RunAsync(Uri site, int clients, int requests, Func<int, byte[]> request) =>
        CollectAsync(clients, _ => ClientAsync(site, request, requests / clients, default, () => false));

    internal static byte[] Get(string path) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");

    internal static byte[] Post(string path, string type, ReadOnlySpan<byte> body) =>
        [
            .. Encoding.ASCII.GetBytes(
                $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\n\r\n"
            ),
            .. body,
        ];

    private static int number;

    private static async Task<Result> CollectAsync(int clients, Func<int, Task<List<double>>> client)
    {
        var watch = Stopwatch.StartNew();
        var times = (await Task.WhenAll(Enumerable.Range(0, clients).Select(client))).SelectMany(times => times).Order().ToArray();
        double At(double share) => times[Math.Min(times.Length - 1, (int)(times.Length * share))];
        return new Result(times.Length / watch.Elapsed.TotalSeconds, At(0.5), At(0.99), times.Length);
    }

    private static async Task<List<double>> ClientAsync(Uri site, Func<int, byte[]> request, int most, TimeSpan pause, Func<bool> stopped)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(site.Host, site.Port);
        var times = new List<double>();
        var buffer = new byte[2 * 1024 * 1024];
        do
        {
            var bytes = request(Interlocked.Increment(ref number));
            var began = Stopwatch.GetTimestamp();
            for (var sent = 0; sent < bytes.Length; )
                sent += await socket.SendAsync(bytes.AsMemory(sent));
            await ReadAnswerAsync(socket, buffer);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (pause > TimeSpan.Zero)
                await Task.Delay(pause, TimeProvider.System);
        } while (times.Count < most && !stopped());

        return times;
    }

    private static async Task ReadAnswerAsync(Socket socket, byte[] buffer)
    {
        var (read, whole) = (0, -1);
        while (true)
        {
            var got = await socket.ReceiveAsync(buffer.AsMemory(read));
            if (got == 0)
                throw new InvalidOperationException("The host closed the connection, or its answer is longer than a client's buffer.");
            read += got;
            if (whole < 0 && buffer.AsSpan(0, read).IndexOf("\r\n\r\n"u8) is >= 0 and var end)
            {
                var head = Encoding.ASCII.GetString(buffer, 0, end);
                if (head[9] != '2')
                    throw new InvalidOperationException($"The host answered {Encoding.UTF8.GetString(buffer, 0, read)}");
                whole = LengthIn(head) is >= 0 and var length ? end + 4 + length : int.MaxValue;
            }

            if (read >= whole && whole >= 0 || whole == int.MaxValue && buffer.AsSpan(0, read).EndsWith("0\r\n\r\n"u8))
                return;
        }
    }

    /// <summary>-1 where the body comes in chunks.</summary>
    private static int LengthIn(string head)
    {
        const string name = "\r\nContent-Length: ";
        var at = head.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? -1 : int.Parse(head[(at + name.Length)..].Split('\r')[0], System.Globalization.CultureInfo.InvariantCulture);
    }
}
