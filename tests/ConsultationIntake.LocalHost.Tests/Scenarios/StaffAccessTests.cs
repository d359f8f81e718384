using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ConsultationIntake.Staff;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

public sealed class StaffAccessTests
{
    public static TheoryData<string> StaffPaths =>
    [
        "/staff", $"/staff/{LocalHostUnderTest.Slug}", $"/staff/{LocalHostUnderTest.Slug}/ABC-DEF-GHK", "/outbox",
        $"/api/consultations/{LocalHostUnderTest.Slug}/account", $"/api/consultations/{LocalHostUnderTest.Slug}/submissions",
    ];

    [Theory]
    [MemberData(nameof(StaffPaths))]
    public async Task StaffPages_WithUsersConfigured_RefuseAStranger(string path)
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: ["--Staff:Users:officer", PasswordHash.Of("correct horse")]);

        var anonymous = await host.Client.GetAsync(path, TestContext.Current.CancellationToken);
        var wrong = await GetAsync(host, path, "officer:battery staple");
        var right = await GetAsync(host, path, "officer:correct horse");

        Assert.Equal(HttpStatusCode.Unauthorized, anonymous.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.NotEqual(HttpStatusCode.Unauthorized, right.StatusCode);
    }

    [Theory]
    [MemberData(nameof(StaffPaths))]
    public async Task StaffPages_AskedForByAnotherName_AreRefused(string path)
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = "attacker.example" } };

        var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Start_BeyondLoopbackWithoutASignIn_IsRefused()
    {
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => LocalHostUnderTest.StartAsync(settings: ["--urls", "http://0.0.0.0:0"]));

        Assert.Contains("Staff:Users", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OnAFolderInUse_IsRefused()
    {
        using var folder = new TemporaryFolder();
        await using var first = await LocalHostUnderTest.StartAsync(data: folder.Path);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => LocalHostUnderTest.StartAsync(data: folder.Path));

        Assert.Contains("Another host", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> GetAsync(LocalHostUnderTest host, string path, string credentials)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        return await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
