using ConsultationIntake.Submissions.Drafts;

namespace ConsultationIntake.Submissions.Files;

/// <summary>What became of <see cref="KeepFile"/>.</summary>
public abstract record KeepFileOutcome
{
    private KeepFileOutcome() { }

    public sealed record Kept(DraftFile File) : KeepFileOutcome;

    public sealed record Empty : KeepFileOutcome;

    public sealed record WrongKind : KeepFileOutcome;

    public sealed record Infected : KeepFileOutcome;
}
