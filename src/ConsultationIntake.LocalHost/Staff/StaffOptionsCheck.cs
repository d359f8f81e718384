using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.LocalHost.Staff;

/// <summary>Says at start what would otherwise fail when somebody signs in.</summary>
internal sealed class StaffOptionsCheck(IPasswordHasher<StaffUser> hasher) : IValidateOptions<StaffOptions>
{
    public ValidateOptionsResult Validate(string? name, StaffOptions options)
    {
        foreach (var (user, member) in options.Users)
        {
            if (!IsHash(member))
                return ValidateOptionsResult.Fail($"Staff:Users:{user}:Password is not a hash that the command 'password' prints.");
        }

        return
            options.OpenIdConnect is { IsSet: true } provider
            && (string.IsNullOrEmpty(provider.ClientId) || string.IsNullOrEmpty(provider.ClientSecret))
            ? ValidateOptionsResult.Fail("Staff:OpenIdConnect needs a ClientId and a ClientSecret beside its Authority.")
            : ValidateOptionsResult.Success;
    }

    private bool IsHash(StaffUser member)
    {
        // The framework's format begins with its version, 1 (PBKDF2 with the rounds written down).
        var bytes = new byte[member.Password.Length];
        return Convert.TryFromBase64String(member.Password, bytes, out var length)
            && length > 40
            && bytes[0] == 1
            && hasher.VerifyHashedPassword(member, member.Password, "") is PasswordVerificationResult.Failed;
    }
}
