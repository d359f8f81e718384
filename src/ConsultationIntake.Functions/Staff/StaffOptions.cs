namespace ConsultationIntake.Functions.Staff;

/// <summary>Who may see staff pages, section <c>Staff</c>.</summary>
public sealed class StaffOptions
{
    public const string Section = "Staff";

    /// <summary>The app role an officer has been given. Default <c>staff</c>.</summary>
    public string Role { get; set; } = "staff";

    /// <summary>The app role of a manager, who also erases, takes out personal data and changes settings. Default <c>manager</c>.</summary>
    public string ManagerRole { get; set; } = "manager";

    /// <summary>
    /// True where App Service's authentication stands in front of this app although the platform does not say so
    /// (<c>WEBSITE_AUTH_ENABLED</c>). It strips the principal's headers from what callers send; without it anyone could
    /// write them, so they are believed only where one of the two settings says that it is there. Default false.
    /// </summary>
    public bool EasyAuth { get; set; }

    /// <summary>The provider staff sign in with, as in <c>/.auth/login/aad</c>. Default <c>aad</c>.</summary>
    public string Provider { get; set; } = "aad";
}
