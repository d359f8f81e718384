using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Staff;

/// <param name="Name">What corrections are signed with.</param>
/// <param name="SignOut">Where a form is posted to that ends the sign-in; null where there is none to end.</param>
public sealed record StaffMember(string Name, StaffRole Role, string? SignOut = null)
{
    /// <summary>
    /// Whether names and words in full may be shown: on pages to all staff; as JSON to a manager, and to a program whose key says so.
    /// </summary>
    public bool SeesPersonalData { get; init; } = true;

    /// <summary>What whoever is shown a page may do: what the page offers. Nobody known may do least.</summary>
    internal static StaffRole RoleOf(HttpContext? context) => context?.Features.Get<StaffMember>()?.Role ?? StaffRole.Officer;
}
