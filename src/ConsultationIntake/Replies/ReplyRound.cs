using ConsultationIntake.Office;

namespace ConsultationIntake.Replies;

/// <summary>
/// How far the replies to all respondents have come that staff last sent. There is one of a consultation: whoever sends to all while it
/// goes on changes nothing.
/// </summary>
public sealed record ReplyRound : OfficeRecord
{
    /// <summary>The id of the only one.</summary>
    public const string Respondents = "respondents";

    /// <summary>The member of staff who sent them.</summary>
    public required string By { get; init; }
    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>When it last went on.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The reference it has come to; empty at the beginning.</summary>
    public string After { get; init; } = "";
    public ReplyRoundState State { get; init; }

    /// <summary>Of those it has come to.</summary>
    public QueuedReplies Counts { get; init; } = new(0, 0, 0);
}

public enum ReplyRoundState
{
    GoingOn,

    /// <summary>It came to the end of the list.</summary>
    Done,

    /// <summary>A page failed every try. Those after it are not looked at; sending to all again does.</summary>
    Stopped,
}
