using ConsultationIntake.Submissions;

namespace ConsultationIntake.Inbox.Messages;

/// <summary>Which messages to list. Filters that are null do not filter.</summary>
public sealed record MessageQuery
{
    /// <summary>A consultation's slug; empty for the messages of no known consultation.</summary>
    public string? Consultation { get; init; }

    public MessageState? State { get; init; }

    /// <summary>Only those that became this submission or repeat it.</summary>
    public SubmissionReference? Reference { get; init; }

    /// <summary>Only those received at or after this instant.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only those received before this instant.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>1 to 500, default 50.</summary>
    public int Take { get; init; } = 50;

    /// <summary>The id of the last message of the page before, or null for the first page.</summary>
    public string? After { get; init; }
}
