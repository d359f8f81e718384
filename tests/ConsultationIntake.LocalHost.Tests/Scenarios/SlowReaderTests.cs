using System.Net.Sockets;
using System.Text;
using ConsultationIntake.Contracts;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

public sealed class SlowReaderTests
{
    [Fact]
    public async Task ManyWhoAskForALongPageAndDoNotReadIt_KeepNobodyWaiting()
    {
        await using var host = await Demonstrated.StartAsync();
        // Longer than all that lies between a server and its client.
        var wishes = Enumerable.Range(1, 200).Select(i => $"In street {i}: {new string('\'', 4_900)}");
        var letter = Samples.Letter([.. wishes]) with { Consultation = host.Consultation.Slug };
        await host.Get<ISubmissionStore>()
            .AddAsync(letter, WorkItem.TagSubmission(letter.Consultation, letter.Reference), TestContext.Current.CancellationToken);
        var points = $"/staff/{LocalHostUnderTest.Slug}/points?submission={letter.Reference}&take=200";
        var clients = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 3 * Environment.ProcessorCount; i++)
            {
                var client = new TcpClient { ReceiveBufferSize = 4096 };
                clients.Add(client);
                await client.ConnectAsync(host.Address.Host, host.Address.Port, TestContext.Current.CancellationToken);
                var request = Encoding.ASCII.GetBytes($"GET {points} HTTP/1.1\r\nHost: {host.Address.Authority}\r\n\r\n");
                await client.GetStream().WriteAsync(request, TestContext.Current.CancellationToken);
                // Its first bytes say that the page is there; the rest stays unread.
                await client.GetStream().ReadExactlyAsync(new byte[12], TestContext.Current.CancellationToken);
            }

            var page = await host.Client.GetStringAsync(points, TestContext.Current.CancellationToken);

            Assert.InRange(page.Length, 5_000_000, int.MaxValue);
            Assert.EndsWith("</html>", page.TrimEnd(), StringComparison.Ordinal);
        }
        finally
        {
            foreach (var client in clients)
                client.Dispose();
        }
    }
}
