using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ConsultationIntake.Contracts;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>Requests that no client of ours writes, at the host's own port: what a proxy and the host may understand differently.</summary>
public sealed class RawRequestTests
{
    private const string Path = $"/api/consultations/{LocalHostUnderTest.Slug}/submissions";
    private const string Body = """{"answers":[{"question":"else","text":"More patrols, please."}]}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Smuggled
    {
        get
        {
            var length = Encoding.UTF8.GetByteCount(Body);
            var chunk = $"{length:x}\r\n{Body}\r\n0\r\n\r\n";
            return new()
            {
                { "two lengths", $"Content-Length: 5\r\nContent-Length: {length}\r\n\r\n{Body}" },
                { "one length of two", $"Content-Length: 5, {length}\r\n\r\n{Body}" },
                { "the same length twice", $"Content-Length: {length}\r\nContent-Length: {length}\r\n\r\n{Body}" },
                { "a negative length", $"Content-Length: -1\r\n\r\n{Body}" },
                { "a length with a sign", $"Content-Length: +{length}\r\n\r\n{Body}" },
                { "a length in hex", $"Content-Length: 0x{length:x}\r\n\r\n{Body}" },
                { "a length with a point", $"Content-Length: {length}.0\r\n\r\n{Body}" },
                { "a length with words", $"Content-Length: {length} bytes\r\n\r\n{Body}" },
                { "a length in digits of another script", $"Content-Length: \u00D9\u00A6\u00D9\u00A4\r\n\r\n{Body}" },
                { "a length beyond any", $"Content-Length: 99999999999999999999\r\n\r\n{Body}" },
                { "a length of a hundred digits", $"Content-Length: {new string('0', 98)}{length}\r\n\r\n{Body}" },
                { "an empty length", $"Content-Length: \r\n\r\n{Body}" },
                { "a signed length and chunks", $"Content-Length: +{length}\r\nTransfer-Encoding: chunked\r\n\r\n{chunk}" },
                { "chunks twice", $"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n{chunk}" },
                { "chunks and identity", $"Transfer-Encoding: identity, chunked\r\n\r\n{chunk}" },
                { "a chunk with a sign", $"Transfer-Encoding: chunked\r\n\r\n+{length:x}\r\n{Body}\r\n0\r\n\r\n" },
                { "a chunk in 0x", $"Transfer-Encoding: chunked\r\n\r\n0x{length:x}\r\n{Body}\r\n0\r\n\r\n" },
                { "a chunk that ends with a line feed", $"Transfer-Encoding: chunked\r\n\r\n{length:x}\n{Body}\r\n0\r\n\r\n" },
                { "a tab before the colon", $"Content-Length\t: {length}\r\n\r\n{Body}" },
                { "a length and chunks", $"Content-Length: {length}\r\nTransfer-Encoding: chunked\r\n\r\n{chunk}" },
                { "chunks and a length", $"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n{chunk}" },
                { "an encoding nobody knows", $"Transfer-Encoding: xchunked\r\n\r\n{chunk}" },
                { "chunks not last", $"Transfer-Encoding: chunked, identity\r\n\r\n{chunk}" },
                { "a space before the colon", $"Transfer-Encoding : chunked\r\n\r\n{chunk}" },
                { "a folded field", $"Transfer-Encoding:\r\n chunked\r\n\r\n{chunk}" },
                { "a field of two lines", $"X-A: b\nContent-Length: {length}\r\n\r\n{Body}" },
                { "a bare line feed", $"Content-Length: {length}\n\r\n{Body}" },
                { "a chunk without a size", $"Transfer-Encoding: chunked\r\n\r\nZZ\r\n{Body}\r\n0\r\n\r\n" },
                { "a chunk larger than any", $"Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n{Body}\r\n0\r\n\r\n" },
                { "a chunk longer than it says", $"Transfer-Encoding: chunked\r\n\r\n5\r\n{Body}\r\n0\r\n\r\n" },
                { "a null in a field", $"X-A: b\0c\r\nContent-Length: {length}\r\n\r\n{Body}" },
                { "an empty name", $"Host: \r\nContent-Length: {length}\r\n\r\n{Body}" },
                { "another's name", $"Host: evil.example\r\nContent-Length: {length}\r\n\r\n{Body}" },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Smuggled))]
    public async Task Request_ThatTwoMayUnderstandDifferently_IsRefusedAndKeepsNothing(string what, string rest)
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var answer = await AskAsync(
            host,
            $"POST {Path} HTTP/1.1\r\nHost: {host.Address.Authority}\r\nContent-Type: application/json\r\n{rest}"
                + $"GET /smuggled HTTP/1.1\r\nHost: {host.Address.Authority}\r\nConnection: close\r\n\r\n"
        );

        Assert.Matches("^HTTP/1.1 (400|501) ", answer);
        Assert.False(answer.Contains("HTTP/1.1 404", StringComparison.Ordinal), $"{what}: what followed was answered too.");
        Assert.Equal(0, (await host.AccountAsync()).GetProperty("received").GetInt32());
    }

    [Theory]
    [InlineData("HTTP/1.1\r\nHost: \r\nConnection: close")]
    [InlineData("HTTP/1.0")]
    [InlineData("HTTP/1.1\r\nHost: 127.1\r\nConnection: close")]
    [InlineData("HTTP/1.1\r\nHost: 2130706433\r\nConnection: close")]
    [InlineData("HTTP/1.1\r\nHost: localhost, evil.example\r\nConnection: close")]
    public async Task Request_ForNoNameOfOurs_IsRefused(string rest)
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var answer = await AskAsync(host, $"GET /staff/{LocalHostUnderTest.Slug} {rest}\r\n\r\n");

        Assert.Matches("^HTTP/1.1 400 ", answer);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/answer/x/asb")]
    [InlineData("/start")]
    public async Task Form_InCharactersThatHideWhatTheyAre_IsRefused(string page)
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: Staff.Staffed.With("ann", "correct horse"));
        foreach (var path in new[] { $"/{LocalHostUnderTest.Slug}{page}".TrimEnd('/'), "/staff/sign-in" })
        {
            using var form = new StringContent("user=ann&password=x&q-else=+ADw-script+AD4-");
            form.Headers.ContentType = new("application/x-www-form-urlencoded") { CharSet = "utf-7" };
            using var response = await host.Client.PostAsync(path, form, Token);

            Assert.InRange((int)response.StatusCode, 300, 499);
        }
    }

    [Fact]
    public async Task Fields_ByTheThousandOrTooLong_AreRefused()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var many = string.Concat(Enumerable.Range(0, 5_000).Select(i => $"X-{i}: {i}\r\n"));
        var cookies = string.Concat(Enumerable.Range(0, 3_000).Select(i => $"c{i}=v; "));

        foreach (var fields in new[] { many, $"Cookie: {cookies}\r\n{many}", $"X-Long: {new string('x', 200_000)}\r\n" })
        {
            var answer = await AskAsync(host, $"GET / HTTP/1.1\r\nHost: {host.Address.Authority}\r\n{fields}\r\n");
            Assert.StartsWith("HTTP/1.1 431 ", answer, StringComparison.Ordinal);
        }

        var line = await AskAsync(host, $"GET /{new string('a', 20_000)} HTTP/1.1\r\nHost: {host.Address.Authority}\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 414 ", line, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync("/", Token)).StatusCode);
    }

    [Fact]
    public async Task HalfOpenPosts_TwoHundredOfThem_KeepNobodyWaiting()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var open = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 200; i++)
            {
                var half = await ConnectAsync(host);
                open.Add(half);
                // Every other stops in its fields, the rest in their bodies: forms, and what is read as JSON.
                var (path, type) =
                    i % 4 < 2 ? ($"/{LocalHostUnderTest.Slug}", "application/x-www-form-urlencoded") : (Path, "application/json");
                var start = $"POST {path} HTTP/1.1\r\nHost: {host.Address.Authority}\r\nContent-Type: {type}\r\n";
                await half.GetStream()
                    .WriteAsync(Encoding.ASCII.GetBytes(i % 2 == 0 ? start : $"{start}Content-Length: 1000000\r\n\r\nq-else=a"), Token);
            }

            await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = "More patrols, please." } } });
            using var form = new FormUrlEncodedContent([new("q-else", "The lanes are dark.")]);
            using var sent = await host.Client.PostAsync($"/{LocalHostUnderTest.Slug}", form, Token);

            Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
            Assert.Equal(2, (await host.AccountAsync()).GetProperty("received").GetInt32());
            Assert.All(open, half => Assert.True(half.Connected));
        }
        finally
        {
            open.ForEach(half => half.Dispose());
        }
    }

    [Fact]
    public async Task Body_LongerThanAnyAnswer_IsRefusedBeforeItIsSent()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        foreach (var path in new[] { Path, $"/{LocalHostUnderTest.Slug}", $"/staff/{LocalHostUnderTest.Slug}/import" })
        {
            var answer = await AskAsync(
                host,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"POST {path} HTTP/1.1\r\nHost: {host.Address.Authority}\r\nContent-Type: application/json\r\n"
                        + $"Content-Length: {10L << 30}\r\n\r\n"
                )
            );
            Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Json_WithWhatIsOursToSay_ChangesNothingOfIt()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        const string ours = """
            "partner":"westmere-city-council","partnerClaim":"x","status":"Tagged","standing":"Ratified",
            "receivedAt":"2020-01-01T00:00:00Z","isLate":true,"marks":["looked-at"],"reference":"RHM-A79-CR4","channel":"Partner",
            "consultation":"other","version":"9","points":[{"number":1}],"taggedWith":"me","idempotencyKey":"k",
            "contentHash":"0","campaign":"c",
            "actions":[{}],"facts":{"publish":"named"}
            """;
        using var content = new StringContent($"{{{ours},{Body[1..]}", Encoding.UTF8, "application/json");

        using var response = await host.Client.PostAsync(Path, content, Token);

        if (response.StatusCode == HttpStatusCode.BadRequest)
        {
            Assert.Equal(0, (await host.AccountAsync()).GetProperty("received").GetInt32());
            return;
        }

        var reference = System
            .Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token))
            .RootElement.GetProperty("reference")
            .GetString()!;
        var kept = await host.SubmissionAsync(reference);
        Assert.NotEqual("RHM-A79-CR4", reference);
        Assert.Equal(("waiting", "api", "current"), (Said(kept, "status"), Said(kept, "channel"), Said(kept, "standing")));
        Assert.Equal(0, kept.GetProperty("marks").GetArrayLength());
        Assert.False(kept.GetProperty("isLate").GetBoolean());
        Assert.StartsWith("2026-12-02", Said(kept, "receivedAt"), StringComparison.Ordinal);
    }

    private static string Said(System.Text.Json.JsonElement kept, string name) => kept.GetProperty(name).GetString()!;

    private static async Task<TcpClient> ConnectAsync(LocalHostUnderTest host)
    {
        var client = new TcpClient();
        await client.ConnectAsync(host.Address.Host, host.Address.Port, Token);
        return client;
    }

    /// <summary>Everything that is answered until the host closes the connection.</summary>
    private static async Task<string> AskAsync(LocalHostUnderTest host, string request)
    {
        using var client = await ConnectAsync(host);
        var stream = client.GetStream();
        var answer = new StringBuilder();
        var buffer = new byte[16 * 1024];
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), Token);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
            patience.CancelAfter(Patience.Longest);
            while (await stream.ReadAsync(buffer, patience.Token) is > 0 and var read)
                answer.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }
        catch (IOException)
        {
            // The host closed a connection that it had not read to the end.
        }

        return answer.ToString();
    }
}
