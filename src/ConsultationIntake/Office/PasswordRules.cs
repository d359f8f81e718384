namespace ConsultationIntake.Office;

/// <summary>What the password of a member of staff must be, and how it is hashed, whichever program prints the hash.</summary>
public static class PasswordRules
{
    /// <summary>Characters.</summary>
    public const int Shortest = 12;

    /// <summary>For PBKDF2 with HMAC-SHA512, which the framework's hasher takes (OWASP, Password Storage, 2023).</summary>
    public const int Rounds = 210_000;
}
