namespace ConsultationIntake.Submissions.Drafts;

/// <summary>What became of <see cref="SendDraft"/>.</summary>
public abstract record SendDraftOutcome
{
    private SendDraftOutcome() { }

    public sealed record Sent(Draft Draft) : SendDraftOutcome;

    /// <param name="Errors">See <see cref="SubmitOutcome.Invalid"/>. The draft is as it was.</param>
    public sealed record Invalid(IReadOnlyDictionary<string, string[]> Errors) : SendDraftOutcome;

    /// <summary>Not open yet, or closed and nothing is taken late. The draft is as it was.</summary>
    public sealed record NotOpen : SendDraftOutcome;

    public sealed record Gone : SendDraftOutcome;
}
