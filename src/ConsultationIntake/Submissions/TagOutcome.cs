namespace ConsultationIntake.Submissions;

public enum TagOutcome
{
    Tagged,
    AlreadyTagged,

    /// <summary>The submission, or its consultation, is no longer there.</summary>
    Gone,
}
