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
}
