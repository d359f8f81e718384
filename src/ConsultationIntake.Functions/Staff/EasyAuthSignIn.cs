using ConsultationIntake.Web.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.Functions.Staff;

/// <summary>
/// Staff as App Service's authentication ("Easy Auth") names them, with the role of an officer or a manager. Where it is not known to be in
/// front of this app, its headers could be anybody's, and nobody is staff.
/// </summary>
internal sealed class EasyAuthSignIn(IOptions<StaffOptions> options, IConfiguration configuration) : IStaffSignIn
{
    /// <summary>The paths that sign-in does not stand in front of, as <c>infra/modules/functionApp.bicep</c> excludes them.</summary>
    internal static readonly IReadOnlyList<string> PathsWithoutSignIn = ["/inbound/*", "/assets/*", "/healthz"];

    /// <summary>Where App Service says what was asked for, before anything was decoded.</summary>
    private static readonly string[] PathsAsTheyCame = ["X-Original-URL", "X-WAWS-Unencoded-URL"];

    private static readonly string[] NeverOurs = ["..", "//", "\\", "%2e", "%2f", "%5c", "%25"];

    private readonly bool isInFront =
        options.Value.EasyAuth || string.Equals(configuration["WEBSITE_AUTH_ENABLED"], "True", StringComparison.OrdinalIgnoreCase);

    public StaffMember? Identify(HttpContext context) =>
        Principal(context) is { Name: { } name } principal && RoleOf(principal) is { } role ? new StaffMember(name, role) : null;

    public IResult Challenge(HttpContext context)
    {
        if (!isInFront)
            return Results.Text("Staff sign-in is not set up for this service.", statusCode: StatusCodes.Status403Forbidden);
        if (Principal(context) is not null)
            return Results.Text(
                $"You are signed in, but your account has neither the role {options.Value.Role} nor {options.Value.ManagerRole}.",
                statusCode: StatusCodes.Status403Forbidden
            );
        return HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
            ? Results.LocalRedirect(
                $"~/.auth/login/{options.Value.Provider}?post_login_redirect_uri="
                    + Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)
            )
            : Results.Text("Sign in as a member of staff.", statusCode: StatusCodes.Status401Unauthorized);
    }

    private StaffRole? RoleOf(ClientPrincipal principal) =>
        principal.HasRole(options.Value.ManagerRole) ? StaffRole.Manager
        : principal.HasRole(options.Value.Role) ? StaffRole.Officer
        : null;

    /// <summary>
    /// Read once the platform is known to write the header itself; sent twice, it is nobody's. Nor is it anybody's where the request may
    /// have gone round the platform's sign-in.
    /// </summary>
    private ClientPrincipal? Principal(HttpContext context) =>
        isInFront && !MayHaveGoneRound(context) && context.Request.Headers[ClientPrincipal.Header] is [{ } header]
            ? ClientPrincipal.Read(header)
            : null;

    /// <summary>
    /// The platform judges by the path as it came, and we by what is left when it is decoded and its dots are resolved: of
    /// <c>/assets/%2e%2e/staff</c> the one makes a path without sign-in, whose headers it may leave as the caller wrote them, and the other
    /// a page of staff. No page of ours is written with dots, escaped slashes or the like.
    /// </summary>
    private static bool MayHaveGoneRound(HttpContext context) =>
        new[] { context.Features.Get<IHttpRequestFeature>()?.RawTarget, context.Request.Path.Value }
            .Concat(PathsAsTheyCame.SelectMany(header => context.Request.Headers[header]))
            .OfType<string>()
            .Any(IsAnothersPath);

    private static bool IsAnothersPath(string target)
    {
        var path = target.Split('?', 2)[0];
        if (Uri.TryCreate(path, UriKind.Absolute, out var whole) && whole.Scheme is "http" or "https")
            path = path[(path.IndexOf("://", StringComparison.Ordinal) + whole.Authority.Length + "://".Length)..];
        return NeverOurs.Any(piece => path.Contains(piece, StringComparison.OrdinalIgnoreCase))
            || PathsWithoutSignIn.Any(prefix =>
                Uri.UnescapeDataString(path).StartsWith(prefix.TrimEnd('*'), StringComparison.OrdinalIgnoreCase)
            );
    }
}
