using ConsultationIntake.Office;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.LocalHost.Staff;

/// <summary>
/// <c>password</c>: the hash of a member of staff's password, as <c>Staff:Users:&lt;name&gt;:Password</c> keeps it. The command-line
/// program has the same for who builds it; this is for a machine or a container on which nothing else was installed.
/// </summary>
internal static class NewPassword
{
    internal const string Verb = "password";

    /// <returns>0, and the hash on <paramref name="output"/>; 1 where the password is too short. It is written nowhere.</returns>
    internal static int Run(string password, TextWriter output, TextWriter error)
    {
        if (password.Length < PasswordRules.Shortest)
        {
            error.WriteLine(
                $"The password must have {PasswordRules.Shortest} characters or more. It is read as one line of standard input."
            );
            return 1;
        }

        var hasher = new PasswordHasher<StaffUser>(Options.Create(new PasswordHasherOptions { IterationCount = PasswordRules.Rounds }));
        output.WriteLine(hasher.HashPassword(new StaffUser(), password));
        return 0;
    }
}
