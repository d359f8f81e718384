using ConsultationIntake.Consultations;

namespace ConsultationIntake.Equality;

/// <summary>
/// Keeps the counts of the equality questions, apart from everything else: an adapter keeps no row a person, no time and
/// no reference, so that no answer can be traced to a submission. Every method may be called by several hosts at once.
/// </summary>
public interface IEqualityCounts
{
    /// <summary>Adds one person's choices, durable when it returns. Called twice it counts twice.</summary>
    /// <param name="choices">Option codes by question id.</param>
    Task AddAsync(ConsultationSlug consultation, IReadOnlyDictionary<string, string> choices, CancellationToken cancellationToken);

    /// <summary>
    /// Takes over counts that were kept elsewhere, those that may be shown among them, where there are none here. False, and nothing is
    /// changed, where there are some.
    /// </summary>
    Task<bool> TakeOverAsync(ConsultationSlug consultation, EqualityTally tally, CancellationToken cancellationToken);

    /// <summary>The counts so far; empty where there are none.</summary>
    Task<EqualityTally> ReadAsync(ConsultationSlug consultation, CancellationToken cancellationToken);
}
