using System.Collections.Immutable;
using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Submissions.StaffWork;

/// <summary>A point as it stands: what the machine read, with what staff did to it.</summary>
public sealed record WorkedPoint
{
    /// <summary>With the span, the kind and the stance as they stand. Its tags are the machine's.</summary>
    public required Point Point { get; init; }

    /// <summary>As the machine read it, or null where staff made it.</summary>
    public Point? Machine { get; init; }

    /// <summary>The codes of its themes as they stand, in their order.</summary>
    public required IReadOnlyList<string> Themes { get; init; }

    /// <summary>What staff said last of themes, by code: whether each belongs on it.</summary>
    public ImmutableDictionary<string, bool> ThemesByStaff { get; init; } = ImmutableDictionary<string, bool>.Empty;

    /// <summary>
    /// Those of <see cref="Themes"/> that its question, its heading or what stands before it gave it, and not its own words.
    /// </summary>
    public IReadOnlyList<string> ThemesByContext =>
        [.. Themes.Where(theme => Point.Tags.Any(tag => tag.Theme == theme && tag.Basis != TagBasis.Words))];
    public SafeguardingFlag? Flag { get; init; }
    public IReadOnlyList<StaffNote> Notes { get; init; } = [];
    public string? AssignedTo { get; init; }

    /// <summary>Who has read it, in the order of their names.</summary>
    public IReadOnlyList<string> ReadBy { get; init; } = [];
    public PointDecision? Decision { get; init; }

    /// <summary>What an officer said of it and the new draft, or null while nobody has.</summary>
    public PlanAnswer? PlanAnswer { get; init; }

    /// <summary>The id of the concern it belongs to, or null.</summary>
    public string? Concern { get; init; }

    /// <summary>Whether what was decided of it, or drafted, was decided of its concern.</summary>
    public bool IsDecidedWithConcern => Decision is { Concern: not null };

    /// <summary>Whether staff changed what the machine read: its words, themes, stance or whose words they are.</summary>
    public bool IsCorrected { get; init; }

    /// <summary>Goes up with every change by staff; an officer's action names the one that was looked at.</summary>
    public int Revision { get; init; }

    /// <summary>The last change by staff, or null.</summary>
    public StaffEntry? LastChange { get; init; }

    public int Number => Point.Number;

    public TextSpan Span => Point.Span;

    public PointKind Kind => Point.Source.Kind;

    /// <summary>Whether somebody must check what the machine made of it: nobody has, and it was not sure.</summary>
    public bool NeedsLook => !IsCorrected && ReadBy.Count == 0 && Point.Note is not null;

    public DecisionState DecisionState =>
        Decision switch
        {
            null => DecisionState.Undecided,
            { Disposition.IsAgreed: false } => DecisionState.Drafted,
            { Concern: null } => DecisionState.Decided,
            _ => DecisionState.InDecidedConcern,
        };
}

/// <summary>What was said of a point or a response for the office alone.</summary>
public sealed record StaffNote(string Text, string By, DateTimeOffset At);

/// <param name="Disposition">What was decided.</param>
/// <param name="Concern">The concern it was decided for, or null where it was decided for the point alone.</param>
/// <param name="By">The member of staff.</param>
/// <param name="At">When.</param>
public sealed record PointDecision(Disposition Disposition, string? Concern, string By, DateTimeOffset At);

/// <summary>Every point is in exactly one of these. The first two together are the points that are undecided.</summary>
public enum DecisionState
{
    Undecided,

    /// <summary>A disposition is written and not agreed.</summary>
    Drafted,
    Decided,
    InDecidedConcern,
}
