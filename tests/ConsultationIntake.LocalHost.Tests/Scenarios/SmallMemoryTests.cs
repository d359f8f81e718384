using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using ConsultationIntake.Contracts;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>
/// The host with 512 MB of managed memory (<c>DOTNET_GCHeapHardLimit</c>) and 64 clients that mean ill: it goes on, and answers those who
/// mean well. How long they wait is said and not asserted: a machine may do other things. <c>HOSTILE_ROUNDS</c> makes it longer.
/// </summary>
public sealed class SmallMemoryTests
{
    private const int Hostile = 64;
    private const string Api = $"/api/consultations/{LocalHostUnderTest.Slug}/submissions";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact, Trait("Category", "Long")]
    public async Task HalfAGigabyte_And64HostileClients_AnswersTheHonestAndEndsNever()
    {
        var rounds = int.TryParse(Environment.GetEnvironmentVariable("HOSTILE_ROUNDS"), CultureInfo.InvariantCulture, out var asked)
            ? asked
            : 100;
        using var folder = new TemporaryFolder();
        using var host = new HostProcess(folder.Path) { Limits = { ["DOTNET_GCHeapHardLimit"] = "20000000" } };
        await host.StartAsync();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var (hostile, answered) = (0, 0);
        var attacks = Enumerable
            .Range(0, Hostile)
            .Select(client =>
                Task.Run(
                    async () =>
                    {
                        for (var i = client; !end.IsCancellationRequested; i++)
                        {
                            try
                            {
                                using var attack = Attack(i);
                                using var response = await host.Client.SendAsync(attack, end.Token);
                                Interlocked.Increment(ref answered);
                            }
                            catch (Exception broken) when (broken is HttpRequestException or OperationCanceledException)
                            {
                                // Cut off, as it deserves.
                            }

                            Interlocked.Increment(ref hostile);
                        }
                    },
                    Token
                )
            )
            .ToList();
        await Patience.UntilAsync(() => hostile > Hostile, "The attack");

        var waits = new List<TimeSpan>();
        for (var i = 0; i < rounds; i++)
        {
            var began = Stopwatch.GetTimestamp();
            using var honest = await host.Client.PostAsJsonAsync(
                Api,
                new { answers = new[] { new { question = "else", text = $"Honest letter {i}: the lanes are dark." } } },
                Token
            );
            waits.Add(Stopwatch.GetElapsedTime(began));
            Assert.Equal(HttpStatusCode.Created, honest.StatusCode);
        }

        await end.CancelAsync();
        await Task.WhenAll(attacks);
        using var health = await host.Client.GetAsync("/healthz", Token);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        waits.Sort();
        TestContext.Current.TestOutputHelper!.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{rounds} honest posts among {hostile} hostile ones ({answered} answered): "
                    + $"median {waits[rounds / 2].TotalMilliseconds:0} ms, "
                    + $"95 of 100 within {waits[rounds * 95 / 100].TotalMilliseconds:0} ms, longest {waits[^1].TotalMilliseconds:0} ms"
            )
        );
    }

    private static HttpRequestMessage Attack(int i)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, i % 6 < 3 ? Api : $"/{LocalHostUnderTest.Slug}");
        request.Content = (i % 6) switch
        {
            0 => Json($"{{\"answers\":[{string.Join(',', Enumerable.Repeat("{}", 300_000))}]}}"),
            1 => Json(new string('[', 1_000_000)),
            2 => Json($"{{\"answers\":[{{\"question\":\"else\",\"text\":\"{string.Concat(Enumerable.Repeat("x\\n", 300_000))}\"}}]}}"),
            3 => new FormUrlEncodedContent(Enumerable.Range(0, 20_000).Select(field => KeyValuePair.Create($"f{field}", "x"))),
            4 => new StringContent($"q-else={new string('x', 3_000_000)}", Encoding.ASCII, "application/x-www-form-urlencoded"),
            _ => new MultipartFormDataContent { { new ByteArrayContent(Bomb), "files", "a.docx" }, { new StringContent("x"), "q-else" } },
        };
        return request;
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static byte[] Bomb { get; } = MakeBomb();

    private static byte[] MakeBomb()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("word/document.xml").Open();
            var block = new byte[1024 * 1024];
            for (var i = 0; i < 200; i++)
                entry.Write(block);
        }

        return bytes.ToArray();
    }
}
