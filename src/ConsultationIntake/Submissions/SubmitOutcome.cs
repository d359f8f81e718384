namespace ConsultationIntake.Submissions;

/// <summary>What became of a response.</summary>
public abstract record SubmitOutcome
{
    private SubmitOutcome() { }

    /// <param name="Reference">What the respondent keeps.</param>
    /// <param name="IsLate">It came after the closing instant and is marked so.</param>
    /// <param name="IsRepeat">The same request was taken in before; nothing new was stored.</param>
    public sealed record Accepted(SubmissionReference Reference, bool IsLate, bool IsRepeat) : SubmitOutcome;

    /// <param name="Errors">What is wrong, by field: <c>respondent.email</c>, <c>answers[2].text</c>.</param>
    public sealed record Invalid(IReadOnlyDictionary<string, string[]> Errors) : SubmitOutcome;

    /// <summary>The idempotency key was used before for something else.</summary>
    public sealed record KeyReused : SubmitOutcome;

    public sealed record NotYetOpen : SubmitOutcome;

    /// <summary>The closing instant has passed and this consultation takes nothing late.</summary>
    public sealed record Closed : SubmitOutcome;
}
