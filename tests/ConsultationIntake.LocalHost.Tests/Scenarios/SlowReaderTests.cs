using System.Globalization;
using System.Net.Sockets;
using System.Text;
using ConsultationIntake.Contracts;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Pages;
using ConsultationIntake.Work;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

public sealed class SlowReaderTests
{
    [Fact]
    public async Task ManyWhoAskForALongPageAndDoNotReadIt_KeepNobodyWaiting()
    {
        await using var host = await Demonstrated.StartAsync();
        var points = await LongPageAsync(host);
        var clients = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 3 * Environment.ProcessorCount; i++)
                clients.Add(await AskAsync(host, points));

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

    [Fact]
    public async Task WhoDoesNotReadALongPage_IsCutOffForOneWhoDoes_WhereThereIsRoomForOne()
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: ["--Bodies:MostBytesUnread", "8000000"]);
        var points = await LongPageAsync(host);
        using var slow = await AskAsync(host, points);
        host.Clock.Advance(TimeSpan.FromSeconds(6));

        var page = await host.Client.GetStringAsync(points, TestContext.Current.CancellationToken);

        Assert.EndsWith("</html>", page.TrimEnd(), StringComparison.Ordinal);
        Assert.InRange(host.Get<PageRooms>().Staff.Unread.MostHeld, 5_000_000, 8_000_000);
        await Assert.ThrowsAnyAsync<IOException>(() =>
            slow.GetStream().ReadExactlyAsync(new byte[5_000_000], TestContext.Current.CancellationToken).AsTask()
        );
    }

    [Fact]
    public async Task ManyStrangersWhoWaitForRoomToBeSentALongPage_KeepNeitherStaffNorShortPagesWaiting()
    {
        const int room = 500_000_000;
        using var folder = new TemporaryFolder();
        PlanOf(folder, characters: 100_000);
        await using var host = await LocalHostUnderTest.StartAsync(
            consultations: folder.Path,
            settings: ["--Bodies:MostBytesUnread", room.ToString(CultureInfo.InvariantCulture)]
        );
        var strangers = host.Get<PageRooms>().Strangers.Unread;
        // The clock stands still: whoever reads these has only begun.
        var others = await strangers.BeginAsync(room, () => { }, TestContext.Current.CancellationToken);
        var many = 2 * Environment.ProcessorCount;
        var longPages = Enumerable
            .Range(0, many)
            .Select(_ => host.Client.GetStringAsync($"/{LocalHostUnderTest.Slug}/plan", TestContext.Current.CancellationToken))
            .ToList();
        await Patience.UntilAsync(() => strangers.BytesWaiting >= 100_000L * many, "The line");

        var asked = new[] { $"/{LocalHostUnderTest.Slug}", $"/staff/{LocalHostUnderTest.Slug}" }.Select(page =>
            host.Client.GetStringAsync(page, TestContext.Current.CancellationToken)
        );
        await Task.WhenAll(asked).WaitAsync(Patience.Longest, TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.All(longPages, page => Assert.False(page.IsCompleted));
        others.Dispose();
        Assert.All(await Task.WhenAll(longPages), page => Assert.InRange(page.Length, 100_000, 200_000));
    }

    private static void PlanOf(TemporaryFolder folder, int characters)
    {
        var to = Path.Combine(folder.Path, LocalHostUnderTest.Slug);
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Consultations, LocalHostUnderTest.Slug)))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        File.AppendAllText(Path.Combine(to, "plan.md"), $"\n\n{string.Concat(Enumerable.Repeat("more ", characters / 5))}\n");
    }

    /// <summary>The address of a page longer than all that lies between a server and its client.</summary>
    private static async Task<string> LongPageAsync(LocalHostUnderTest host)
    {
        var wishes = Enumerable.Range(1, 200).Select(i => $"In street {i}: {new string('\'', 4_900)}");
        var letter = Samples.Letter([.. wishes]) with { Consultation = host.Consultation.Slug };
        await host.Get<ISubmissionStore>()
            .AddAsync(letter, WorkItem.TagSubmission(letter.Consultation, letter.Reference), TestContext.Current.CancellationToken);
        return $"/staff/{LocalHostUnderTest.Slug}/points?submission={letter.Reference}&take=200";
    }

    /// <summary>Asks for a page and reads its first bytes, which say that it is there.</summary>
    private static async Task<TcpClient> AskAsync(LocalHostUnderTest host, string page)
    {
        var client = new TcpClient { ReceiveBufferSize = 4096 };
        await client.ConnectAsync(host.Address.Host, host.Address.Port, TestContext.Current.CancellationToken);
        var request = Encoding.ASCII.GetBytes($"GET {page} HTTP/1.1\r\nHost: {host.Address.Authority}\r\n\r\n");
        await client.GetStream().WriteAsync(request, TestContext.Current.CancellationToken);
        await client.GetStream().ReadExactlyAsync(new byte[12], TestContext.Current.CancellationToken);
        return client;
    }
}
