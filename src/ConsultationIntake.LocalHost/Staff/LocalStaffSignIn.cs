using ConsultationIntake.Web;
using ConsultationIntake.Web.Staff;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.LocalHost.Staff;

/// <summary>Staff by the session they signed in to, or whoever sits at this machine where the settings trust it.</summary>
internal sealed class LocalStaffSignIn(IOptions<StaffOptions> options, ThisMachine machine) : IStaffSignIn
{
    private static readonly StaffMember AtThisMachine = new("staff at this machine", StaffRole.Manager);

    /// <summary>The session's member was found when the request's cookie was looked at.</summary>
    public StaffMember? Identify(HttpContext context) =>
        context.Features.Get<StaffMember>() ?? (machine.IsAsking(context) ? AtThisMachine : null);

    public IResult Challenge(HttpContext context)
    {
        if (!options.Value.HasSignIn)
            return Results.Text(
                "Staff sign-in is not set up for this service: configure Staff:Users or Staff:OpenIdConnect, or "
                    + "LocalHost:TrustThisMachine for one machine alone.",
                statusCode: StatusCodes.Status403Forbidden
            );
        return HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
            ? Results.LocalRedirect(
                $"~{SignInPages.SignIn}?{SignInPages.Then}={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}"
            )
            : Results.Text("Sign in as a member of staff.", statusCode: StatusCodes.Status401Unauthorized);
    }
}
