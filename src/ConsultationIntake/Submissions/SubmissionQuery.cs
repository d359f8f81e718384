using ConsultationIntake.Consultations;

namespace ConsultationIntake.Submissions;

/// <summary>Which submissions to list. Filters that are null do not filter.</summary>
public sealed record SubmissionQuery
{
    public required ConsultationSlug Consultation { get; init; }
    public SubmissionStatus? Status { get; init; }

    /// <summary>Only those with a point that carries this theme as it stands.</summary>
    public string? Theme { get; init; }
    public Channel? Channel { get; init; }

    /// <summary>Only those from this expected partner.</summary>
    public string? Partner { get; init; }

    /// <summary>Only those that say they are from this expected partner, and wait for staff to confirm it.</summary>
    public string? PartnerClaim { get; init; }

    /// <summary>Only those whose reading somebody must look at: see <see cref="Submission.NeedsLook"/>.</summary>
    public bool NeedsLook { get; init; }

    /// <summary>Only those that wait for a person: see <see cref="Submission.WaitsForPerson"/>.</summary>
    public bool WaitsForPerson { get; init; }

    /// <summary>Only those whose senders agreed that they are published, and that have come so far.</summary>
    public Publication? Publication { get; init; }

    /// <summary>Only those whose form or text is in this language: see <see cref="Submission.Language"/>.</summary>
    public string? Language { get; init; }

    /// <summary>Only the copies of this campaign's letter, every one of them: see <see cref="Submission.Campaign"/>.</summary>
    public string? Campaign { get; init; }

    /// <summary>Only those that came in with this sheet: see <see cref="Submission.Sheet"/>.</summary>
    public string? Sheet { get; init; }

    /// <summary>Only those whose senders gave this postcode district.</summary>
    public string? District { get; init; }

    /// <summary>Only those whose senders answered this to the question about being a victim of crime.</summary>
    public string? Victim { get; init; }

    /// <summary>Only those received at this instant or later.</summary>
    public DateTimeOffset? ReceivedFrom { get; init; }

    /// <summary>Only those received before this instant.</summary>
    public DateTimeOffset? ReceivedBefore { get; init; }

    /// <summary>1 to 200, default 50.</summary>
    public int Take { get; init; } = 50;

    /// <summary><see cref="SubmissionPage.Next"/> of the page before, or null for the first.</summary>
    public string? After { get; init; }
}
