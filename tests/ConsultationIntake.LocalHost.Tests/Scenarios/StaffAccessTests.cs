using System.Net;
using ConsultationIntake.LocalHost.Staff;
using ConsultationIntake.LocalHost.Tests.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

public sealed class StaffAccessTests
{
    public static TheoryData<string> StaffPaths =>
        [
            "/staff",
            $"/staff/{LocalHostUnderTest.Slug}",
            $"/staff/{LocalHostUnderTest.Slug}/ABC-DEF-GHK",
            "/outbox",
            $"/api/consultations/{LocalHostUnderTest.Slug}/account",
            $"/api/consultations/{LocalHostUnderTest.Slug}/submissions",
        ];

    [Theory]
    [MemberData(nameof(StaffPaths))]
    public async Task StaffPages_WithUsersConfigured_RefuseAStranger(string path)
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: Staffed.With("officer", "correct horse"));
        using var officer = await host.SignedInAsync("officer", "correct horse");

        var anonymous = await host.Client.GetAsync(path, TestContext.Current.CancellationToken);
        var signedIn = await officer.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.True(IsRefused(anonymous), $"{anonymous.StatusCode}");
        Assert.False(IsRefused(signedIn), $"{signedIn.StatusCode}");
    }

    [Theory]
    [MemberData(nameof(StaffPaths))]
    public async Task StaffPages_WithoutASignInAndWithoutTrust_AreNobodys(string path)
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: ["--LocalHost:TrustThisMachine", "false"]);

        var response = await host.Client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Contains(response.StatusCode, new[] { HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized });
    }

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("x-forwarded-host")]
    [InlineData("Forwarded")]
    [InlineData("Via")]
    [InlineData("X-Real-IP")]
    [InlineData("CF-Connecting-IP")]
    public async Task StaffPages_ThroughAProxy_AreNotThisMachines(string header)
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, "/staff") { Headers = { { header, "1.1 127.0.0.1" } } };

        var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/staff")]
    [InlineData($"/{LocalHostUnderTest.Slug}")]
    public async Task AnyPage_AskedForByANameThatIsNotOurs_IsRefused(string path)
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = "attacker.example" } };

        var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("further.example", HttpStatusCode.Unauthorized)]
    [InlineData("localhost", HttpStatusCode.OK)]
    public async Task StaffPages_AskedForByAFurtherName_AreNotThisMachinesThoughTheAddressIs(string name, HttpStatusCode answer)
    {
        await using var host = await LocalHostUnderTest.StartAsync(
            settings: ["--LocalHost:PublicAddress", "http://localhost:5080", "--AllowedHosts", "further.example"]
        );
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/consultations/{LocalHostUnderTest.Slug}/account")
        {
            Headers = { Host = name },
        };

        var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(answer, response.StatusCode);
    }

    [Theory]
    [InlineData("0.0.0.0/0")]
    [InlineData("proxy.example")]
    public async Task Start_TrustingProxiesThatAreNoAddresses_IsRefused(string proxy)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            LocalHostUnderTest.StartAsync(settings: ["--LocalHost:TrustedProxies:0", proxy])
        );

        Assert.Contains("LocalHost:TrustedProxies", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--urls", "http://0.0.0.0:0")]
    [InlineData("--LocalHost:PublicAddress", "https://consult.example.org")]
    public async Task Start_WithinReachOfOthersAndTrustingThisMachine_IsRefused(string setting, string value)
    {
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => LocalHostUnderTest.StartAsync(settings: [setting, value]));

        Assert.Contains("LocalHost:TrustThisMachine", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--urls", "http://0.0.0.0:0")]
    [InlineData("--LocalHost:PublicAddress", "https://consult.example.org")]
    public async Task Start_WithinReachOfOthersWithoutASignIn_IsRefused(string setting, string value)
    {
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() =>
            LocalHostUnderTest.StartAsync(settings: ["--LocalHost:TrustThisMachine", "false", setting, value])
        );

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

    [Fact]
    public async Task Start_OnAPortInUse_SaysWhatToDo()
    {
        await using var first = await LocalHostUnderTest.StartAsync();

        var failure = await Assert.ThrowsAnyAsync<Exception>(() =>
            LocalHostUnderTest.StartAsync(settings: ["--urls", first.Address.ToString()])
        );

        Assert.Contains("address already in use", StartTrouble.Of(failure), StringComparison.Ordinal);
        Assert.Contains("name another port", StartTrouble.Of(failure), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithAFileForADataFolder_DoesNotSpeakOfAnotherHost()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "data");
        await File.WriteAllTextAsync(file, "No folder.", TestContext.Current.CancellationToken);

        var failure = await Assert.ThrowsAnyAsync<IOException>(() => LocalHostUnderTest.StartAsync(data: file));

        Assert.StartsWith("The host cannot run: ", StartTrouble.Of(failure), StringComparison.Ordinal);
        Assert.Contains(file, StartTrouble.Of(failure), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithAPartnersKeyThatIsNoHash_IsRefusedInWords()
    {
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() =>
            LocalHostUnderTest.StartAsync(settings: ["--Partners:Keys:northdale", "secret"])
        );

        Assert.Contains("Partners:Keys:northdale must be the SHA-256 of a key", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Password_OfAMemberOfStaff_IsHashedByTheHostsOwnProgram()
    {
        var (output, error) = (new StringWriter(), new StringWriter());

        Assert.Equal(1, NewPassword.Run("too short", output, error));
        Assert.Equal(0, NewPassword.Run("a long enough password", output, error));

        Assert.Contains("12 characters", error.ToString(), StringComparison.Ordinal);
        var hasher = new PasswordHasher<StaffUser>();
        Assert.NotEqual(
            PasswordVerificationResult.Failed,
            hasher.VerifyHashedPassword(new StaffUser(), output.ToString().Trim(), "a long enough password")
        );
    }

    private static bool IsRefused(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.Unauthorized
        || response.Headers.Location?.ToString().StartsWith("/staff/sign-in", StringComparison.Ordinal) == true;
}
