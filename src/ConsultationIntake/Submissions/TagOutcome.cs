namespace ConsultationIntake.Submissions;

public abstract record TagOutcome
{
    private TagOutcome() { }

    /// <summary>As it is stored, save its version.</summary>
    public sealed record Tagged(Submission Submission) : TagOutcome;

    /// <inheritdoc cref="Tagged"/>
    public sealed record AlreadyTagged(Submission Submission) : TagOutcome;

    /// <summary>The submission, or its consultation, is no longer there.</summary>
    public sealed record Gone : TagOutcome;
}
