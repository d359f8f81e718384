using System.Security.Claims;
using ConsultationIntake.Consultations;
using ConsultationIntake.Web.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ConsultationIntake.LocalHost.Staff;

/// <summary>Sign-in of staff by the framework: a cookie that names a session, and a provider where one is configured.</summary>
internal static class StaffSignIn
{
    internal const string Scheme = "staff";
    internal const string Provider = "provider";
    internal const string SessionClaim = "session";

    internal static void AddStaffSignIn(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<StaffOptions>().BindConfiguration(StaffOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<StaffOptions>, StaffOptionsCheck>();
        services.AddSingleton<IPasswordHasher<StaffUser>, PasswordHasher<StaffUser>>();
        services.AddSingleton<StaffPasswords>();
        services.AddSingleton<StaffSessions>();
        services.AddSingleton<SignInPace>();
        services.AddSingleton<SignInPages>();
        services.AddSingleton<IStaffSignIn, LocalStaffSignIn>();
        var authentication = services.AddAuthentication(Scheme).AddCookie(Scheme);
        services
            .AddOptions<CookieAuthenticationOptions>(Scheme)
            .Configure<SiteAddress, StaffSessions, IOptions<StaffOptions>>(ConfigureCookie);
        // A scheme that is registered is asked on every request, so a provider that is not configured must not be.
        if (
            builder.Configuration[$"{StaffOptions.Section}:{nameof(StaffOptions.OpenIdConnect)}:{nameof(OpenIdConnectOptions.Authority)}"]
            is not { Length: > 0 }
        )
            return;
        authentication.AddOpenIdConnect(Provider, _ => { });
        services
            .AddOptions<Microsoft.AspNetCore.Authentication.OpenIdConnect.OpenIdConnectOptions>(Provider)
            .Configure<StaffSessions, IOptions<StaffOptions>>(ConfigureProvider);
    }

    /// <summary>Who holds a session's id: all that the cookie says.</summary>
    internal static ClaimsPrincipal Holding(string sessionId) => new(new ClaimsIdentity([new Claim(SessionClaim, sessionId)], Scheme));

    private static void ConfigureCookie(
        CookieAuthenticationOptions cookie,
        SiteAddress site,
        StaffSessions sessions,
        IOptions<StaffOptions> staff
    )
    {
        var isSecure = site.Root.Scheme == Uri.UriSchemeHttps;
        cookie.Cookie.Name = isSecure ? "__Host-staff" : "staff";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(staff.Value.SessionHours);
        cookie.SlidingExpiration = false;
        cookie.Events.OnValidatePrincipal = async validating =>
        {
            if (
                validating.Principal?.FindFirstValue(SessionClaim) is not { } id
                || await sessions.ContinueAsync(id, validating.HttpContext.RequestAborted) is not var (member, newId)
            )
            {
                validating.RejectPrincipal();
                return;
            }

            validating.HttpContext.Features.Set(member);
            if (newId is null)
                return;
            validating.ReplacePrincipal(Holding(newId));
            validating.ShouldRenew = true;
        };
    }

    private static void ConfigureProvider(
        Microsoft.AspNetCore.Authentication.OpenIdConnect.OpenIdConnectOptions oidc,
        StaffSessions sessions,
        IOptions<StaffOptions> staff
    )
    {
        var provider = staff.Value.OpenIdConnect;
        oidc.SignInScheme = Scheme;
        oidc.Authority = provider.Authority;
        oidc.RequireHttpsMetadata = !Loopback.IsTlsOrThisMachine(new Uri(provider.Authority!));
        oidc.ClientId = provider.ClientId;
        oidc.ClientSecret = provider.ClientSecret;
        oidc.ResponseType = OpenIdConnectResponseType.Code;
        oidc.ResponseMode = OpenIdConnectResponseMode.Query;
        oidc.CallbackPath = SignInPages.ProviderCallback;
        oidc.CorrelationCookie.SameSite = SameSiteMode.Lax;
        oidc.NonceCookie.SameSite = SameSiteMode.Lax;
        oidc.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        oidc.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        oidc.MapInboundClaims = false;
        oidc.SaveTokens = false;
        oidc.Events.OnTicketReceived = async received =>
        {
            if (received.Principal is not { } person || RoleOf(person, provider) is not { } role || NameOf(person) is not { } name)
            {
                received.HandleResponse();
                received.Response.Redirect($"{SignInPages.SignIn}?{SignInPages.Refused}=role");
                return;
            }

            received.Principal = Holding(await sessions.StartByProviderAsync(name, role, received.HttpContext.RequestAborted));
        };
        oidc.Events.OnRemoteFailure = failed =>
        {
            failed.HandleResponse();
            failed.Response.Redirect($"{SignInPages.SignIn}?{SignInPages.Refused}=provider");
            return Task.CompletedTask;
        };
    }

    private static StaffRole? RoleOf(ClaimsPrincipal person, OpenIdConnectOptions provider) =>
        person.HasClaim("roles", provider.ManagerRole) ? StaffRole.Manager
        : person.HasClaim("roles", provider.OfficerRole) ? StaffRole.Officer
        : null;

    private static string? NameOf(ClaimsPrincipal person) =>
        person.FindFirstValue("name") is { } name && !string.IsNullOrWhiteSpace(name) ? name : person.FindFirstValue("preferred_username");
}
