using ConsultationIntake.Clients;
using ConsultationIntake.Consultations;
using ConsultationIntake.Office;
using ConsultationIntake.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Staff;

/// <summary>Lets members of staff through to a handler and nobody else.</summary>
public sealed class StaffGate(IStaffSignIn signIn, RequestOrigin origin, ClientKeys keys, ConsultationCatalogue catalogue, NoteVisit visit)
{
    /// <summary>Where a program sends its key. Not <c>Authorization</c>, which Azure reads for itself before a host does.</summary>
    public const string KeyHeader = "X-Api-Key";

    /// <param name="role">The least a member of staff must be.</param>
    public async Task<IResult> PageAsync(HttpContext context, Func<StaffMember, Task<IResult>> handle, StaffRole role = StaffRole.Officer)
    {
        if (signIn.Identify(context) is not { } member)
            return signIn.Challenge(context);
        context.Features.Set(member);
        if (ConsultationSlug.TryParse(context.Request.RouteValues["slug"]?.ToString(), out var slug) && catalogue.Find(slug) is not null)
            await visit.ExecuteAsync(slug, member.Name, context.RequestAborted);
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

    /// <summary>
    /// For programs, and for members of staff by their session. An officer reads names and whole texts on the pages, one after the
    /// other; taken out all at once they are a manager's, as in an export, so an officer's session gets them here without. What an
    /// officer's program needs more, a manager makes a key for, which stands in the history.
    /// </summary>
    /// <param name="scope">What the key of a program must allow. Members of staff may do all of it.</param>
    public async Task<IResult> ApiAsync(
        HttpContext context,
        Func<StaffMember, Task<IResult>> handle,
        ClientScopes scope = ClientScopes.Personal
    )
    {
        // A program that sends a key is nobody else, whoever it would be without one.
        if (context.Request.Headers.TryGetValue(KeyHeader, out var presented))
            return await ForClientAsync(context, presented.ToString(), handle, scope);
        return signIn.Identify(context) is { } member
            ? await handle(member with { SeesPersonalData = member.Role >= StaffRole.Manager })
            : Problems.Of(StatusCodes.Status401Unauthorized, "Sign in as a member of staff", "This is not open to the public.");
    }

    /// <summary>
    /// For a file that stands on the staff pages and at an address of the API: a program gets it with a key that reads.
    /// </summary>
    public Task<IResult> FileAsync(HttpContext context, Func<StaffMember, Task<IResult>> handle) =>
        IsForPrograms(context) ? ApiAsync(context, handle, ClientScopes.Read) : PageAsync(context, handle);

    /// <summary>Whether it was asked for at an address of the API, where problem details are understood.</summary>
    internal static bool IsForPrograms(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);

    /// <summary>For requests that change something: also refuses one that another site's page made the browser send.</summary>
    public Task<IResult> ChangeAsync(HttpContext context, Func<StaffMember, Task<IResult>> handle, StaffRole role = StaffRole.Officer) =>
        origin.IsOurs(context.Request) ? PageAsync(context, handle, role) : FromElsewhere();

    /// <summary>As <see cref="ChangeAsync"/>, for programs: they are told in problem details.</summary>
    public Task<IResult> ApiChangeAsync(HttpContext context, Func<StaffMember, Task<IResult>> handle) =>
        origin.IsOurs(context.Request) ? ApiAsync(context, handle, ClientScopes.Write) : FromElsewhere();

    private async Task<IResult> ForClientAsync(
        HttpContext context,
        string presented,
        Func<StaffMember, Task<IResult>> handle,
        ClientScopes scope
    ) =>
        !ConsultationSlug.TryParse(context.Request.RouteValues["slug"]?.ToString(), out var slug)
        || await keys.FindAsync(slug, presented, context.RequestAborted) is not { } key
            ? Problems.Of(StatusCodes.Status401Unauthorized, "This key opens nothing", "It is none of this consultation, or was revoked.")
        : !key.Scopes.HasFlag(scope)
            ? Problems.Of(
                StatusCodes.Status403Forbidden,
                "This key may not do that",
                $"It would need the scope {scope.ToString().ToLowerInvariant()}. A manager makes keys on the staff pages."
            )
        : await handle(new StaffMember(key.Client, StaffRole.Officer) { SeesPersonalData = key.Scopes.HasFlag(ClientScopes.Personal) });

    private static Task<IResult> FromElsewhere() =>
        Task.FromResult(Problems.Of(StatusCodes.Status403Forbidden, "This came from another site", "Nothing was changed."));
}
