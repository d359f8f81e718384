using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Staff;

/// <summary>Lets members of staff through to a handler and nobody else.</summary>
public sealed class StaffGate(IStaffSignIn signIn)
{
    public async Task<IResult> PageAsync(HttpContext context, Func<StaffMember, Task<IResult>> handle) =>
        signIn.Identify(context) is { } member ? await handle(member) : signIn.Challenge(context);

    public async Task<IResult> ApiAsync(HttpContext context, Func<StaffMember, Task<IResult>> handle) =>
        signIn.Identify(context) is { } member
            ? await handle(member)
            : Problems.Of(StatusCodes.Status401Unauthorized, "Sign in as a member of staff", "This is not open to the public.");

    /// <summary>
    /// For requests that change something: also refuses one that another site's page made the browser send
    /// (the browser says so in <c>Sec-Fetch-Site</c>; OWASP, "Fetch Metadata").
    /// </summary>
    public Task<IResult> ChangeAsync(HttpContext context, Func<StaffMember, Task<IResult>> handle) =>
        IsFromHere(context) ? PageAsync(context, handle) : FromElsewhere();

    /// <summary>As <see cref="ChangeAsync"/>, for programs: they are told in problem details.</summary>
    public Task<IResult> ApiChangeAsync(HttpContext context, Func<StaffMember, Task<IResult>> handle) =>
        IsFromHere(context) ? ApiAsync(context, handle) : FromElsewhere();

    private static bool IsFromHere(HttpContext context) => context.Request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none";

    private static Task<IResult> FromElsewhere() =>
        Task.FromResult(Problems.Of(StatusCodes.Status403Forbidden, "This came from another site", "Nothing was changed."));
}
