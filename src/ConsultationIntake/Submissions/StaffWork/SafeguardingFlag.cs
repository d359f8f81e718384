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

    /// <summary>The words that raised it. Empty where staff did.</summary>
    public IReadOnlyList<TextSpan> Evidence { get; init; } = [];

    /// <summary>Why staff raised it, or null where the machine did.</summary>
    public string? RaisedFor { get; init; }
    public string? ReferredTo { get; init; }
    public DateOnly? ReferredOn { get; init; }

    /// <summary>Why it is no concern, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>Who said so last, or null while nobody has.</summary>
    public string? By { get; init; }
    public DateTimeOffset? At { get; init; }

    /// <summary>Whether somebody still has to do something.</summary>
    public bool IsOpen => State is FlagState.New or FlagState.Seen;
}
