using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Azure;
using ConsultationIntake.Submissions.NearCopies;

namespace ConsultationIntake.AzureStorage.NearCopies;

/// <summary>
/// What this host read or wrote of one consultation's campaigns in the last seconds, so that a letter like the ones before it does not
/// ask for each of its keys and candidates again. What stands behind a key is known only for the index that it was read at: whatever
/// another host starts is seen at once. What another host changes without the index, by a vote or an erasure, is seen when
/// <see cref="KnownFor"/> has passed; whoever changes a campaign is guarded by its ETag, and tells with <see cref="Drop"/> that it was old.
/// </summary>
internal sealed class KnownCampaigns(TimeProvider clock)
{
    internal static readonly TimeSpan KnownFor = TimeSpan.FromSeconds(15);

    private const int MostKeys = 50_000;
    private const int MostBehindAKey = 200;
    private const int MostCampaigns = 200;
    private const int LongestText = 20_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, (HashSet<string> Ids, long ReadAt)> behind = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (CopyCount Count, long ReadAt)> counts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (Campaign Campaign, long ReadAt)> campaigns = new(StringComparer.Ordinal);
    private CampaignIndex index = new(Started: -1, ETag: default);

    /// <summary>Takes note of the index as it was read: what was known of an older one is forgotten.</summary>
    internal void ReadIndex(CampaignIndex read)
    {
        lock (gate)
        {
            if (read.Started < index.Started)
                return;
            if (read.Started > index.Started)
                behind.Clear();
            index = read;
        }
    }

    /// <summary>The index of this many starts as it was last seen, to be replaced without reading it first.</summary>
    internal bool TryIndex(int started, out CampaignIndex known)
    {
        lock (gate)
        {
            known = index;
            return index.Started == started;
        }
    }

    /// <summary>Of these keys what stands behind those that are known at the index of so many starts; the others are missing.</summary>
    internal Dictionary<string, string[]> Behind(int started, IEnumerable<string> keys)
    {
        lock (gate)
        {
            return index.Started != started
                ? []
                : keys.Where(key => behind.TryGetValue(key, out var known) && IsFresh(known.ReadAt))
                    .ToDictionary(key => key, string[] (key) => [.. behind[key].Ids], StringComparer.Ordinal);
        }
    }

    /// <summary>What was read behind a key after the index of so many starts was.</summary>
    internal void ReadBehind(int started, string key, IEnumerable<string> ids)
    {
        lock (gate)
        {
            if (index.Started != started)
                return;
            if (behind.Count >= MostKeys)
                behind.Clear();
            behind[key] = (new HashSet<string>(ids, StringComparer.Ordinal), clock.GetTimestamp());
        }
    }

    /// <summary>What this host started: the index went from one to the next with it and with nothing else.</summary>
    internal void Start(IReadOnlyList<Campaign> started, CampaignIndex next)
    {
        lock (gate)
        {
            if (index.Started == next.Started - started.Count)
            {
                index = next;
                foreach (var campaign in started)
                    Add(campaign.Id, campaign.Keys);
            }
        }

        foreach (var campaign in started)
            ReadCount(campaign.Id, new CopyCount(1, ETag: null));
    }

    /// <summary>A vote of this host's, which was saved.</summary>
    internal void Change(Campaign before, Campaign after)
    {
        campaigns.TryRemove(before.Id, out _);
        lock (gate)
        {
            foreach (var key in before.Keys.Except(after.Keys, StringComparer.Ordinal))
            {
                if (behind.TryGetValue(key, out var known))
                    known.Ids.Remove(before.Id);
            }

            Add(after.Id, after.Keys);
        }
    }

    internal bool TryCount(string id, out CopyCount count)
    {
        var isKnown = counts.TryGetValue(id, out var known) && IsFresh(known.ReadAt);
        count = known.Count;
        return isKnown;
    }

    internal void ReadCount(string id, CopyCount count)
    {
        if (counts.Count >= MostKeys)
            counts.Clear();
        counts[id] = (count, clock.GetTimestamp());
    }

    internal bool TryCampaign(string id, [NotNullWhen(true)] out Campaign? campaign)
    {
        campaign = campaigns.TryGetValue(id, out var known) && IsFresh(known.ReadAt) ? known.Campaign : null;
        return campaign is not null;
    }

    internal void Read(Campaign campaign)
    {
        if (campaign.FirstText.Length > LongestText)
            return;
        if (campaigns.Count >= MostCampaigns)
            campaigns.Clear();
        campaigns[campaign.Id] = (campaign, clock.GetTimestamp());
    }

    /// <summary>It is gone, or is no longer as it is known here.</summary>
    internal void Drop(string id)
    {
        campaigns.TryRemove(id, out _);
        counts.TryRemove(id, out _);
    }

    private void Add(string id, IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            if (behind.TryGetValue(key, out var known) && known.Ids.Count < MostBehindAKey)
                known.Ids.Add(id);
        }
    }

    private bool IsFresh(long readAt) => clock.GetElapsedTime(readAt) < KnownFor;
}

/// <summary>
/// How many campaigns were ever started in a consultation, and the mark of the row that says so: none where there is no row.
/// </summary>
internal readonly record struct CampaignIndex(int Started, ETag? ETag);

/// <summary>How many copies a campaign has, and the mark of the row that says so where it is known.</summary>
internal readonly record struct CopyCount(int Copies, ETag? ETag);
