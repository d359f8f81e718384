using ConsultationIntake.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Staff;

/// <summary>Lets members of staff through to a handler and nobody else.</summary>
public sealed class StaffGate(IStaffSignIn signIn, RequestOrigin origin)
{
    /// <param name="role">The least a member of staff must be.</param>
    public async Task<IResult> PageAsync(HttpContext context, Func<StaffMember, Task<IResult>> handle, StaffRole role = StaffRole.Officer)
    {
        if (signIn.Identify(context) is not { } member)
            return signIn.Challenge(context);
        context.Features.Set(member);
        return member.Role >= role
            ? await handle(member)
            : PageResult.Of<MessagePage>(
                new
                {
                    Heading = "A manager has to do this",
                    Paragraphs = (IReadOnlyList<string>)[$"You are signed in as {member.Name}, an officer. Nothing was changed."],
                },
                StatusCodes.Status403Forbidden
            );
    }

    public async Task<IResult> ApiAsync(HttpContext context, Func<StaffMember, Task<IResult>> handle) =>
        signIn.Identify(context) is { } member
            ? await handle(member)
            : Problems.Of(StatusCodes.Status401Unauthorized, "Sign in as a member of staff", "This is not open to the public.");

    /// <summary>For requests that change something: also refuses one that another site's page made the browser send.</summary>
    public Task<IResult> ChangeAsync(HttpContext context, Func<StaffMember, Task<IResult>> handle, StaffRole role = StaffRole.Officer) =>
        origin.IsOurs(context.Request) ? PageAsync(context, handle, role) : FromElsewhere();

    /// <summary>As <see cref="ChangeAsync"/>, for programs: they are told in problem details.</summary>
    public Task<IResult> ApiChangeAsync(HttpContext context, Func<StaffMember, Task<IResult>> handle) =>
        origin.IsOurs(context.Request) ? ApiAsync(context, handle) : FromElsewhere();

    private static Task<IResult> FromElsewhere() =>
        Task.FromResult(Problems.Of(StatusCodes.Status403Forbidden, "This came from another site", "Nothing was changed."));
}
