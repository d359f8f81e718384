using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ConsultationIntake.Staff;
using ConsultationIntake.Web.Staff;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.LocalHost.Staff;

/// <summary>
/// Staff by user name and password (HTTP Basic, so behind TLS) where users are configured; otherwise whoever sits at this
/// machine, asked for by a name that only this machine answers to.
/// </summary>
internal sealed class LocalStaffSignIn(IOptions<StaffOptions> options) : IStaffSignIn
{
    private static readonly StaffMember AtThisMachine = new("staff at this machine");

    private readonly KnownPasswords known = new();

    public StaffMember? Identify(HttpContext context) =>
        options.Value.Users.Count > 0 ? ByPassword(context) : IsLocal(context) ? AtThisMachine : null;

    public IResult Challenge(HttpContext context)
    {
        if (options.Value.Users.Count > 0)
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"Consultation staff\", charset=\"UTF-8\"";
        return Results.Text("Sign in as a member of staff.", statusCode: StatusCodes.Status401Unauthorized);
    }

    /// <summary>A loopback connection asked for by a loopback name: a rebound DNS name or a proxy in front is not local.</summary>
    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && Loopback.IsThisMachine(context.Request.Host.Host)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For")
        && !context.Request.Headers.ContainsKey("Forwarded");

    private StaffMember? ByPassword(HttpContext context)
    {
        if (!AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out var sent)
            || !sent.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) || sent.Parameter is null)
            return null;
        var bytes = new byte[sent.Parameter.Length];
        if (!Convert.TryFromBase64String(sent.Parameter, bytes, out var length))
            return null;
        return Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [var user, var password]
            && options.Value.Users.TryGetValue(user, out var stored)
            && known.Matches(password, stored)
                ? new StaffMember(user)
                : null;
    }
}
