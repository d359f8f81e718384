using System.Net;
using System.Text;
using ConsultationIntake.Blobs;
using ConsultationIntake.LocalHost.Tests.Inbox;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>Nobody can fill the disk or the inbox, and whoever is refused is told and loses nothing they wrote.</summary>
public sealed class StrangerQuotaTests
{
    private const string Network = "203.0.113.9";

    [Fact]
    public async Task Files_BeyondTheNetworksHour_AreNotKeptAndThePageSaysWhen()
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: ["--Strangers:MostBytesAnHour", "150000"]);
        var draft = await StartAsync(host);

        using var first = await AddAsync(host, draft, Network, "a.txt");
        var kept = await BlobsAsync(host);
        using var second = await AddAsync(host, draft, Network, "b.txt");
        Assert.NotEqual(0, kept);
        Assert.Equal(kept, await BlobsAsync(host));
        using var neighbour = await AddAsync(host, await StartAsync(host), "198.51.100.7", "c.txt");

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.NotNull(second.Headers.RetryAfter);
        Assert.Contains(
            "Your answers are saved",
            await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Redirect, neighbour.StatusCode);

        host.Clock.Advance(TimeSpan.FromHours(1));
        using var later = await AddAsync(host, draft, Network, "b.txt");
        Assert.Equal(HttpStatusCode.Redirect, later.StatusCode);
    }

    [Fact]
    public async Task LongAnswer_BeyondTheDay_ComesBackInTheForm()
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: ["--Strangers:MostBytesADay", "50000"]);
        var text = string.Concat(Enumerable.Repeat("Streets are dark. ", 2_000));
        using var kept = await PostWholeAsync(host, text);
        using var refused = await PostWholeAsync(host, text);
        using var json = await host.PostAsync(new { answers = new[] { new { question = "else", text } } });
        using var small = await PostWholeAsync(host, "Streets are dark.");
        // Sent in chunks, with no length told beforehand: it counts as what it is.
        using var smallJson = await host.PostAsync(new { answers = new[] { new { question = "else", text = "Streets are dark." } } });
        using var partner = await host.PostAsync(
            new { respondent = new { organisation = "Westmere City Council" }, answers = new[] { new { question = "letter", text } } },
            partner: true
        );

        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        var page = await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains(text.Trim(), WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.TooManyRequests, json.StatusCode);
        Assert.NotNull(json.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, small.StatusCode);
        Assert.Equal(HttpStatusCode.Created, smallJson.StatusCode);
        Assert.Equal(HttpStatusCode.Created, partner.StatusCode);
        Assert.Equal(4, (await host.AccountAsync()).GetProperty("received").GetInt32());
    }

    [Fact]
    public async Task UnsignedMail_BeyondTheHour_IsAnswered503AndNothingOfItIsKept()
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: ["--Strangers:MostMailsAnHour", "2"]);

        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 4; i++)
            answers.Add(await PostMailAsync(host));

        Assert.Equal([200, 200, 503, 503], answers.Select(answer => (int)answer.StatusCode));
        Assert.All(answers.Skip(2), answer => Assert.NotNull(answer.Headers.RetryAfter));
        Assert.Equal(2, await BlobsAsync(host));

        host.Clock.Advance(TimeSpan.FromHours(1));
        using var later = await PostMailAsync(host);
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
        answers.ForEach(answer => answer.Dispose());
    }

    [Fact]
    public async Task ShortPosts_BeyondTheNetworksHour_AreRefusedWithTheirTextAndOthersAreNot()
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: ["--Strangers:MostPostsAnHour", "50"]);

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 54; i++)
            answers.Add(await PostFromAsync(host, Network, $"Streets are dark: {i}."));

        Assert.Equal(Enumerable.Repeat(HttpStatusCode.OK, 50), answers[..50]);
        Assert.All(answers[50..], answer => Assert.Equal(HttpStatusCode.TooManyRequests, answer));
        Assert.Equal(50, (await host.AccountAsync()).GetProperty("received").GetInt32());
        Assert.Equal(HttpStatusCode.OK, await PostFromAsync(host, "198.51.100.7", "Streets are dark here too."));
        using var begun = await FromAsync(host, Network, $"/{LocalHostUnderTest.Slug}/start", []);
        Assert.Equal(HttpStatusCode.TooManyRequests, begun.StatusCode);

        host.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.OK, await PostFromAsync(host, Network, "Streets are still dark."));
    }

    [Theory]
    [InlineData(400_000, 100)]
    [InlineData(402_000, 100)]
    [InlineData(50_000, 12)]
    public async Task ShortPosts_BeyondTheDaysBytes_AreRefusedAsTheDiskIsNotTheirs(int bytes, int kept)
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: ["--Strangers:MostBytesADay", $"{bytes}"]);

        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < kept + 3; i++)
            answers.Add(await host.PostAsync(new { answers = new[] { new { question = "else", text = $"Streets are dark: {i}." } } }));

        Assert.Equal(kept, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.All(answers[kept..], answer => Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode));
        answers.ForEach(answer => answer.Dispose());
    }

    [Fact]
    public async Task LongForm_WhoseLengthIsToldNowhere_IsCountedAllTheSame()
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: ["--Strangers:MostBytesADay", "50000"]);
        var question = $"q-{host.Consultation.Questions[^1].Id}";
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 2; i++)
        {
            using var form = new FormUrlEncodedContent([new(question, string.Concat(Enumerable.Repeat($"Dark {i}. ", 4_000)))]);
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/{LocalHostUnderTest.Slug}") { Content = form };
            request.Headers.TransferEncodingChunked = true;
            using var answer = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
            answers.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.TooManyRequests], answers);
    }

    private static async Task<HttpStatusCode> PostFromAsync(LocalHostUnderTest host, string network, string text)
    {
        using var answer = await FromAsync(
            host,
            network,
            $"/{LocalHostUnderTest.Slug}",
            [new($"q-{host.Consultation.Questions[^1].Id}", text)]
        );
        if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            Assert.Contains(text, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        return answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> FromAsync(
        LocalHostUnderTest host,
        string network,
        string path,
        KeyValuePair<string, string>[] fields
    )
    {
        using var form = new FormUrlEncodedContent(fields);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
        request.Headers.Add("X-Forwarded-For", network);
        return await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<HttpResponseMessage> PostMailAsync(LocalHostUnderTest host)
    {
        using var content = new ByteArrayContent(new SendGridPost().ToBytes());
        content.Headers.TryAddWithoutValidation("Content-Type", SendGridPost.ContentType);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/inbound/email") { Content = content };
        request.Headers.Add("X-Forwarded-For", Network);
        return await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static Task<HttpResponseMessage> PostWholeAsync(LocalHostUnderTest host, string text) =>
        host.Client.PostAsync(
            $"/{LocalHostUnderTest.Slug}",
            new FormUrlEncodedContent([new($"q-{host.Consultation.Questions[^1].Id}", text)]),
            TestContext.Current.CancellationToken
        );

    private static async Task<string> StartAsync(LocalHostUnderTest host)
    {
        using var started = await host.Client.PostAsync(
            $"/{LocalHostUnderTest.Slug}/start",
            new FormUrlEncodedContent([]),
            TestContext.Current.CancellationToken
        );
        return string.Join('/', started.Headers.Location!.ToString().Split('/').Take(4));
    }

    private static async Task<HttpResponseMessage> AddAsync(LocalHostUnderTest host, string draft, string network, string name)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("add"), "action" },
            {
                new ByteArrayContent(
                    Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat($"Lights in the park, please: {name}. ", 2_500)))
                ),
                "files",
                name
            },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{draft}/files") { Content = form };
        request.Headers.Add("X-Forwarded-For", network);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<int> BlobsAsync(LocalHostUnderTest host)
    {
        var names = new List<string>();
        await foreach (var name in host.Get<IBlobStore>().ListAsync("", TestContext.Current.CancellationToken))
            names.Add(name);
        return names.Count;
    }
}
