namespace ConsultationIntake.Allowances;

/// <summary>
/// Counts what was taken of allowances, for all instances of a host together. It outlives a restart, and knows nobody: what it counts
/// under is a hash.
/// </summary>
public interface IAllowances
{
    /// <summary>
    /// True where the amount was still there and is taken now; false where that would be more than there is, and then nothing is taken.
    /// Of several who take at once none gets what another has.
    /// </summary>
    /// <param name="allowance">Of what.</param>
    /// <param name="whose">See <see cref="Allowance.KeyFor"/>.</param>
    /// <param name="amount">1 or more.</param>
    /// <param name="now">Says which window it is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<bool> TakeAsync(Allowance allowance, string whose, long amount, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Deletes what was counted in windows that have ended.</summary>
    Task ForgetAsync(DateTimeOffset now, CancellationToken cancellationToken);
}
