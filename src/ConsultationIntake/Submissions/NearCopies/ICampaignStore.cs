using ConsultationIntake.Consultations;

namespace ConsultationIntake.Submissions.NearCopies;

/// <summary>
/// Remembers campaigns and which submissions belong to them. Every method may be called by several hosts at once, and
/// again for the same submission: the queue delivers at least once.
/// </summary>
public interface ICampaignStore
{
    /// <summary>
    /// The campaigns that share a key with <paramref name="keys"/> (at most 60), at most <paramref name="take"/>, in the order
    /// <see cref="CampaignCandidates"/> states. Empty when <paramref name="keys"/> is. The cost may grow with the number of
    /// campaigns behind one key, not with the number of copies; an adapter may read no more than the first 200 behind a key, and
    /// rank by their copies no more than the first 48 that are as like as each other.
    /// </summary>
    Task<CampaignCandidates> FindAsync(
        ConsultationSlug consultation,
        IReadOnlyList<string> keys,
        int take,
        CancellationToken cancellationToken
    );

    /// <summary>The campaigns that submissions are recorded under, by submission; of those that are under none, nothing.</summary>
    Task<IReadOnlyDictionary<SubmissionReference, Campaign>> OfAsync(
        ConsultationSlug consultation,
        IReadOnlyList<SubmissionReference> submissions,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Adds campaigns, each with its first copy recorded, in one step. False when any campaign was started since
    /// <paramref name="indexVersion"/> was read (that may be the one to join: the caller looks again) or when an id is taken; then
    /// nothing is changed, save that an adapter may add more than six in several steps, and have added some of them, each whole. Of several
    /// callers with one version exactly one gets true.
    /// </summary>
    Task<bool> TryStartAsync(
        ConsultationSlug consultation,
        IReadOnlyList<Campaign> campaigns,
        string indexVersion,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Records submissions as copies and returns the number of copies with them. Recording one submission again, alone or
    /// from several hosts at once, counts it once. Null when the campaign is gone; then an adapter that takes several steps for more than
    /// ninety may have recorded some of them.
    /// </summary>
    Task<int?> RecordAsync(
        ConsultationSlug consultation,
        string campaign,
        IReadOnlyList<SubmissionReference> copies,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Replaces text, votes, voters and keys, never the copies. False, and nothing is changed, when
    /// <see cref="Campaign.Version"/> is no longer the stored one or the campaign is gone. Recording a copy does not change
    /// the version.
    /// </summary>
    Task<bool> UpdateAsync(ConsultationSlug consultation, Campaign campaign, CancellationToken cancellationToken);

    /// <summary>
    /// The campaigns of at least <paramref name="copies"/> copies, most copies first, then by id: after the first <paramref name="skip"/>
    /// at most <paramref name="take"/>. One that gains a copy while pages are read may be missed or appear twice.
    /// </summary>
    Task<IReadOnlyList<Campaign>> ListAsync(
        ConsultationSlug consultation,
        int copies,
        int skip,
        int take,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Takes a submission out of its campaign: retention and erasure. The last copy takes the campaign and its keys with it;
    /// the first copy, while others remain, leaves <see cref="Campaign.WithoutFirst"/>. False when it is in none.
    /// </summary>
    Task<bool> ForgetAsync(ConsultationSlug consultation, SubmissionReference submission, CancellationToken cancellationToken);
}

public static class CampaignStoreExtensions
{
    /// <summary>The campaign a submission is recorded under, or null.</summary>
    public static async Task<Campaign?> OfAsync(
        this ICampaignStore campaigns,
        ConsultationSlug consultation,
        SubmissionReference submission,
        CancellationToken cancellationToken
    ) => (await campaigns.OfAsync(consultation, [submission], cancellationToken)).GetValueOrDefault(submission);

    /// <summary>All campaigns of at least <paramref name="copies"/> copies, most copies first, then by id.</summary>
    public static Task<IReadOnlyList<Campaign>> ListAsync(
        this ICampaignStore campaigns,
        ConsultationSlug consultation,
        int copies,
        CancellationToken cancellationToken
    ) => campaigns.ListAsync(consultation, copies, skip: 0, int.MaxValue, cancellationToken);

    /// <inheritdoc cref="ICampaignStore.RecordAsync"/>
    public static Task<int?> RecordAsync(
        this ICampaignStore campaigns,
        ConsultationSlug consultation,
        string campaign,
        SubmissionReference copy,
        CancellationToken cancellationToken
    ) => campaigns.RecordAsync(consultation, campaign, [copy], cancellationToken);
}
