using ConsultationIntake.Consultations;

namespace ConsultationIntake.Submissions.Drafts;

/// <summary>A response that is being filled in, and after it was sent what its sender needs to know of it.</summary>
public sealed record Draft
{
    /// <summary>See <see cref="DraftId.Key"/>.</summary>
    public required string Key { get; init; }
    public required ConsultationSlug Consultation { get; init; }
    public required string Language { get; init; }
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it is forgotten, unless it is worked on again before.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The page that was shown last, or null.</summary>
    public string? LastPage { get; init; }

    /// <summary>What was filled in: see <see cref="DraftFields"/>. Empty once it is sent.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();
    public IReadOnlyList<DraftFile> Files { get; init; } = [];

    /// <summary>How many mails with the link went out.</summary>
    public int LinksSent { get; init; }

    /// <summary>Set before it is handed in: from then on nothing in it changes, so that handing it in again is the same thing.</summary>
    public bool IsSealed { get; init; }
    public SentResponse? Sent { get; init; }

    /// <summary>The equality questions were answered; which answers, nobody knows.</summary>
    public bool EqualityAnswered { get; init; }

    /// <summary>The store's mark of this version, for optimistic concurrency; null before it is stored.</summary>
    public string? Version { get; init; }

    public string? Field(string name) => Fields.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
