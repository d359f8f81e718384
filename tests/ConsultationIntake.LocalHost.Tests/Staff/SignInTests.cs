using System.Net;
using ConsultationIntake.Contracts;
using ConsultationIntake.LocalHost.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.LocalHost.Tests.Staff;

public sealed class SignInTests
{
    private const string Password = "correct horse";

    [Theory]
    [InlineData("ann", "battery staple")]
    [InlineData("nobody", Password)]
    public async Task SignIn_WrongNameOrPassword_SaysTheSameAndBeginsNoSession(string user, string password)
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: Staffed.With("ann", Password));

        using var response = await host.Client.SignInAsync(user, password);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains(
            "The user name or the password is wrong",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("ann")]
    [InlineData("nobody")]
    public async Task SignIn_NameKnownOrNot_TakesOneHash(string user)
    {
        var hasher = new CountingHasher();
        await using var host = await LocalHostUnderTest.StartAsync(
            settings: Staffed.With("ann", Password),
            change: services => services.AddSingleton<IPasswordHasher<StaffUser>>(hasher)
        );
        var before = hasher.Verified;

        using var response = await host.Client.SignInAsync(user, "battery staple");

        Assert.Equal(1, hasher.Verified - before);
    }

    [Fact]
    public async Task SignIn_ByVeryManyAtOnce_IsCheckedAFewAtATime_AndKeepsNobodyElseWaiting()
    {
        const int Many = 40;
        using var hasher = new HeldHasher();
        await using var host = await LocalHostUnderTest.StartAsync(
            settings: Staffed.With("ann", Password),
            change: services => services.AddSingleton<IPasswordHasher<StaffUser>>(hasher)
        );
        hasher.Holds = true;
        var passwords = host.Get<StaffPasswords>();

        var tries = Enumerable.Range(0, Many).Select(i => host.Client.SignInAsync($"somebody-{i}", "battery staple")).ToList();
        await Patience.UntilAsync(() => passwords.InLine == Many - StaffPasswords.AtOnce, "All who wait");
        using var page = await host.Client.GetAsync($"/{LocalHostUnderTest.Slug}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(StaffPasswords.AtOnce, hasher.AtOnce);
        hasher.Holds = false;
        foreach (var answer in await Task.WhenAll(tries))
            using (answer)
                Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(StaffPasswords.AtOnce, hasher.MostAtOnce);
    }

    /// <summary>Takes its time while it is held.</summary>
    private sealed class HeldHasher : IPasswordHasher<StaffUser>, IDisposable
    {
        private readonly ManualResetEventSlim goesOn = new(initialState: true);
        private int atOnce;
        private int most;

        internal bool Holds
        {
            set
            {
                if (value)
                    goesOn.Reset();
                else
                    goesOn.Set();
            }
        }

        internal int AtOnce => Volatile.Read(ref atOnce);

        internal int MostAtOnce => Volatile.Read(ref most);

        public string HashPassword(StaffUser user, string password) => throw new NotSupportedException();

        public PasswordVerificationResult VerifyHashedPassword(StaffUser user, string hashedPassword, string providedPassword)
        {
            var now = Interlocked.Increment(ref atOnce);
            for (var known = most; now > known; known = most)
                Interlocked.CompareExchange(ref most, now, known);
            goesOn.Wait();
            Interlocked.Decrement(ref atOnce);
            return PasswordVerificationResult.Failed;
        }

        public void Dispose() => goesOn.Dispose();
    }

    [Fact]
    public async Task SignIn_BehindTls_SetsACookieNoScriptAndNoOtherSiteReads()
    {
        await using var host = await LocalHostUnderTest.StartAsync(
            settings: [.. Staffed.With("ann", Password), "--LocalHost:PublicAddress", "https://consult.example.org"]
        );
        host.Client.DefaultRequestHeaders.Host = "consult.example.org";

        using var response = await host.Client.SignInAsync("ann", Password);

        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-staff=", cookie, StringComparison.Ordinal);
        foreach (var flag in new[] { "path=/", "secure", "samesite=lax", "httponly" })
            Assert.Contains($"; {flag}", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/staff/police-and-crime-plan?theme=asb", "/staff/police-and-crime-plan?theme=asb")]
    [InlineData("https://evil.example/staff", "/staff")]
    [InlineData("//evil.example", "/staff")]
    [InlineData("/staff\\evil", "/staff")]
    [InlineData("/staffevil", "/staff")]
    [InlineData("/staff@evil.example", "/staff")]
    [InlineData("/staff/\r\nX-Evil: 1", "/staff")]
    [InlineData("/outbox/x\u0001y", "/staff")]
    [InlineData("/outbox", "/outbox")]
    public async Task SignIn_GoesOnOnlyToAPageOfStaff(string then, string goesTo)
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: Staffed.With("ann", Password));

        using var response = await host.Client.SignInAsync("ann", Password, then);

        Assert.Equal(goesTo, response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task SignIn_FromAnotherSite_IsRefused()
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: Staffed.With("ann", Password));
        host.Client.DefaultRequestHeaders.Add("Origin", "https://evil.example");

        using var response = await host.Client.SignInAsync("ann", Password);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task SignIn_AfterFiveFailures_WaitsAndLetsTheRightOneInAfterwards()
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: Staffed.With("ann", Password));
        for (var i = 0; i < SignInPace.FromOneNetwork; i++)
            (await host.Client.SignInAsync("ann", $"guess {i}")).Dispose();

        using var tooSoon = await host.Client.SignInAsync("ANN", Password);
        host.Clock.Advance(tooSoon.Headers.RetryAfter!.Delta!.Value);
        using var afterwards = await host.Client.SignInAsync("ann", Password);

        Assert.Equal((HttpStatusCode.TooManyRequests, HttpStatusCode.Found), (tooSoon.StatusCode, afterwards.StatusCode));
    }

    [Fact]
    public async Task SignIn_InABrowserWithASession_EndsThatOne()
    {
        await using var host = await LocalHostUnderTest.StartAsync(
            settings: [.. Staffed.With("ann", Password), .. Staffed.With("eve", Password)]
        );
        var jar = new CookieContainer();
        using var planted = await host.SignedInAsync("eve", Password, jar);
        using var eve = WithCookie(host, jar.GetCookieHeader(host.Address));

        using var response = await planted.SignInAsync("ann", Password);

        Assert.True(await IsSignedInAsync(planted));
        Assert.False(await IsSignedInAsync(eve));
    }

    [Fact]
    public async Task SignOut_EndsTheSessionForACopyOfTheCookieToo()
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: Staffed.With("ann", Password));
        var jar = new CookieContainer();
        using var browser = await host.SignedInAsync("ann", Password, jar);
        using var copy = WithCookie(host, jar.GetCookieHeader(host.Address));

        using var response = await browser.PostAsync("/staff/sign-out", null, TestContext.Current.CancellationToken);

        Assert.Equal("/staff/sign-in", response.Headers.Location?.ToString());
        Assert.False(await IsSignedInAsync(browser));
        Assert.False(await IsSignedInAsync(copy));
    }

    [Fact]
    public async Task Session_AfterAQuarterOfAnHour_HasANewIdAndTheOldOneEnds()
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: Staffed.With("ann", Password));
        var jar = new CookieContainer();
        using var browser = await host.SignedInAsync("ann", Password, jar);
        using var stolen = WithCookie(host, jar.GetCookieHeader(host.Address));
        host.Clock.Advance(TimeSpan.FromMinutes(16));

        Assert.True(await IsSignedInAsync(browser));
        Assert.True(await IsSignedInAsync(stolen), "A request under way keeps the old id for a moment.");
        host.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.True(await IsSignedInAsync(browser));
        Assert.False(await IsSignedInAsync(stolen));
    }

    [Fact]
    public async Task Session_Unused_EndsAfterAnHour()
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: Staffed.With("ann", Password));
        using var browser = await host.SignedInAsync("ann", Password);

        host.Clock.Advance(TimeSpan.FromMinutes(61));

        Assert.False(await IsSignedInAsync(browser));
    }

    [Fact]
    public async Task Session_InUseAllDay_EndsAfterTwelveHours()
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: Staffed.With("ann", Password));
        using var browser = await host.SignedInAsync("ann", Password);
        for (var i = 0; i < 23; i++)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(30));
            Assert.True(await IsSignedInAsync(browser));
        }

        host.Clock.Advance(TimeSpan.FromMinutes(31));

        Assert.False(await IsSignedInAsync(browser));
    }

    [Fact]
    public async Task Session_OfAUserWhosePasswordChanged_EndsWithTheNextStart()
    {
        using var folder = new TemporaryFolder();
        string cookie;
        await using (var host = await LocalHostUnderTest.StartAsync(data: folder.Path, settings: Staffed.With("ann", Password)))
            cookie = await CookieAsync(host, "ann");

        await using var again = await LocalHostUnderTest.StartAsync(data: folder.Path, settings: Staffed.With("ann", "another password"));

        Assert.False(await IsSignedInAsync(WithCookie(again, cookie)));
    }

    [Fact]
    public async Task Session_SurvivesARestart()
    {
        using var folder = new TemporaryFolder();
        var settings = Staffed.With("ann", Password);
        string cookie;
        await using (var host = await LocalHostUnderTest.StartAsync(data: folder.Path, settings: settings))
            cookie = await CookieAsync(host, "ann");

        await using var again = await LocalHostUnderTest.StartAsync(data: folder.Path, settings: settings);

        Assert.True(await IsSignedInAsync(WithCookie(again, cookie)));
    }

    [Theory]
    [InlineData("officer", HttpStatusCode.Forbidden, HttpStatusCode.OK)]
    [InlineData("manager", HttpStatusCode.OK, HttpStatusCode.NotFound)]
    public async Task Erase_NeedsAManager(string role, HttpStatusCode answered, HttpStatusCode responseIs)
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: Staffed.With("ann", Password, role));
        using var ann = await host.SignedInAsync("ann", Password);
        var reference = await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = "More patrols, please." } } });

        using var response = await ann.PostAsync(
            $"/staff/{LocalHostUnderTest.Slug}/{reference}/erase",
            LocalHostUnderTest.Erasing(),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(answered, response.StatusCode);
        Assert.Equal(
            responseIs,
            (await ann.GetAsync($"/staff/{LocalHostUnderTest.Slug}/{reference}", TestContext.Current.CancellationToken)).StatusCode
        );
    }

    private static async Task<bool> IsSignedInAsync(HttpClient browser) =>
        (await browser.GetAsync($"/staff/{LocalHostUnderTest.Slug}", TestContext.Current.CancellationToken)).StatusCode
        == HttpStatusCode.OK;

    private static async Task<string> CookieAsync(LocalHostUnderTest host, string user)
    {
        using var response = await host.Client.SignInAsync(user, Password);
        return Assert.Single(response.Headers.GetValues("Set-Cookie")).Split(';')[0];
    }

    private static HttpClient WithCookie(LocalHostUnderTest host, string cookie)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return client;
    }

    private sealed class CountingHasher : IPasswordHasher<StaffUser>
    {
        private readonly PasswordHasher<StaffUser> hasher = new();

        internal int Verified { get; private set; }

        public string HashPassword(StaffUser user, string password) => hasher.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(StaffUser user, string hashedPassword, string providedPassword)
        {
            Verified++;
            return hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
