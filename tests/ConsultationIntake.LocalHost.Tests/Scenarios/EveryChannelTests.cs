using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ConsultationIntake.Contracts;
using ConsultationIntake.LocalHost.Tests.Inbox;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>
/// The host as a process of its own under 500 clients that use every channel at once: the form, JSON, JSON with a key, mail. Killed without
/// warning, or with a disk that is full and then is not. What was acknowledged is there once and read; nothing else is.
/// <c>EVERY_CHANNEL_KILLS</c> and <c>EVERY_CHANNEL_POSTS</c> (for each client) make a run longer or shorter.
/// </summary>
public sealed class EveryChannelTests
{
    private const int Clients = 500;
    private const string Key = "a key that speaks for several";

    private static readonly string[] Settings =
    [
        "--Partners:Keys:any",
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key))),
        "--LocalHost:RetrySeconds",
        "1",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact, Trait("Category", "Long")]
    public async Task KillMinus9_AHundredTimesUnderEveryChannel_LosesNothingDoublesNothingAndReadsAll()
    {
        var (kills, posts) = (Number("EVERY_CHANNEL_KILLS", 100), Number("EVERY_CHANNEL_POSTS", 8));
        using var folder = new TemporaryFolder();
        using var host = new HostProcess(folder.Path, Settings);
        await host.StartAsync();
        var load = new Load(host.Client, posts);

        var posting = load.RunAsync();
        for (var kill = 1; kill <= kills; kill++)
        {
            await Patience.UntilAsync(() => load.Acknowledged >= kill * load.All / (kills + 1), $"Kill {kill}");
            await host.KillAsync();
            await host.StartAsync();
        }

        await posting;
        await load.AssertAllThereOnceAsync();
        Say($"{kills} kills, {load.All} acknowledged by {Clients} clients in 4 channels, {load.Refused} tries refused or cut off.");
    }

    [Fact, Trait("Category", "Long")]
    public async Task DiskThatIsFullAndThenIsNot_AndKillsMeanwhile_LosesNothingDoublesNothingAndReadsAll()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "Only root can make a disk of its own.");
        var (rounds, posts) = (Number("EVERY_CHANNEL_DISKS", 10), Number("EVERY_CHANNEL_POSTS", 4));
        using var folder = new TemporaryFolder();
        await RunAsync("mount", "-t", "tmpfs", "-o", "size=160m", "tmpfs", folder.Path);
        try
        {
            using var host = new HostProcess(folder.Path, Settings);
            await host.StartAsync();
            var load = new Load(host.Client, posts);
            var filler = Path.Combine(folder.Path, "filler");

            var posting = load.RunAsync();
            for (var round = 1; round <= rounds; round++)
            {
                await Patience.UntilAsync(() => load.Acknowledged >= round * load.All / (rounds + 1), $"Round {round}");
                var before = load.Refused;
                Fill(filler);
                // All may have been taken in what room the database had set aside for itself.
                await Patience.UntilAsync(
                    () => load.Refused > before + 20 || load.Acknowledged == load.All,
                    $"The full disk of round {round}"
                );
                if (round % 3 == 0)
                    await host.KillAsync();
                File.Delete(filler);
                if (round % 3 == 0)
                    await host.StartAsync();
            }

            await posting;
            await load.AssertAllThereOnceAsync();
            Say(
                $"{rounds} full disks, {load.All} acknowledged by {Clients} clients in 4 channels, {load.Refused} tries refused or cut off."
            );
            await host.KillAsync();
        }
        finally
        {
            await RunAsync("umount", "--lazy", folder.Path);
        }
    }

    /// <summary>Takes what room there is.</summary>
    private static void Fill(string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[64 * 1024];
        try
        {
            while (file.Length < 1L << 30)
                file.Write(block);
        }
        catch (IOException)
        {
            // Full: that was meant.
        }
    }

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private static void Say(string what) => TestContext.Current.TestOutputHelper!.WriteLine(what);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync(Token);
        Assert.Equal(0, process.ExitCode);
    }

    /// <summary>What the clients send, until each of it is acknowledged.</summary>
    private sealed class Load(HttpClient client, int posts)
    {
        private const string Api = $"/api/consultations/{LocalHostUnderTest.Slug}";

        private readonly ConcurrentDictionary<int, bool> acknowledged = new();
        private int refused;

        internal int All => Clients * posts;

        internal int Acknowledged => acknowledged.Count;

        internal int Refused => refused;

        private static string Said(int i) => $"Letter number {i} of many is about the noise in the park at night.";

        internal Task RunAsync() =>
            Task.WhenAll(
                Enumerable
                    .Range(0, Clients)
                    .Select(async one =>
                    {
                        for (var post = 0; post < posts; post++)
                            await UntilAcknowledgedAsync((one * posts) + post, one % 4);
                    })
            );

        private async Task UntilAcknowledgedAsync(int i, int channel)
        {
            while (true)
            {
                try
                {
                    using var request = Request(i, channel);
                    using var response = await client.SendAsync(request, Token);
                    var wanted = channel is 0 or 1 ? HttpStatusCode.Created : HttpStatusCode.OK;
                    if (response.StatusCode == wanted)
                    {
                        acknowledged[i] = true;
                        return;
                    }
                }
                catch (Exception broken) when (broken is HttpRequestException or TaskCanceledException && !Token.IsCancellationRequested)
                {
                    // Killed: like any client, ask again with the same key.
                }

                Interlocked.Increment(ref refused);
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, Token);
            }
        }

        private static HttpRequestMessage Request(int i, int channel)
        {
            var request = new HttpRequestMessage(
                HttpMethod.Post,
                channel switch
                {
                    0 => $"{Api}/submissions",
                    1 => $"{Api}/partner-submissions",
                    2 => $"/{LocalHostUnderTest.Slug}",
                    _ => "/inbound/email",
                }
            );
            if (channel < 2)
            {
                request.Content = JsonContent.Create(
                    new
                    {
                        respondent = channel == 1 ? new { organisation = $"Group {i}" } : null,
                        answers = new[] { new { question = "else", text = Said(i) } },
                    }
                );
                request.Headers.Add("Idempotency-Key", $"client-{i}");
                if (channel == 1)
                    request.Headers.Add("X-Partner-Key", Key);
            }
            else if (channel == 2)
            {
                request.Content = new FormUrlEncodedContent([
                    new("q-else", Said(i)),
                    new("attempt", new Guid(i, 7, 7, 1, 2, 3, 4, 5, 6, 7, 8).ToString("N")),
                ]);
            }
            else
            {
                request.Content = new ByteArrayContent(
                    new SendGridPost
                    {
                        From = $"Group {i} <office@group{i}.example>",
                        EnvelopeFrom = $"office@group{i}.example",
                        Dkim = $"{{@group{i}.example : pass}}",
                        MessageId = $"letter@group{i}.example",
                        Text = Said(i),
                    }.ToBytes()
                );
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(SendGridPost.ContentType);
            }

            return request;
        }

        internal async Task AssertAllThereOnceAsync()
        {
            await Patience.UntilAsync(
                async () =>
                    await AccountAsync() is var account
                    && account.GetProperty("received").GetInt32() >= All
                    && account.GetProperty("waiting").GetInt32() == 0,
                "All of it read"
            );
            var account = await AccountAsync();
            Assert.Equal((All, All), (account.GetProperty("received").GetInt32(), account.GetProperty("tagged").GetInt32()));
            var said = new List<int>();
            string? after = null;
            do
            {
                var page = await client.GetFromJsonAsync<JsonElement>(
                    $"{Api}/points?take=200{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}",
                    Token
                );
                said.AddRange(
                    page.GetProperty("points")
                        .EnumerateArray()
                        .Select(point => point.GetProperty("text").GetString()!)
                        .Where(text => text.StartsWith("Letter number ", StringComparison.Ordinal))
                        .Select(text => int.Parse(text.Split(' ')[2], CultureInfo.InvariantCulture))
                );
                after = page.GetProperty("next").GetString();
            } while (after is not null);
            Assert.Equal(Enumerable.Range(0, All), said.Order());
        }

        private Task<JsonElement> AccountAsync() => client.GetFromJsonAsync<JsonElement>($"{Api}/account", Token);
    }
}
