using ConsultationIntake.Web.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.Functions.Staff;

/// <summary>
/// Staff as App Service's authentication ("Easy Auth") names them, with the role of an officer or a manager. Where it is not known to be in
/// front of this app, its headers could be anybody's, and nobody is staff.
/// </summary>
internal sealed class EasyAuthSignIn(IOptions<StaffOptions> options, IConfiguration configuration) : IStaffSignIn
{
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

    /// <summary>Read once the platform is known to write the header itself; sent twice, it is nobody's.</summary>
    private ClientPrincipal? Principal(HttpContext context) =>
        isInFront && context.Request.Headers[ClientPrincipal.Header] is [{ } header] ? ClientPrincipal.Read(header) : null;
}
