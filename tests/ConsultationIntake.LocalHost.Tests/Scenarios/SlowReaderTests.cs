using System.Net.Sockets;
using System.Text;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

public sealed class SlowReaderTests
{
    private const string Points = $"/staff/{LocalHostUnderTest.Slug}/points";

    [Fact]
    public async Task ManyWhoAskForALongPageAndDoNotReadIt_KeepNobodyWaiting()
    {
        await using var host = await Demonstrated.StartAsync();
        var clients = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 8 * Environment.ProcessorCount; i++)
            {
                var client = new TcpClient { ReceiveBufferSize = 4096 };
                clients.Add(client);
                await client.ConnectAsync(host.Address.Host, host.Address.Port, TestContext.Current.CancellationToken);
                var request = Encoding.ASCII.GetBytes($"GET {Points} HTTP/1.1\r\nHost: {host.Address.Authority}\r\n\r\n");
                await client.GetStream().WriteAsync(request, TestContext.Current.CancellationToken);
                // Its first bytes say that the page is there; the rest stays unread.
                await client.GetStream().ReadExactlyAsync(new byte[12], TestContext.Current.CancellationToken);
            }

            var page = await host.Client.GetStringAsync(Points, TestContext.Current.CancellationToken);

            Assert.InRange(page.Length, 300_000, int.MaxValue);
            Assert.EndsWith("</html>", page.TrimEnd(), StringComparison.Ordinal);
        }
        finally
        {
            foreach (var client in clients)
                client.Dispose();
        }
    }
}
