using System.Net;
using ConsultationIntake.LocalHost.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.LocalHost.Tests.Staff;

/// <summary>Hosts that staff sign in to.</summary>
internal static class Staffed
{
    /// <summary>Fewer rounds than a real hash has: what is tested is not how slow it is.</summary>
    private static readonly PasswordHasher<StaffUser> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 1000 }));

    internal static string[] With(string user, string password, string role = "officer") =>
        [
            "--LocalHost:TrustThisMachine",
            "false",
            $"--Staff:Users:{user}:Password",
            Hasher.HashPassword(new StaffUser(), password),
            $"--Staff:Users:{user}:Role",
            role,
        ];

    /// <summary>A browser of its own with the session of a member of staff.</summary>
    /// <param name="jar">Its cookies, for a test that takes them away.</param>
    internal static async Task<HttpClient> SignedInAsync(
        this LocalHostUnderTest host,
        string user,
        string password,
        CookieContainer? jar = null
    )
    {
        var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = jar ?? new() })
        {
            BaseAddress = host.Address,
        };
        using var response = await browser.SignInAsync(user, password);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        return browser;
    }

    internal static Task<HttpResponseMessage> SignInAsync(this HttpClient browser, string user, string password, string then = "/staff") =>
        browser.PostAsync(
            "/staff/sign-in",
            new FormUrlEncodedContent([new("user", user), new("password", password), new("then", then)]),
            TestContext.Current.CancellationToken
        );
}
