using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.LocalHost.Staff;

/// <summary>Checks names and passwords. It takes as long for a name that nobody has: that is checked against another's hash.</summary>
internal sealed class StaffPasswords(IOptions<StaffOptions> options, IPasswordHasher<StaffUser> hasher)
{
    private readonly StaffUser? anybody = options.Value.Users.Values.FirstOrDefault();

    internal bool Match(string name, string password)
    {
        if (anybody is null)
            return false;
        var isKnown = options.Value.Users.TryGetValue(name, out var known);
        var user = known ?? anybody;
        return hasher.VerifyHashedPassword(user, user.Password, password) is not PasswordVerificationResult.Failed && isKnown;
    }
}
