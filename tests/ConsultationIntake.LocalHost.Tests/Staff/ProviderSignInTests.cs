using System.Net;
using ConsultationIntake.Contracts;

namespace ConsultationIntake.LocalHost.Tests.Staff;

/// <summary>Staff sign in with a provider of OpenID Connect, as an office has one for everything else.</summary>
public sealed class ProviderSignInTests
{
    [Theory]
    [InlineData("officer", HttpStatusCode.Forbidden)]
    [InlineData("manager", HttpStatusCode.OK)]
    public async Task SignIn_WithARole_OpensWhatTheRoleMayDo(string role, HttpStatusCode erasing)
    {
        await using var provider = await IdentityProvider.StartAsync(RealTime());
        provider.Roles = [role];
        await using var host = await LocalHostUnderTest.StartAsync(now: RealTime().GetUtcNow(), settings: SettingsOf(provider));
        using var browser = Browser(host);
        var reference = await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = "More patrols, please." } } });

        using var page = await browser.GetAsync(
            "/staff/sign-in/provider?then=/staff/police-and-crime-plan",
            TestContext.Current.CancellationToken
        );
        using var erase = await browser.GetAsync(
            $"/staff/{LocalHostUnderTest.Slug}/{reference}/erase",
            TestContext.Current.CancellationToken
        );

        Assert.Equal((HttpStatusCode.OK, "/staff/police-and-crime-plan"), (page.StatusCode, page.RequestMessage!.RequestUri!.AbsolutePath));
        Assert.Contains(
            "Ann Officer",
            await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Equal(erasing, erase.StatusCode);
    }

    [Theory]
    [InlineData("somebody-else", "intake", "has no role")]
    [InlineData("manager", "another-service", "did not work")]
    public async Task SignIn_WithoutARoleOrForAnotherService_IsRefused(string role, string audience, string said)
    {
        await using var provider = await IdentityProvider.StartAsync(RealTime());
        (provider.Roles, provider.Audience) = ([role], audience);
        await using var host = await LocalHostUnderTest.StartAsync(now: RealTime().GetUtcNow(), settings: SettingsOf(provider));
        using var browser = Browser(host);

        using var page = await browser.GetAsync("/staff/sign-in/provider", TestContext.Current.CancellationToken);
        using var staff = await browser.GetAsync("/staff", TestContext.Current.CancellationToken);

        Assert.Contains(said, await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("/staff/sign-in", staff.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task SignIn_ProviderOutOfReach_IsSaidPlainly()
    {
        var provider = await IdentityProvider.StartAsync(RealTime());
        var settings = SettingsOf(provider);
        await provider.DisposeAsync();
        await using var host = await LocalHostUnderTest.StartAsync(now: RealTime().GetUtcNow(), settings: settings);

        using var page = await host.Client.GetAsync("/staff/sign-in/provider", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Contains(
            "cannot be reached",
            await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    /// <summary>The framework's check of a token asks the machine's clock, whatever clock the host has.</summary>
    private static TestClock RealTime() => new(TimeProvider.System.GetUtcNow());

    private static HttpClient Browser(LocalHostUnderTest host) => new(new HttpClientHandler()) { BaseAddress = host.Address };

    private static string[] SettingsOf(IdentityProvider provider) =>
        [
            "--LocalHost:TrustThisMachine",
            "false",
            "--LocalHost:Demonstration",
            "true",
            "--Staff:OpenIdConnect:Authority",
            provider.Address,
            "--Staff:OpenIdConnect:ClientId",
            "intake",
            "--Staff:OpenIdConnect:ClientSecret",
            "secret",
        ];
}
