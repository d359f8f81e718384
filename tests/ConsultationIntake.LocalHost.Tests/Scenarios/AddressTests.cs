using System.Net;
using ConsultationIntake.LocalHost.Tests.Staff;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>How an address may be asked for.</summary>
public sealed class AddressTests(AddressTests.Running running) : IClassFixture<AddressTests.Running>
{
    private readonly LocalHostUnderTest host = running.Host;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/Police-And-Crime-Plan?lang=cy", "/police-and-crime-plan?lang=cy")]
    [InlineData("/STAFF/police-and-crime-plan/Inbox", "/staff/police-and-crime-plan/inbox")]
    [InlineData("/staff/police-and-crime-plan/", "/staff/police-and-crime-plan")]
    [InlineData("/Outbox", "/outbox")]
    public async Task Get_AnotherSpelling_IsSentToTheOne(string asked, string spelling)
    {
        using var response = await host.Client.GetAsync(asked, Token);

        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal(spelling, response.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/staff/sign-in%E2%84%AA")]
    [InlineData("/pol%C4%B0ce-and-crime-plan")]
    [InlineData("/%EF%BC%B0olice-and-crime-plan")]
    [InlineData("/police-and-crime-plan%E2%80%8B")]
    [InlineData("/police%E2%80%90and-crime-plan")]
    [InlineData("/p%E2%84%AAan")]
    public async Task Get_ASpellingThatOnlyLooksAlike_IsNone(string asked)
    {
        using var response = await host.Client.GetAsync(asked, Token);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/police-and-crime-plan")]
    [InlineData("/api/consultations/police-and-crime-plan/account")]
    [InlineData("/healthz")]
    public async Task Head_AnswersAsGetDoes_WithoutTheBody(string path)
    {
        using var get = await host.Client.GetAsync(path, Token);
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var head = await host.Client.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.OK, get.StatusCode);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task Post_AnotherSpelling_IsTakenWhereItWasSent()
    {
        using var content = new StringContent(
            """{"answers":[{"question":"else","text":"More patrols at night, please."}]}""",
            null,
            "application/json"
        );

        using var response = await host.Client.PostAsync("/API/Consultations/Police-and-Crime-Plan/Submissions", content, Token);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    [Fact]
    public async Task Cookie_BehindAProxyWithTls_IsSecure()
    {
        await using var proxied = await LocalHostUnderTest.StartAsync(
            settings: [.. Staffed.With("ann", "correct horse battery"), "--LocalHost:PublicAddress", "https://consult.example.org"]
        );
        using var start = new HttpRequestMessage(HttpMethod.Post, "/police-and-crime-plan/start")
        {
            Content = new FormUrlEncodedContent([]),
        };
        start.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var started = await proxied.Client.SendAsync(start, Token);

        using var response = await proxied.Client.GetAsync(started.Headers.Location, Token);

        Assert.All(
            response.Headers.GetValues("Set-Cookie"),
            cookie => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase)
        );
    }

    /// <summary>One host for the class: nothing here changes what another test sees.</summary>
    public sealed class Running : IAsyncLifetime
    {
        internal LocalHostUnderTest Host { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Host = await LocalHostUnderTest.StartAsync();

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
