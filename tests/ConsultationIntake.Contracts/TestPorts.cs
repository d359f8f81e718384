using System.Net;
using System.Net.Sockets;

namespace ConsultationIntake.Contracts;

/// <summary>
/// Ports for programs that a test starts, and that cannot be asked which port they took. Each is given out once among all test programs
/// of this machine, and lies below those that systems give to connections and to whoever asks for any port, so that nobody takes it
/// between two starts of one program.
/// </summary>
public static class TestPorts
{
    private const int First = 20_000;
    private const int Last = 29_999;

    private static readonly string Folder = Directory
        .CreateDirectory(Path.Combine(Path.GetTempPath(), "consultation-intake-test-ports"))
        .FullName;

    /// <summary>Held until this process ends, which lets go of them however it ends.</summary>
    private static readonly List<FileStream> Held = [];

    public static int Next()
    {
        lock (Held)
        {
            // Test programs that run at the same time begin at different places.
            for (var i = 0; i <= Last - First; i++)
            {
                var port = First + ((Environment.ProcessId * 37 + Held.Count + i) % (Last - First + 1));
                if (Hold(port) is { } held)
                {
                    Held.Add(held);
                    return port;
                }
            }
        }

        throw new InvalidOperationException("No port is left.");
    }

    private static FileStream? Hold(int port)
    {
        FileStream? held = null;
        try
        {
            held = new FileStream(Path.Combine(Folder, $"{port}"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return held;
        }
        catch (Exception taken) when (taken is IOException or UnauthorizedAccessException or SocketException)
        {
            held?.Dispose();
            return null;
        }
    }
}
