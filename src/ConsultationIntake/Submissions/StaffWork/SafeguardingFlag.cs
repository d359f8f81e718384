using ConsultationIntake.Points;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Submissions.StaffWork;

/// <summary>How far somebody has come with a safeguarding flag.</summary>
public enum FlagState
{
    New,
    Seen,

    /// <summary>Handed to whoever has to act.</summary>
    Referred,
    NoConcern,
}

/// <summary>That a point may show a person at risk or a crime. Once raised it stays, and says what became of it.</summary>
public sealed record SafeguardingFlag
{
    public FlagState State { get; init; }

    /// <summary>Since when somebody has to look at it: when staff raised it, or a reading first found its words.</summary>
    public DateTimeOffset? RaisedAt { get; init; }

    /// <summary>The words that raised it. Empty where staff did.</summary>
    public IReadOnlyList<TextSpan> Evidence { get; init; } = [];

    /// <summary>Why staff raised it, or null where the machine did.</summary>
    public string? RaisedFor { get; init; }

    /// <summary>Who raised it, or null where the machine did.</summary>
    public string? RaisedBy { get; init; }

    /// <summary>The <see cref="StaffEntry.Id"/> by which whoever raised it takes it back; null where the machine raised it.</summary>
    public string? RaisedIn { get; init; }

    /// <summary>What was said of it before what was said last, oldest first: a referral stays in sight whatever follows it.</summary>
    public IReadOnlyList<FlagAnswer> Earlier { get; init; } = [];
    public string? ReferredTo { get; init; }
    public DateOnly? ReferredOn { get; init; }

    /// <summary>Why it is no concern, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>Who said so last, or null while nobody has.</summary>
    public string? By { get; init; }
    public DateTimeOffset? At { get; init; }

    /// <summary>Whether somebody still has to do something.</summary>
    public bool IsOpen => State is FlagState.New or FlagState.Seen;

    /// <summary>All that was said of it, oldest first.</summary>
    public IReadOnlyList<FlagAnswer> AllAnswers() =>
        State == FlagState.New || By is null || At is null
            ? Earlier
            : [.. Earlier, new FlagAnswer(State, ReferredTo, ReferredOn, Reason, By, At.Value)];
}

/// <summary>What somebody said of a flag.</summary>
/// <param name="State">How far they had come.</param>
/// <param name="To">Whom it was referred to, or null.</param>
/// <param name="On">The day it was referred, or null.</param>
/// <param name="Reason">Why it is no concern, or null.</param>
/// <param name="By">The member of staff.</param>
/// <param name="At">When.</param>
public sealed record FlagAnswer(FlagState State, string? To, DateOnly? On, string? Reason, string By, DateTimeOffset At);
