using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace ConsultationIntake.Submissions.Drafts;

/// <summary>
/// The unguessable part of a draft's address: 32 characters of <c>a-z2-7</c>, 160 random bits. Whoever has it can read and
/// change the draft, so it is never logged or stored: stores know its <see cref="Key"/>.
/// </summary>
public readonly record struct DraftId
{
    private const int Length = 32;
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    private readonly string? value;

    private DraftId(string value) => this.value = value;

    /// <summary>SHA-256 of the id in hex: what a draft is kept under.</summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(ToString())));

    public static DraftId New() => new(RandomNumberGenerator.GetString(Alphabet, Length));

    public static bool TryParse([NotNullWhen(true)] string? s, out DraftId result)
    {
        var valid = s is { Length: Length } && s.All(c => Alphabet.Contains(c, StringComparison.Ordinal));
        result = valid ? new DraftId(s!) : default;
        return valid;
    }

    public override string ToString() => value ?? "";
}
