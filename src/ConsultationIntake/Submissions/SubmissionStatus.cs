namespace ConsultationIntake.Submissions;

/// <summary>Where a submission is. Every submission is in exactly one, so that received = tagged + waiting + failed.</summary>
public enum SubmissionStatus
{
    Waiting,
    Tagged,

    /// <summary>Five tries failed; staff see it and can send it round again. Where a service was down it goes by itself, later.</summary>
    Failed,
}
