using System.Net;

namespace ConsultationIntake.Functions.Tests;

public sealed class WebsiteTests(Worker worker) : IClassFixture<Worker>
{
    private readonly HttpClient browser = worker.Browser;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/police-and-crime-plan", "text/html")]
    [InlineData("/police-and-crime-plan/privacy", "text/html")]
    [InlineData("/assets/form.css", "text/css")]
    [InlineData("/openapi.json", "application/json")]
    public async Task Get_APage_IsAnsweredAsByTheLocalHost(string path, string type)
    {
        using var response = await browser.GetAsync(path, Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task Get_NoPage_IsNotFoundInWords()
    {
        using var response = await browser.GetAsync("/no/such/page/at/all", Token);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("Page not found", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Head_AnswersAsGetDoes_WithoutTheBody()
    {
        using var get = await browser.GetAsync("/openapi.json", Token);
        using var request = new HttpRequestMessage(HttpMethod.Head, "/openapi.json");
        using var head = await browser.SendAsync(request, Token);

        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Token));
    }

    [Theory]
    [InlineData("/Police-And-Crime-Plan?lang=cy", "/police-and-crime-plan?lang=cy")]
    [InlineData("/police-and-crime-plan/PRIVACY", "/police-and-crime-plan/privacy")]
    [InlineData("/Staff/Police-and-Crime-Plan/", "/staff/police-and-crime-plan")]
    public async Task Get_AnotherSpelling_IsSentToTheOne(string asked, string spelling)
    {
        using var response = await browser.GetAsync(asked, Token);

        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal(spelling, response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task PartnersPost_WithoutAPartnerKey_IsRefusedWhicheverTriggerPassesItOn()
    {
        using var content = new StringContent("{}", null, "application/json");

        using var response = await browser.PostAsync("/api/consultations/Police-and-crime-plan/partner-submissions", content, Token);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }
}
