namespace ConsultationIntake.Digests;

/// <summary>What <see cref="DigestSchedule.Decide"/> says to do.</summary>
public abstract record DigestDecision
{
    private DigestDecision() { }

    public sealed record Nothing : DigestDecision;

    public sealed record Send(DigestOccurrence Occurrence) : DigestDecision;

    /// <summary>A host claimed this digest and did not finish it.</summary>
    public sealed record Resume(DigestEntry Entry) : DigestDecision;
}
