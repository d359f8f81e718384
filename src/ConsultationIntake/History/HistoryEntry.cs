using ConsultationIntake.Submissions;

namespace ConsultationIntake.History;

/// <summary>Something a member of staff did, to be written down.</summary>
public sealed record HistoryEntry
{
    /// <summary>Unique: an entry that is appended twice makes one line.</summary>
    public required string Id { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>What was done, as a code: see <see cref="HistoryActs"/>.</summary>
    public required string Act { get; init; }

    /// <summary>The response it was done to, or null.</summary>
    public SubmissionReference? Submission { get; init; }

    /// <summary>The number of the point it was done to, or null.</summary>
    public int? Point { get; init; }

    /// <summary>What else it was done to: a message, a partner, a concern; or null.</summary>
    public string? Subject { get; init; }

    /// <summary>How it was before and is after, in words; null where there is nothing to say.</summary>
    public string? Before { get; init; }

    /// <inheritdoc cref="Before"/>
    public string? After { get; init; }
}
