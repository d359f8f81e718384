using System.Globalization;
using System.Security.Cryptography;

namespace ConsultationIntake.Staff;

/// <summary>Passwords kept as PBKDF2-HMAC-SHA256 with 600,000 rounds (OWASP Password Storage, 2023) and a salt of their own.</summary>
public static class PasswordHash
{
    private const string Scheme = "pbkdf2-sha256";
    private const int Rounds = 600_000;
    private const int Bytes = 32;

    public static string Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var hash = Rfc2898DeriveBytes.Pbkdf2(password, salt, Rounds, HashAlgorithmName.SHA256, Bytes);
        return string.Create(CultureInfo.InvariantCulture, $"{Scheme}:{Rounds}:{Convert.ToBase64String(salt)}:{Convert.ToBase64String(hash)}");
    }

    /// <summary>False for a wrong password and for a hash that is none.</summary>
    public static bool Matches(string password, string stored)
    {
        if (stored.Split(':') is not [Scheme, var rounds, var salt, var hash]
            || !int.TryParse(rounds, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > 10_000_000)
            return false;
        try
        {
            var expected = Convert.FromBase64String(hash);
            return CryptographicOperations.FixedTimeEquals(
                Rfc2898DeriveBytes.Pbkdf2(password, Convert.FromBase64String(salt), count, HashAlgorithmName.SHA256, expected.Length), expected);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
