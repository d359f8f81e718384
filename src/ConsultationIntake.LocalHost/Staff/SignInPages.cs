using System.Globalization;
using System.Security.Claims;
using ConsultationIntake.Web;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Web.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.LocalHost.Staff;

/// <summary><c>/staff/sign-in</c> and <c>/staff/sign-out</c>.</summary>
internal sealed partial class SignInPages(
    IOptions<StaffOptions> options,
    StaffPasswords passwords,
    StaffSessions sessions,
    SignInPace pace,
    RequestOrigin origin,
    ILogger<SignInPages> logger
)
{
    internal const string SignIn = "/staff/sign-in";
    internal const string SignOut = "/staff/sign-out";
    internal const string ByProvider = "/staff/sign-in/provider";
    internal const string ProviderCallback = "/staff/sign-in/done";
    internal const string Then = "then";
    internal const string Refused = "refused";

    private const int MaxBodyBytes = 16 * 1024;

    /// <summary>Seconds.</summary>
    private const string ComeAgain = "60";

    private static readonly string[] OfStaff = ["/staff", "/outbox"];

    internal IResult Show(HttpContext context) =>
        Page(
            context,
            then: ThenOf(context.Request.Query[Then]),
            error: context.Request.Query[Refused].ToString() switch
            {
                "role" => "Your account has no role in this service. Ask whoever runs it",
                "provider" => "The sign-in did not work. Try again",
                _ => null,
            }
        );

    internal async Task<IResult> TakeAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaxBodyBytes;
        if (!origin.IsOurs(context.Request))
            return Page(context, "/staff", "The form came from another site. Sign in here", StatusCodes.Status403Forbidden);
        var form = await FormBody.ReadAsync(context.Request, context.RequestAborted);
        var (user, password, then) = (form["user"].ToString().Trim(), form["password"].ToString(), ThenOf(form[Then]));
        if (user.Length == 0 || password.Length == 0)
            return Page(
                context,
                then,
                user.Length == 0 ? "Enter your user name" : "Enter your password",
                StatusCodes.Status422UnprocessableEntity,
                user
            );
        var network = VisitorPace.NetworkOf(context);
        if (pace.Take(user, network) is { Ticks: > 0 } wait)
        {
            var seconds = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            context.Response.Headers.RetryAfter = seconds;
            return Page(
                context,
                then,
                $"Too many tries. Wait {seconds} seconds, then try again",
                StatusCodes.Status429TooManyRequests,
                user
            );
        }

        if (await passwords.MatchAsync(user, password, network, context.RequestAborted) is not { } isRight)
        {
            context.Response.Headers.RetryAfter = ComeAgain;
            return Page(
                context,
                then,
                "Too many sign in at the moment. Try again in a minute",
                StatusCodes.Status503ServiceUnavailable,
                user
            );
        }

        if (!isRight)
        {
            Log.SignInRefused(logger);
            return Page(context, then, "The user name or the password is wrong", StatusCodes.Status422UnprocessableEntity, user);
        }

        pace.Succeeded(user, network);
        await EndSessionAsync(context);
        await context.SignInAsync(StaffSignIn.Scheme, StaffSignIn.Holding(await sessions.StartAsync(user, context.RequestAborted)));
        return Results.LocalRedirect($"~{then}");
    }

    /// <summary>To the provider, and back to where the member of staff wanted to go.</summary>
    internal async Task<IResult> ToProviderAsync(HttpContext context)
    {
        var then = ThenOf(context.Request.Query[Then]);
        if (!options.Value.OpenIdConnect.IsSet)
            return Results.NotFound();
        try
        {
            await context.ChallengeAsync(StaffSignIn.Provider, new AuthenticationProperties { RedirectUri = then });
            return Results.Empty;
        }
        catch (InvalidOperationException unreachable) when (unreachable.InnerException is IOException)
        {
            Log.ProviderUnreachable(logger, unreachable);
            return Page(
                context,
                then,
                "Your organisation's sign-in cannot be reached. Try again in a few minutes",
                StatusCodes.Status503ServiceUnavailable
            );
        }
    }

    internal async Task<IResult> EndAsync(HttpContext context)
    {
        if (!origin.IsOurs(context.Request))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        await EndSessionAsync(context);
        await context.SignOutAsync(StaffSignIn.Scheme);
        return Results.LocalRedirect($"~{SignIn}");
    }

    /// <summary>Whoever signs in leaves the session that the browser was in, which another may have planted there.</summary>
    private async Task EndSessionAsync(HttpContext context)
    {
        if (context.User.FindFirstValue(StaffSignIn.SessionClaim) is { } id)
            await sessions.EndAsync(id, context.RequestAborted);
    }

    private IResult Page(HttpContext context, string then, string? error, int status = StatusCodes.Status200OK, string user = "") =>
        context.Features.Get<StaffMember>() is not null && error is null
            ? Results.LocalRedirect($"~{then}")
            : SignInPage.Of(
                options.Value.Users.Count > 0,
                options.Value.OpenIdConnect.IsSet ? $"{ByProvider}?{Then}={Uri.EscapeDataString(then)}" : null,
                then,
                user,
                error,
                status
            );

    /// <summary>Only ever to a page of staff, by an address that can stand in a header.</summary>
    private static string ThenOf(string? asked) =>
        asked is not null
        && !asked.Any(c => c == '\\' || char.IsControl(c))
        && OfStaff.Any(pages =>
            asked.StartsWith(pages, StringComparison.Ordinal) && (asked.Length == pages.Length || asked[pages.Length] is '/' or '?')
        )
            ? asked
            : "/staff";

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Refused a sign-in")]
        internal static partial void SignInRefused(ILogger logger);

        [LoggerMessage(2, LogLevel.Error, "Failed to reach the provider that staff sign in with")]
        internal static partial void ProviderUnreachable(ILogger logger, Exception failure);
    }
}
