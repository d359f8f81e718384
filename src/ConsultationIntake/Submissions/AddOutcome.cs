namespace ConsultationIntake.Submissions;

/// <summary>What became of <see cref="ISubmissionStore.AddAsync"/>.</summary>
public abstract record AddOutcome
{
    private AddOutcome() { }

    public sealed record Added : AddOutcome;

    /// <summary>The same thing was stored before, under <paramref name="Original"/>.</summary>
    public sealed record Duplicate(SubmissionReference Original) : AddOutcome;

    /// <summary>The idempotency key belongs to something else.</summary>
    public sealed record KeyReused : AddOutcome;

    public sealed record ReferenceTaken : AddOutcome;

    /// <summary>
    /// Nothing is wrong with it. It is not stored, as another of the same call could not be, and the store adds all or none.
    /// </summary>
    public sealed record TakenBack : AddOutcome;
}
