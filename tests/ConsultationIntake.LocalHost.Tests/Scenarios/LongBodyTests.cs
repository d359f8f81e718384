using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using ConsultationIntake.Contracts;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Bodies;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>
/// Many long bodies at once: only so many bytes of them are read at a time, what is slow or waits stands on the disk, and what is short
/// passes.
/// </summary>
public sealed class LongBodyTests
{
    private const string Api = $"/api/consultations/{LocalHostUnderTest.Slug}/submissions";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static object Letter(int characters) =>
        new
        {
            answers = Enumerable
                .Range(0, 1 + (characters / 50_000))
                .Select(i => new { question = "else", text = $"{i}: {new string('x', Math.Min(characters, 50_000))}" }),
        };

    private static object Short => new { answers = new[] { new { question = "else", text = "The lanes are dark." } } };

    [Fact]
    public async Task Long_WhileOthersAreRead_WaitsItsTurn_AndShortOnesAndKnownOnesPass()
    {
        await using var host = await StrictAsync();
        var room = host.Get<BodyRooms>().Strangers.Reading;
        var others = await room.EnterAsync(room.Bytes, Token);
        using var form = new FormUrlEncodedContent([new("q-else", new string('y', 90_000))]);

        var json = host.PostAsync(Letter(200_000));
        var whole = host.Client.PostAsync($"/{LocalHostUnderTest.Slug}", form, Token);
        await Patience.UntilAsync(() => room.InLine == 2, "The line");
        await host.AcceptedAsync(Short);
        await host.AcceptedAsync(Letter(200_000), partner: true);

        Assert.False(json.IsCompleted || whole.IsCompleted);
        others.Dispose();
        Assert.Equal(HttpStatusCode.Created, (await json).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await whole).StatusCode);
        Assert.Equal(4, await ReceivedAsync(host));
    }

    [Fact]
    public async Task Long_WhileItWaitsOnTheDisk_IsItsOwnersAlone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Open files are looked at in /proc.");
        await using var host = await StrictAsync();
        var room = host.Get<BodyRooms>().Strangers.Reading;
        var others = await room.EnterAsync(room.Bytes, Token);
        var posted = host.PostAsync(Letter(200_000));
        await Patience.UntilAsync(() => room.InLine == 1, "The line");

#pragma warning disable CA1416 // Linux: see above
        var modes = new DirectoryInfo("/proc/self/fd")
            .EnumerateFiles()
            .Where(file => file.LinkTarget is { } target && target.Contains(".body", StringComparison.Ordinal))
            .Select(file => File.GetUnixFileMode(file.FullName))
            .ToList();
#pragma warning restore CA1416
        others.Dispose();
        await posted;

        Assert.NotEmpty(modes);
        Assert.All(modes, mode => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode));
    }

    [Fact]
    public async Task Long_ThatWaitedTooLong_IsAskedToComeAgain()
    {
        await using var host = await StrictAsync();
        var room = host.Get<BodyRooms>().Strangers.Reading;
        var others = await room.EnterAsync(room.Bytes, Token);
        using var page = new FormUrlEncodedContent([new("q-else", new string('y', 90_000))]);

        var json = host.PostAsync(Letter(200_000));
        var form = host.Client.PostAsync($"/{LocalHostUnderTest.Slug}", page, Token);
        await Patience.UntilAsync(() => room.InLine == 2, "The line");
        host.Clock.Advance(TimeSpan.FromSeconds(21));

        foreach (var refused in new[] { await json, await form })
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(60), refused.Headers.RetryAfter?.Delta);
        }

        Assert.Equal(0, room.InLine);
        others.Dispose();
        await host.AcceptedAsync(Letter(200_000));
        Assert.Equal(1, await ReceivedAsync(host));
    }

    [Fact]
    public async Task Long_SentByManyAtOnce_AreNeverMoreBytesThanThereIsRoomFor()
    {
        await using var host = await StrictAsync(arriving: 20_000_000);
        var rooms = host.Get<BodyRooms>();

        var posts = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => host.PostAsync(Letter(100_000 + (10_000 * i)))));

        Assert.All(posts, post => Assert.Equal(HttpStatusCode.Created, post.StatusCode));
        Assert.Equal(24, await ReceivedAsync(host));
        Assert.InRange(rooms.Strangers.Reading.MostHeld, 100_000, rooms.Strangers.Reading.Bytes);
        Assert.Equal(0, rooms.Known.Reading.MostHeld);
        await Patience.UntilAsync(() => rooms.Strangers.Arriving.Count == 0, "The end of every body");
        Assert.Empty(Directory.GetFiles(host.Get<DataFolder>().Path("arriving")));
    }

    [Fact]
    public async Task Slow_WhoHoldTheDisk_AreDroppedForOneWhoSendsAtOnce()
    {
        await using var host = await StrictAsync();
        var arriving = host.Get<BodyRooms>().Strangers.Arriving;
        var slow = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 4; i++)
                slow.Add(await HalfSentAsync(host, bytes: 200_000));
            await Patience.UntilAsync(() => arriving.Count == 4 && arriving.MostHeld > 700_000, "What is slow");
            host.Clock.Advance(TimeSpan.FromSeconds(10));

            await host.AcceptedAsync(Letter(500_000));

            Assert.InRange(arriving.MostHeld, 700_000, 1_000_000);
            Assert.InRange(arriving.Count, 1, 3);
            Assert.Equal(0, host.Get<BodyRooms>().Strangers.Reading.InLine);
        }
        finally
        {
            slow.ForEach(each => each.Dispose());
        }
    }

    [Fact]
    public async Task Json_OfMoreThanAnyLetter_IsRefusedBeforeAnythingIsMadeOfIt()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var many = $"{{\"answers\":[{string.Join(',', Enumerable.Repeat("[]", 500_000))}]}}";
        var longest = $"{{\"answers\":[{{\"question\":\"else\",\"text\":\"{new string('x', 5_000_000)}\"}}]}}";
        var answer = $"{{\"question\":\"else\",\"text\":\"{new string('x', 99_000)}\"}}";
        var letters = $"{{\"answers\":[{string.Join(',', Enumerable.Repeat(answer, 90))}]}}";
        // The first of these takes thirty times its size as a document, and the others four times.
        foreach (var body in new[] { many, longest, letters })
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var response = await host.Client.PostAsync(Api, content, Token);

            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Contains("Send 200 answers at most", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }

        using var together = await host.PostAsync(Letter(1_050_000));
        Assert.Equal(HttpStatusCode.BadRequest, together.StatusCode);
        Assert.Contains(
            "All answers together must be 1,000,000",
            await together.Content.ReadAsStringAsync(Token),
            StringComparison.Ordinal
        );
        var mistake = $"{{\"answers\":[\n{new string(' ', 100_000)}x]}}";
        using var wrong = await host.Client.PostAsync(Api, new StringContent(mistake, Encoding.UTF8, "application/json"), Token);
        Assert.Contains("Line 2, byte 100001", await wrong.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        using var letter = JsonContent.Create(Letter(100_000));
        using var marked = new ByteArrayContent([.. Encoding.UTF8.GetPreamble(), .. await letter.ReadAsByteArrayAsync(Token)]);
        marked.Headers.ContentType = new("application/json");
        using var kept = await host.Client.PostAsync(Api, marked, Token);
        Assert.Equal(HttpStatusCode.Created, kept.StatusCode);
    }

    /// <summary>Nobody is staff there, and the room for strangers is small.</summary>
    private static Task<LocalHostUnderTest> StrictAsync(int arriving = 1_000_000) =>
        LocalHostUnderTest.StartAsync(
            settings:
            [
                "--Bodies:MostBytesRead",
                "1000000",
                "--Bodies:MostBytesArriving",
                arriving.ToString(CultureInfo.InvariantCulture),
                "--LocalHost:TrustThisMachine",
                "false",
            ]
        );

    private static async Task<long> ReceivedAsync(LocalHostUnderTest host) =>
        (await host.Get<ISubmissionStore>().TallyAsync(host.Consultation.Slug, Token)).Received;

    private static async Task<TcpClient> HalfSentAsync(LocalHostUnderTest host, int bytes)
    {
        var client = new TcpClient();
        await client.ConnectAsync(host.Address.Host, host.Address.Port, Token);
        var start = string.Create(
            CultureInfo.InvariantCulture,
            $"POST {Api} HTTP/1.1\r\nHost: {host.Address.Authority}\r\nContent-Type: application/json\r\n"
                + $"Content-Length: {10 * bytes}\r\n\r\n"
        );
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(start + new string(' ', bytes)), Token);
        return client;
    }
}
