namespace ConsultationIntake.LocalHost.Staff;

/// <summary>Who may see staff pages, section <c>Staff</c>. Without any, they are served to this machine alone.</summary>
public sealed class StaffOptions
{
    public const string Section = "Staff";

    /// <summary>
    /// User names, each with a password hash as <c>dotnet run --project src/ConsultationIntake.Cli -- password</c> prints it:
    /// <c>pbkdf2-sha256:iterations:salt:hash</c>, salt and hash in base64.
    /// </summary>
    public Dictionary<string, string> Users { get; set; } = [];
}
