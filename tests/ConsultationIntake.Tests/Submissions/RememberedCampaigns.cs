using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.NearCopies;

namespace ConsultationIntake.Tests.Submissions;

/// <summary>The campaign store in memory, with the promises of <see cref="ICampaignStore"/>.</summary>
internal sealed class RememberedCampaigns : ICampaignStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Campaign> campaigns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> idsByKey = new(StringComparer.Ordinal);
    private readonly Dictionary<SubmissionReference, string> idBySubmission = [];
    private int started;
    private int updated;

    /// <summary>How often it was asked for campaigns: what costs most in a store that is somewhere else.</summary>
    internal int Finds { get; private set; }

    /// <summary>How often campaigns were started, some at a time: what excludes every other host.</summary>
    internal int Starts { get; private set; }

    /// <summary>How often copies were recorded, some at a time.</summary>
    internal int Records { get; private set; }

    /// <summary>What looking for campaigns waits for.</summary>
    internal Task Opened { get; set; } = Task.CompletedTask;

    public async Task<CampaignCandidates> FindAsync(
        ConsultationSlug consultation,
        IReadOnlyList<string> keys,
        int take,
        CancellationToken cancellationToken
    )
    {
        await Opened;
        CampaignCandidates candidates;
        lock (gate)
        {
            Finds++;
            var shared = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var id in keys.Where(idsByKey.ContainsKey).SelectMany(key => idsByKey[key]))
                shared[id] = shared.GetValueOrDefault(id) + 1;
            Campaign[] found =
            [
                .. shared
                    .OrderByDescending(pair => pair.Value)
                    .ThenByDescending(pair => campaigns[pair.Key].Copies)
                    .ThenBy(pair => pair.Key, StringComparer.Ordinal)
                    .Take(take)
                    .Select(pair => campaigns[pair.Key]),
            ];
            candidates = new CampaignCandidates(found, started.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        await Task.Yield();
        return candidates;
    }

    public Task<IReadOnlyDictionary<SubmissionReference, Campaign>> OfAsync(
        ConsultationSlug consultation,
        IReadOnlyList<SubmissionReference> submissions,
        CancellationToken cancellationToken
    )
    {
        lock (gate)
            return Task.FromResult<IReadOnlyDictionary<SubmissionReference, Campaign>>(
                submissions.Where(idBySubmission.ContainsKey).ToDictionary(one => one, one => campaigns[idBySubmission[one]])
            );
    }

    public Task<bool> TryStartAsync(
        ConsultationSlug consultation,
        IReadOnlyList<Campaign> campaigns,
        string indexVersion,
        CancellationToken cancellationToken
    )
    {
        lock (gate)
        {
            Starts++;
            if (
                indexVersion != started.ToString(System.Globalization.CultureInfo.InvariantCulture)
                || campaigns.Any(campaign => this.campaigns.ContainsKey(campaign.Id))
            )
                return Task.FromResult(false);
            started += campaigns.Count;
            foreach (var campaign in campaigns)
            {
                this.campaigns[campaign.Id] = campaign with { Copies = 1, Version = "new" };
                Index(campaign);
                idBySubmission[campaign.First] = campaign.Id;
            }

            return Task.FromResult(true);
        }
    }

    public Task<int?> RecordAsync(
        ConsultationSlug consultation,
        string campaign,
        IReadOnlyList<SubmissionReference> copies,
        CancellationToken cancellationToken
    )
    {
        lock (gate)
        {
            Records++;
            if (!campaigns.TryGetValue(campaign, out var stored))
                return Task.FromResult<int?>(null);
            foreach (var _ in copies.Where(copy => idBySubmission.TryAdd(copy, campaign)))
                campaigns[campaign] = stored = stored with { Copies = stored.Copies + 1 };
            return Task.FromResult<int?>(stored.Copies);
        }
    }

    public Task<bool> UpdateAsync(ConsultationSlug consultation, Campaign campaign, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!campaigns.TryGetValue(campaign.Id, out var stored) || stored.Version != campaign.Version)
                return Task.FromResult(false);
            foreach (var key in stored.Keys)
                idsByKey[key].Remove(campaign.Id);
            campaigns[campaign.Id] = campaign with { Copies = stored.Copies, Version = $"{++updated}" };
            Index(campaign);
            return Task.FromResult(true);
        }
    }

    public Task<IReadOnlyList<Campaign>> ListAsync(
        ConsultationSlug consultation,
        int copies,
        int skip,
        int take,
        CancellationToken cancellationToken
    )
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<Campaign>>([
                .. campaigns
                    .Values.Where(campaign => campaign.Copies >= copies)
                    .OrderByDescending(campaign => campaign.Copies)
                    .ThenBy(campaign => campaign.Id, StringComparer.Ordinal)
                    .Skip(skip)
                    .Take(take),
            ]);
        }
    }

    public Task<bool> ForgetAsync(ConsultationSlug consultation, SubmissionReference submission, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!idBySubmission.Remove(submission, out var id))
                return Task.FromResult(false);
            var left = campaigns[id] with { Copies = campaigns[id].Copies - 1 };
            if (left.Copies == 0)
            {
                campaigns.Remove(id);
                foreach (var key in left.Keys)
                    idsByKey[key].Remove(id);
            }
            else
            {
                campaigns[id] = left.First == submission ? left.WithoutFirst() with { Version = $"{++updated}" } : left;
            }

            return Task.FromResult(true);
        }
    }

    private void Index(Campaign campaign)
    {
        foreach (var key in campaign.Keys)
        {
            if (!idsByKey.TryGetValue(key, out var ids))
                idsByKey[key] = ids = new HashSet<string>(StringComparer.Ordinal);
            ids.Add(campaign.Id);
        }
    }
}
