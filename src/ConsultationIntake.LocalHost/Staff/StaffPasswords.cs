using ConsultationIntake.Capacity;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.LocalHost.Staff;

/// <summary>
/// Checks names and passwords. It takes as long for a name that nobody has: that is checked against another's hash. A check takes a
/// processor for a tenth of a second or more, so few are made at once and the others wait without a thread: whoever sends thousands keeps
/// the form waiting for nobody, and of those who wait whoever's network has fewest being checked comes first.
/// </summary>
internal sealed class StaffPasswords(IOptions<StaffOptions> options, IPasswordHasher<StaffUser> hasher, TimeProvider clock)
{
    /// <summary>Checks that are made at once: half of the processors are left to others.</summary>
    internal static readonly int AtOnce = Math.Max(1, Environment.ProcessorCount / 2);

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    private readonly ByteRoom room = new(long.MaxValue, AtOnce);
    private readonly StaffUser? anybody = options.Value.Users.Values.FirstOrDefault();

    /// <summary>How many wait to be checked.</summary>
    internal int InLine => room.InLine;

    /// <summary>Whether it is the password of that name; null where so many are checked that it was not this one's turn for long.</summary>
    /// <param name="network">Where it comes from; null for this machine.</param>
    internal async Task<bool?> MatchAsync(string name, string password, string? network, CancellationToken cancellationToken)
    {
        if (anybody is null)
            return false;
        using var late = new CancellationTokenSource(LongestWait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            using var place = await room.EnterAsync(0, either.Token, network ?? "");
            return Match(name, password, anybody);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private bool Match(string name, string password, StaffUser another)
    {
        var isKnown = options.Value.Users.TryGetValue(name, out var known);
        var user = known ?? another;
        return hasher.VerifyHashedPassword(user, user.Password, password) is not PasswordVerificationResult.Failed && isKnown;
    }
}
