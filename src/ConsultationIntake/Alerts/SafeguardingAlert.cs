using ConsultationIntake.Office;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Alerts;

/// <summary>
/// That the named people were told of a response that may show a person at risk; the id is the response's reference. It is saved before
/// the first mail goes out, and each mail is marked before and after it is handed over: the guard against sending twice.
/// </summary>
public sealed record SafeguardingAlert : OfficeRecord
{
    /// <summary>The numbers of the flagged points they were told of.</summary>
    public required IReadOnlyList<int> Points { get; init; }

    /// <summary>1 for the first mails; a point that is flagged later makes another round.</summary>
    public required int Round { get; init; }
    public required DateTimeOffset ClaimedAt { get; init; }

    /// <summary>
    /// The round's mails, one a person; where another response's mail told of this one since, those of its own that staff have to settle.
    /// </summary>
    public required IReadOnlyList<AlertDelivery> Deliveries { get; init; }

    /// <summary>
    /// Flagged points of further responses that the same mails tell of, those of a response side by side; those of earlier rounds too.
    /// </summary>
    public IReadOnlyList<PointId> Others { get; init; } = [];

    /// <summary>The response whose alert told of this one as well; null where it has mails of its own.</summary>
    public SubmissionReference? With { get; init; }

    internal bool IsComplete => Deliveries.All(delivery => delivery.State is AlertState.Sent or AlertState.Refused or AlertState.Unknown);

    /// <summary>Everybody was told, and nothing of it stands in the outbox.</summary>
    internal bool ReachedAll => Deliveries.All(delivery => delivery.State == AlertState.Sent);
}

/// <param name="Email">Whom it is for.</param>
/// <param name="State">What became of it.</param>
/// <param name="Reason">Why it was refused, for staff; or null.</param>
public sealed record AlertDelivery(string Email, AlertState State, string? Reason = null);

public enum AlertState
{
    Pending,

    /// <summary>A host began to hand it over. If that host died, whether it went out is not known.</summary>
    Sending,
    Sent,
    Refused,

    /// <summary>All of it was handed over and nothing said whether it was taken: staff settle it in the outbox.</summary>
    Unknown,
}

/// <summary>When the last mails went out that nobody had waited for: what is flagged soon after them goes out together.</summary>
public sealed record SafeguardingTurn : OfficeRecord
{
    /// <summary>There is one in a consultation.</summary>
    internal const string Only = "last";

    public required DateTimeOffset At { get; init; }
}
