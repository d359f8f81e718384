using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using ConsultationIntake.LocalHost.Tests.Inbox;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>
/// Bodies of every kind the host takes, changed at random: whatever comes, the answer is no 5xx and comes. <c>FUZZ_POSTS</c> is how many
/// (100,000 where nothing is said); the seed is fixed, so that what fails fails again.
/// </summary>
public sealed class ManyPostsTests
{
    private const int Seed = 20261130;
    private const string Slug = LocalHostUnderTest.Slug;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact, Trait("Category", "Long")]
    public async Task Posts_ByTheHundredThousand_AreAnswered()
    {
        var posts = int.TryParse(Environment.GetEnvironmentVariable("FUZZ_POSTS"), CultureInfo.InvariantCulture, out var asked)
            ? asked
            : 100_000;
        await using var host = await LocalHostUnderTest.StartAsync(
            settings: ["--Strangers:MostBytesADay", "1000000000000", "--Strangers:MostPostsAnHour", "1000000000"]
        );
        (string Path, string Type, byte[] Body)[] kinds =
        [
            (
                $"/api/consultations/{Slug}/submissions",
                "application/json",
                Utf8(
                    """{"respondent":{"name":"Ann","email":"ann@example.org"},"language":"cy","""
                        + "\"answers\":[{\"question\":\"else\",\"text\":\"Ŵ 😀\"}]}"
                )
            ),
            (
                $"/{Slug}",
                "application/x-www-form-urlencoded",
                Utf8("q-else=More+patrols%2C+%F0%9F%98%80&q-priority=1&email=a%40b.example&attempt=")
            ),
            (
                $"/staff/{Slug}/paper",
                "multipart/form-data; boundary=b",
                Utf8(
                    "--b\r\nContent-Disposition: form-data; name=\"received\"\r\n\r\n2026-11-20\r\n--b\r\nContent-Disposition: form-data; "
                        + "name=\"q-asb\"\r\n\r\nDark lanes.\r\n--b\r\nContent-Disposition: form-data; name=\"scan\"; "
                        + "filename=\"scan.txt\"\r\n"
                        + "Content-Type: text/plain\r\n\r\nThe scan.\r\n--b--\r\n"
                )
            ),
            (
                $"/staff/{Slug}/import",
                "multipart/form-data; boundary=b",
                Utf8(
                    "--b\r\nContent-Disposition: form-data; name=\"sheet\"; filename=\"a.csv\"\r\nContent-Type: text/csv\r\n\r\n"
                        + "Response,When\r\nDark lanes.,2026-11-20\r\n--b--\r\n"
                )
            ),
            ("/inbound/email", SendGridPost.ContentType, new SendGridPost().ToBytes()),
            (
                $"/api/consultations/{Slug}/archive",
                "application/jsonl",
                Utf8(
                    "{\"line\":\"archive\",\"format\":1,\"consultation\":\"x\",\"at\":\"2026-11-30T00:00:00Z\",\"by\":\"a\"}\n"
                        + "{\"line\":\"end\",\"lines\":1}\n"
                )
            ),
            (
                $"/api/consultations/{Slug}/concerns",
                "application/json",
                Utf8("""{"title":"Lanes","disposition":{"outcome":"noted","isAgreed":true}}""")
            ),
        ];
        var random = new Random(Seed);
        var wrong = new List<string>();
        var statuses = new SortedDictionary<int, int>();
        for (var i = 0; i < posts && wrong.Count < 10; i++)
        {
            var (path, type, body) = kinds[i % kinds.Length];
            var mutant = Changed(body, random);
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(mutant) };
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            using var response = await host.Client.SendAsync(request, Token);
            var status = (int)response.StatusCode;
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
            if (status >= 500)
                wrong.Add($"{i} {path}: {status} for {Convert.ToBase64String(mutant)}");
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{posts} posts: {string.Join(", ", statuses.Select(status => $"{status.Value} × {status.Key}"))}"
        );
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Changed(byte[] body, Random random)
    {
        var bytes = new List<byte>(body);
        for (var change = random.Next(1, 9); change > 0 && bytes.Count > 1; change--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 40), bytes.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                default:
                    bytes.InsertRange(at, Enumerable.Repeat((byte)"\"{}[],:\r\n\0%&=-"[random.Next(14)], random.Next(1, 30)));
                    break;
            }
        }

        return [.. bytes];
    }
}
