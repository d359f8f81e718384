using System.Text;
using ConsultationIntake.Functions.Staff;
using ConsultationIntake.Web.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.Functions.Tests.Staff;

public sealed class EasyAuthSignInTests
{
    private const string Officer =
        """{"auth_typ":"aad","name_typ":"name","role_typ":"roles","claims":[{"typ":"name","val":"Ann """
        + """Officer"},{"typ":"roles","val":"staff"}]}""";
    private const string Colleague =
        """{"auth_typ":"aad","name_typ":"name","role_typ":"roles","claims":[{"typ":"name","val":"Bob"},{"typ":"roles","val":"reader"}]}""";

    [Theory]
    [InlineData("True", false)]
    [InlineData("true", false)]
    [InlineData(null, true)]
    public void Identify_RoleBehindEasyAuth_IsStaff(string? platformSays, bool setting)
    {
        var member = SignIn(platformSays, setting).Identify(Request(Officer));

        Assert.Equal("Ann Officer", member?.Name);
    }

    [Theory]
    [InlineData("staff", StaffRole.Officer)]
    [InlineData("manager", StaffRole.Manager)]
    public void Identify_AppRole_IsTheRole(string appRole, StaffRole role)
    {
        var member = SignIn("True").Identify(Request(Officer.Replace("\"staff\"", $"\"{appRole}\"", StringComparison.Ordinal)));

        Assert.Equal(role, member?.Role);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("False")]
    public void Identify_EasyAuthNotKnownToBeThere_IsNobody(string? platformSays)
    {
        var signIn = SignIn(platformSays, setting: false);

        Assert.Null(signIn.Identify(Request(Officer)));
    }

    [Theory]
    [InlineData(Colleague)]
    [InlineData("""{"auth_typ":"aad","claims":[{"typ":"name","val":"staff"}]}""")]
    [InlineData("""{"auth_typ":"aad","role_typ":"x","claims":[{"typ":"y","val":"staff"},{"typ":"name","val":"z"}]}""")]
    [InlineData("""{"auth_typ":"aad","claims":null}""")]
    [InlineData("""{"auth_typ":"aad","claims":[null]}""")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("not json")]
    public void Identify_WithoutTheRole_IsNobody(string principal) => Assert.Null(SignIn("True").Identify(Request(principal)));

    [Fact]
    public void Identify_NoHeaderOrTwoOrRubbish_IsNobody()
    {
        var none = Request(null);
        var two = Request(Officer);
        two.Request.Headers[ClientPrincipal.Header] = new[] { two.Request.Headers[ClientPrincipal.Header].ToString(), "x" };
        var rubbish = Request(null);
        rubbish.Request.Headers[ClientPrincipal.Header] = "!!";

        Assert.All([none, two, rubbish], request => Assert.Null(SignIn("True").Identify(request)));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task Challenge_Stranger_IsSentToSignIn(string method)
    {
        var request = Request(null);
        request.Request.Method = method;

        var (status, location) = await ChallengeAsync(SignIn("True"), request);

        Assert.Equal(302, status);
        Assert.Equal("/.auth/login/aad?post_login_redirect_uri=%2Fstaff%2Fsafer-plan%3Ftheme%3Dasb", location);
    }

    /// <summary>What the platform may have taken for a path without sign-in, whatever path we are left with.</summary>
    [Theory]
    [InlineData("/assets/%2e%2e/staff/safer-plan", null)]
    [InlineData("/assets/../staff/safer-plan", null)]
    [InlineData("/Assets/%2E%2E/staff/safer-plan", null)]
    [InlineData("/%61ssets/../staff/safer-plan", null)]
    [InlineData("/inbound/..%2fstaff/safer-plan", null)]
    [InlineData("/inbound/..%5cstaff", null)]
    [InlineData("/healthz/%252e%252e/staff", null)]
    [InlineData("https://consult.example/assets/x/../../staff", null)]
    [InlineData("/staff/safer-plan", "/assets/%2e%2e/staff/safer-plan")]
    [InlineData("/staff/safer-plan", "/inbound/x")]
    public void Identify_PathThatMayHaveGoneRoundSignIn_IsNobody(string target, string? asItCame)
    {
        var request = Request(Officer);
        request.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = target;
        if (asItCame is not null)
            request.Request.Headers["X-WAWS-Unencoded-URL"] = asItCame;

        Assert.Null(SignIn("True").Identify(request));
    }

    [Theory]
    [InlineData("/staff/safer-plan?theme=..%2fasb")]
    [InlineData("https://consult.example/staff/safer-plan")]
    [InlineData("/api/consultations/safer-plan/points")]
    public void Identify_PathOfStaff_IsStaff(string target)
    {
        var request = Request(Officer);
        request.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = target;
        request.Request.Headers["X-Original-URL"] = target;

        Assert.Equal("Ann Officer", SignIn("True").Identify(request)?.Name);
    }

    [Fact]
    public async Task PathsWithoutSignIn_AreThoseThatAreDeployed()
    {
        var bicep = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "infra", "modules", "functionApp.bicep"),
            TestContext.Current.CancellationToken
        );

        var paths = string.Join(", ", EasyAuthSignIn.PathsWithoutSignIn.Select(path => $"'{path}'"));
        Assert.Contains($"pathsWithoutSignIn = [{paths}]", bicep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Challenge_ChangeByAStranger_IsRefused()
    {
        var request = Request(null);
        request.Request.Method = "POST";

        Assert.Equal(401, (await ChallengeAsync(SignIn("True"), request)).Status);
    }

    [Fact]
    public async Task Challenge_ColleagueWithoutTheRole_IsRefused() =>
        Assert.Equal(403, (await ChallengeAsync(SignIn("True"), Request(Colleague))).Status);

    [Fact]
    public async Task Challenge_EasyAuthNotThere_IsRefused() =>
        Assert.Equal(403, (await ChallengeAsync(SignIn(null), Request(Officer))).Status);

    private static EasyAuthSignIn SignIn(string? platformSays, bool setting = false) =>
        new(
            Options.Create(new StaffOptions { EasyAuth = setting }),
            new ConfigurationBuilder()
                .AddInMemoryCollection(new Dictionary<string, string?> { ["WEBSITE_AUTH_ENABLED"] = platformSays })
                .Build()
        );

    private static DefaultHttpContext Request(string? principal)
    {
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        context.Request.Method = "GET";
        context.Request.Path = "/staff/safer-plan";
        context.Request.QueryString = new QueryString("?theme=asb");
        if (principal is not null)
            context.Request.Headers[ClientPrincipal.Header] = Convert.ToBase64String(Encoding.UTF8.GetBytes(principal));
        return context;
    }

    private static async Task<(int Status, string Location)> ChallengeAsync(EasyAuthSignIn signIn, DefaultHttpContext context)
    {
        await signIn.Challenge(context).ExecuteAsync(context);
        return (context.Response.StatusCode, context.Response.Headers.Location.ToString());
    }
}
