using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using ConsultationIntake.Staff;

namespace ConsultationIntake.LocalHost.Staff;

/// <summary>
/// HTTP Basic brings the password with every request, and checking it against its slow hash takes a good part of a second.
/// What was right once is known again by a hash under a key that only this process has.
/// </summary>
internal sealed class KnownPasswords
{
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, byte[]> known = new(StringComparer.Ordinal);

    /// <param name="stored">The slow hash, as settings hold it.</param>
    internal bool Matches(string password, string stored)
    {
        var mark = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(password));
        if (known.TryGetValue(stored, out var right) && CryptographicOperations.FixedTimeEquals(mark, right))
            return true;
        if (!PasswordHash.Matches(password, stored))
            return false;
        known[stored] = mark;
        return true;
    }
}
