using Azure;
using ConsultationIntake.Consultations;
using ConsultationIntake.Contracts;
using ConsultationIntake.Contracts.Inbox;
using ConsultationIntake.Functions.Tests;
using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Themes;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.TextAnalytics.Tests;

public sealed class TextAnalyticsTaggerTests
{
    private static readonly Consultation Plain = Samples.Consultation();
    private static readonly Consultation WithClassifier = Plain with
    {
        TextAnalytics = new() { Project = "plan", Deployment = "live" },
    };

    private readonly MemoryBlobStore blobs = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_KeyPhraseIsEvidence_TagIsNoLessSureAndSaysWhy()
    {
        await using var service = await StandIn.StartAsync(LanguageStandIn.AnswerAsync);
        var text = "We need partnership between services.";
        var own = new OfflineThemeTagger().Read(Plain.Themes, text).Tags.Single();

        var reading = (await Tagger(service).ReadAsync(Plain, [text], Token)).Single();

        var tag = Assert.Single(reading.Tags);
        Assert.Equal("partnership", tag.Theme);
        Assert.Equal(own.Evidence, tag.Evidence);
        Assert.InRange(tag.Confidence, own.Confidence, 1);
        Assert.EndsWith("The language service finds the point to be about “partnership”.", tag.Explanation, StringComparison.Ordinal);
        Assert.Null(reading.Note);
    }

    [Fact]
    public async Task Read_ThemeTheServiceDoesNotName_StaysAsTheVocabularySays()
    {
        await using var service = await StandIn.StartAsync(LanguageStandIn.AnswerAsync);
        var own = new OfflineThemeTagger().Read(Plain.Themes, "There is noise at night.");

        var reading = (await Tagger(service).ReadAsync(Plain, ["There is noise at night."], Token)).Single();

        Assert.Equal(own.Tags.Single().Confidence, reading.Tags.Single().Confidence);
    }

    [Fact]
    public async Task Read_Always_AsksForNoLogsAndGivesTheLanguage()
    {
        await using var service = await StandIn.StartAsync(LanguageStandIn.AnswerAsync);

        await Tagger(service).ReadAsync(Plain, ["There is noise at night in our street."], Token);
        await Tagger(service).ReadAsync(WithClassifier, ["There is noise at night in our street."], Token);

        var posts = service.Requests.Where(request => request.Method == "POST").ToList();
        Assert.Equal(3, posts.Count);
        Assert.All(posts.Take(2), post => Assert.True(post.Json.GetProperty("parameters").GetProperty("loggingOptOut").GetBoolean()));
        var classification = posts[2].Json.GetProperty("tasks")[0].GetProperty("parameters");
        Assert.True(classification.GetProperty("loggingOptOut").GetBoolean());
        Assert.Equal("plan", classification.GetProperty("projectName").GetString());
        Assert.Equal("live", classification.GetProperty("deploymentName").GetString());
        Assert.All(
            posts,
            post =>
                Assert.Equal("en", post.Json.GetProperty("analysisInput").GetProperty("documents")[0].GetProperty("language").GetString())
        );
    }

    [Fact]
    public async Task Read_ManyPoints_GoTenToARequest_TwentyFiveToAClassifier()
    {
        await using var service = await StandIn.StartAsync(LanguageStandIn.AnswerAsync);
        var texts = Enumerable.Range(1, 27).Select(i => new PointText($"Point {i} about noise.")).ToList();

        var readings = await Tagger(service).ReadAsync(Plain, texts, Token);
        await Tagger(service).ReadAsync(WithClassifier, texts, Token);

        Assert.Equal(27, readings.Count);
        var sizes = service.Requests.Where(request => request.Method == "POST").Select(request => LanguageStandIn.TextsOf(request).Count);
        Assert.Equal([10, 10, 10, 10, 7, 7, 25, 2], sizes);
    }

    [Fact]
    public async Task Read_TheSameTextAgain_IsNotSentAgain()
    {
        await using var service = await StandIn.StartAsync(LanguageStandIn.AnswerAsync);
        var tagger = Tagger(service);

        var twice = await tagger.ReadAsync(Plain, ["Copied words about noise.", "Copied words about noise."], Token);
        var elsewhere = await Tagger(service).ReadAsync(Plain, ["Copied words about noise.", "My own words."], Token);

        Assert.Equal(twice[0].Tags.Single().Confidence, elsewhere[0].Tags.Single().Confidence);
        Assert.Equal(
            [
                ["Copied words about noise."],
                ["Copied words about noise."],
                ["My own words."],
                ["My own words."],
            ],
            service.Requests.Select(LanguageStandIn.TextsOf)
        );
        Assert.All(
            blobs.Blobs.Values,
            blob => Assert.DoesNotContain("words", System.Text.Encoding.UTF8.GetString(blob), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Read_TheSameTextByManyAtOnce_IsSentOnce()
    {
        await using var service = await StandIn.StartAsync(LanguageStandIn.AnswerAsync);
        var tagger = Tagger(service);

        var readings = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(i => tagger.ReadAsync(Plain, ["Copied words.", $"Added by {i}."], Token))
        );

        Assert.Equal(16, readings.Length);
        var sent = service.Requests.SelectMany(LanguageStandIn.TextsOf).ToList();
        Assert.Equal(2, sent.Count(text => text == "Copied words."));
    }

    [Fact]
    public async Task Read_ADeclinedDocument_IsReadOfflineAndSaysSo()
    {
        await using var service = await StandIn.StartAsync(LanguageStandIn.AnswerAsync);
        PointText[] texts = ["There is noise, decline me.", "We need partnership."];

        var readings = await Tagger(service).ReadAsync(Plain, texts, Token);
        var classified = await Tagger(service).ReadAsync(WithClassifier, texts, Token);

        Assert.Equal("asb", readings[0].Tags.Single().Theme);
        Assert.Equal("Read by vocabulary alone: the language service could not take this text (InvalidDocument).", readings[0].Note);
        Assert.Null(readings[1].Note);
        Assert.Equal(readings[0].Note, classified[0].Note);
    }

    [Fact]
    public async Task Read_WithClassifier_ItDecidesAndTheVocabularyShowsWhere()
    {
        await using var service = await StandIn.StartAsync(LanguageStandIn.AnswerAsync);

        var readings = await Tagger(service)
            .ReadAsync(WithClassifier, ["There is noise.", "Nobody feels safe with dogs.", "We need partnership."], Token);

        var noise = Assert.Single(readings[0].Tags);
        Assert.Equal(("asb", 0.91), (noise.Theme, noise.Confidence));
        Assert.Equal("noise", noise.Evidence.Single().Of("There is noise."));
        var dogs = Assert.Single(readings[1].Tags);
        Assert.Equal("victims", dogs.Theme);
        Assert.Equal(new TextSpan(0, "Nobody feels safe with dogs.".Length), Assert.Single(dogs.Evidence));
        Assert.Equal("The classifier says “dogs”, which is no theme of this consultation.", readings[1].Note);
        Assert.Empty(readings[2].Tags);
    }

    [Fact]
    public async Task Read_TextLongerThanADocument_IsCutAndPutTogetherAgain()
    {
        await using var service = await StandIn.StartAsync(LanguageStandIn.AnswerAsync);
        var text = string.Concat(Enumerable.Repeat("We are all well. ", 700)) + "Then partnership came to the valley.";

        var reading = (await Tagger(service).ReadAsync(Plain, [text], Token)).Single();

        var pieces = LanguageStandIn.TextsOf(service.Requests.First());
        Assert.Equal(3, pieces.Count);
        Assert.Equal(text, string.Concat(pieces));
        Assert.All(pieces, piece => Assert.InRange(new System.Globalization.StringInfo(piece).LengthInTextElements, 1, 5_120));
        Assert.Contains("about “partnership”", Assert.Single(reading.Tags).Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(401)]
    public async Task Read_ServiceDownOrThrottled_Throws(int status)
    {
        await using var service = await StandIn.StartAsync(
            (_, context) =>
            {
                context.Response.StatusCode = status;
                context.Response.Headers.RetryAfter = "0";
                return context.Response.WriteAsync("""{"error":{"code":"429","message":"Requests have exceeded the rate limit."}}""");
            }
        );

        var failure = await Assert.ThrowsAsync<TaggerUnavailableException>(() => Tagger(service).ReadAsync(Plain, ["Any text."], Token));

        Assert.Equal(status, Assert.IsType<RequestFailedException>(failure.InnerException).Status);
        Assert.Equal(status == 401 ? 1 : 2, service.Requests.Count);
        Assert.Empty(blobs.Blobs);
    }

    [Fact]
    public async Task Read_ThrottledOnce_IsTriedAgain()
    {
        var first = true;
        await using var service = await StandIn.StartAsync(
            (asked, context) =>
            {
                if (!first)
                    return LanguageStandIn.AnswerAsync(asked, context);
                first = false;
                context.Response.StatusCode = 429;
                context.Response.Headers.RetryAfter = "0";
                return Task.CompletedTask;
            }
        );

        var reading = (await Tagger(service).ReadAsync(Plain, ["There is noise."], Token)).Single();

        Assert.Equal("asb", reading.Tags.Single().Theme);
    }

    [Theory]
    [InlineData("""{"kind":"KeyPhraseExtractionResults","results":{"documents":[],"errors":[],"modelVersion":"x"}}""")]
    [InlineData("""{"kind":"KeyPhraseExtractionResults"}""")]
    [InlineData("<html>A proxy's page</html>")]
    [InlineData("")]
    public async Task Read_MalformedAnswer_Throws(string answer)
    {
        await using var service = await StandIn.StartAsync(
            (asked, context) =>
            {
                context.Response.ContentType = "application/json";
                return asked.Json.GetProperty("kind").GetString() == "KeyPhraseExtraction"
                    ? context.Response.WriteAsync(answer)
                    : LanguageStandIn.AnswerAsync(asked, context);
            }
        );

        await Assert.ThrowsAnyAsync<Exception>(() => Tagger(service).ReadAsync(Plain, ["Any text."], Token));

        Assert.Empty(blobs.Blobs);
    }

    [Fact]
    public async Task Read_NoAnswerInTime_Throws()
    {
        await using var service = await StandIn.StartAsync(
            (_, context) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted)
        );

        // Where the machine is slow the time ends before the request has arrived: then that is an outage too, and it is asked once more.
        var asked = 0;
        await Patience.UntilAsync(
            async () =>
            {
                asked++;
                await Assert.ThrowsAsync<TaggerUnavailableException>(() =>
                    Tagger(service, retries: 0, timeoutSeconds: 1).ReadAsync(Plain, ["Any text."], Token)
                );
                return !service.Requests.IsEmpty;
            },
            "A request"
        );

        Assert.InRange(service.Requests.Count, 1, asked);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Read_NobodyListens_IsAnOutage(int retries)
    {
        var service = await StandIn.StartAsync(LanguageStandIn.AnswerAsync);
        var tagger = Tagger(service, retries);
        await service.DisposeAsync();

        await Assert.ThrowsAsync<TaggerUnavailableException>(() => tagger.ReadAsync(Plain, ["Any text."], Token));
    }

    [Fact]
    public async Task Read_OutageWhileOthersWaitForTheSameText_IsAnOutageToAllOfThem()
    {
        await using var service = await StandIn.StartAsync(
            async (_, context) =>
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, context.RequestAborted);
                context.Response.StatusCode = 503;
            }
        );
        var tagger = Tagger(service, retries: 0);

        var readings = Enumerable.Range(0, 8).Select(_ => tagger.ReadAsync(Plain, ["Copied words."], Token)).ToList();

        foreach (var reading in readings)
            await Assert.ThrowsAsync<TaggerUnavailableException>(() => reading);
    }

    /// <summary>What is wrong with the request itself does not pass: staff are to see it, and it does not go round for ever.</summary>
    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    public async Task Read_ServiceRefusesWhatIsAsked_IsNoOutage(int status)
    {
        await using var service = await StandIn.StartAsync(
            (_, context) =>
            {
                context.Response.StatusCode = status;
                return Task.CompletedTask;
            }
        );

        await Assert.ThrowsAsync<RequestFailedException>(() => Tagger(service).ReadAsync(Plain, ["Any text."], Token));
    }

    [Fact]
    public async Task Read_FailureHalfWay_KeepsWhatWasAnswered()
    {
        var asks = 0;
        await using var service = await StandIn.StartAsync(
            (asked, context) =>
            {
                if (++asks != 3)
                    return LanguageStandIn.AnswerAsync(asked, context);
                context.Response.StatusCode = 400;
                return Task.CompletedTask;
            }
        );
        var texts = Enumerable.Range(1, 12).Select(i => new PointText($"Point {i}.")).ToList();

        await Assert.ThrowsAsync<RequestFailedException>(() => Tagger(service).ReadAsync(Plain, texts, Token));
        var readings = await Tagger(service).ReadAsync(Plain, texts, Token);

        Assert.Equal(12, readings.Count);
        Assert.Equal([10, 10, 2, 2, 2], service.Requests.Select(request => LanguageStandIn.TextsOf(request).Count));
    }

    [Fact]
    public void NameFor_AClassifier_IsAnotherReading()
    {
        var tagger = new TextAnalyticsTagger(null!, null!, new OfflineThemeTagger());

        Assert.NotEqual(tagger.NameFor(Plain), tagger.NameFor(WithClassifier));
        Assert.Contains("plan/live", tagger.NameFor(WithClassifier), StringComparison.Ordinal);
    }

    private TextAnalyticsTagger Tagger(StandIn service, int retries = 1, int timeoutSeconds = 60) =>
        new(
            new LanguageService(
                LanguageClient.Connect(
                    new TextAnalyticsOptions
                    {
                        Endpoint = service.Address,
                        Key = "key",
                        Retries = retries,
                        TimeoutSeconds = timeoutSeconds,
                    }
                )
            ),
            new AnalysisCache(blobs),
            new OfflineThemeTagger()
        );
}
