using System.ComponentModel.DataAnnotations;
using ConsultationIntake.Web.Staff;

namespace ConsultationIntake.LocalHost.Staff;

/// <summary>Who may see staff pages, section <c>Staff</c>. Without users and without a provider, nobody signs in.</summary>
public sealed class StaffOptions
{
    public const string Section = "Staff";

    /// <summary>Members of staff by user name, who sign in with a password.</summary>
    public Dictionary<string, StaffUser> Users { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A provider staff sign in with, for instance Entra ID. Default none.</summary>
    public OpenIdConnectOptions OpenIdConnect { get; set; } = new();

    /// <summary>How long a session lives without a request, 5 to 720 minutes. Default 60.</summary>
    [Range(5, 720)]
    public int IdleMinutes { get; set; } = 60;

    /// <summary>How long a session lives at most, 1 to 24 hours. Default 12.</summary>
    [Range(1, 24)]
    public int SessionHours { get; set; } = 12;

    internal bool HasSignIn => Users.Count > 0 || OpenIdConnect.IsSet;
}

/// <summary>One member of staff with a password.</summary>
public sealed class StaffUser
{
    /// <summary>The hash of the password, as <c>dotnet run --project src/ConsultationIntake.Cli -- password</c> prints it.</summary>
    public string Password { get; set; } = "";

    /// <summary><c>officer</c> or <c>manager</c>. Default <c>officer</c>.</summary>
    public StaffRole Role { get; set; } = StaffRole.Officer;
}

/// <summary>A provider of sign-in by OpenID Connect (authorization code with PKCE), section <c>Staff:OpenIdConnect</c>.</summary>
public sealed class OpenIdConnectOptions
{
    /// <summary>Where the provider is, for instance <c>https://login.microsoftonline.com/TENANT/v2.0</c>. Default none.</summary>
    [Url]
    public string? Authority { get; set; }

    /// <summary>This service's id at the provider.</summary>
    public string? ClientId { get; set; }

    /// <summary>This service's secret at the provider.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The role, in the claim <c>roles</c>, of an officer. Default <c>officer</c>.</summary>
    public string OfficerRole { get; set; } = "officer";

    /// <summary>The role, in the claim <c>roles</c>, of a manager. Default <c>manager</c>.</summary>
    public string ManagerRole { get; set; } = "manager";

    internal bool IsSet => !string.IsNullOrEmpty(Authority);
}
