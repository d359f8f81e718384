using ConsultationIntake.Consultations;

namespace ConsultationIntake.Outcomes;

/// <summary>
/// "You said, we did" as it was published: titles and answers that an officer wrote for publication, and counts. No word of a
/// respondent is in it. An edition is never changed; publishing again makes another.
/// </summary>
public sealed record OutcomeEdition
{
    /// <summary>In the order they are shown: those with most points first.</summary>
    public required IReadOnlyList<OutcomeEntry> Entries { get; init; }
    public required OutcomeFigures Figures { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
}

/// <summary>A concern and what was done about it.</summary>
public sealed record OutcomeEntry
{
    /// <summary>The concern's id.</summary>
    public required string Concern { get; init; }
    public required LocalisedText Title { get; init; }
    public required LocalisedText Answer { get; init; }

    /// <summary>What was done, as the office calls it.</summary>
    public required LocalisedText Outcome { get; init; }

    /// <summary>The section of the plan, as the plan numbers it; or null.</summary>
    public string? PlanSection { get; init; }

    /// <summary>Points that make it.</summary>
    public required long Points { get; init; }

    /// <summary>Of those, points that were said at meetings.</summary>
    public long SaidAtMeetings { get; init; }

    /// <summary>Written responses with such a point, from whom.</summary>
    public required RespondentCounts Respondents { get; init; }

    /// <summary>When its words were first published as they are.</summary>
    public required DateTimeOffset ChangedAt { get; init; }
}

/// <param name="Public">From people who named no organisation.</param>
/// <param name="Organisations">From those who named one that is no expected partner.</param>
/// <param name="Partners">From expected partners, proven.</param>
public sealed record RespondentCounts(long Public, long Organisations, long Partners)
{
    public long All => Public + Organisations + Partners;
}

/// <summary>What the whole consultation came to, when the edition was made.</summary>
/// <param name="Responses">Received in writing.</param>
/// <param name="Meetings">Meetings whose notes were taken in.</param>
/// <param name="FromPartners">Expected partners that have answered: several versions of one letter are one answer.</param>
/// <param name="Points">The respondents' own points.</param>
/// <param name="Decided">Of those, decided.</param>
/// <param name="Campaigns">The copies of each campaign letter, most first: responses with the same or nearly the same text.</param>
public sealed record OutcomeFigures(
    long Responses,
    long Meetings,
    long FromPartners,
    long Points,
    long Decided,
    IReadOnlyList<long> Campaigns
)
{
    /// <summary>Of the points, those that were said at meetings; of an edition of an older version 0.</summary>
    public long PointsAtMeetings { get; init; }

    /// <summary>Of those, the ones that are decided.</summary>
    public long DecidedAtMeetings { get; init; }
}
