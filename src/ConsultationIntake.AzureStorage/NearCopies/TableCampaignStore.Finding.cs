using System.Collections.Concurrent;
using Azure.Data.Tables;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions.NearCopies;

namespace ConsultationIntake.AzureStorage.NearCopies;

/// <content>Finding what a text may be a copy of.</content>
internal sealed partial class TableCampaignStore
{
    private const int ReadBehindAKey = 200;

    /// <summary>
    /// Of campaigns that share as many keys as each other, how many are ranked by their copies. A turn of phrase that many people use
    /// stands behind a key with hundreds, and each would cost a read.
    /// </summary>
    private const int MostRanked = 48;

    private readonly ConcurrentDictionary<ConsultationSlug, KnownCampaigns> known = [];
    private readonly ConcurrentDictionary<ConsultationSlug, Task<CampaignIndex>> readings = [];

    public async Task<CampaignCandidates> FindAsync(
        ConsultationSlug consultation,
        IReadOnlyList<string> keys,
        int take,
        CancellationToken cancellationToken
    )
    {
        // The index first: a campaign started after this reading makes it old.
        var known = Known(consultation);
        var index = await IndexAsync(consultation, known).WaitAsync(cancellationToken);
        var behind = await BehindAsync(consultation, known, index, keys, cancellationToken);
        var shared = behind
            .SelectMany(ids => ids)
            .CountBy(id => id)
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .ToList();
        var enough =
            shared.Count <= take
                ? shared
                : shared.TakeWhile((pair, i) => i < take || pair.Value == shared[take - 1].Value).Take(Math.Max(take, MostRanked)).ToList();
        var counted = await Task.WhenAll(
            enough.Select(async pair =>
                (Id: pair.Key, Shared: pair.Value, Copies: await KnownCopiesAsync(consultation, known, pair.Key, cancellationToken))
            )
        );
        var found = await Task.WhenAll(
            counted
                .OrderByDescending(one => one.Shared)
                .ThenByDescending(one => one.Copies)
                .ThenBy(one => one.Id, StringComparer.Ordinal)
                .Take(take)
                .Select(one => KnownCampaignAsync(consultation, known, one.Id, one.Copies, cancellationToken))
        );
        return new CampaignCandidates([.. found.OfType<Campaign>()], Version(index));
    }

    private KnownCampaigns Known(ConsultationSlug consultation) => known.GetOrAdd(consultation, _ => new KnownCampaigns(clock));

    /// <summary>
    /// Who asks while the index is being read gets that reading: letters that are looked for together then rest on one. One that began
    /// earlier only makes them older than they need be, which starting a campaign finds out.
    /// </summary>
    private Task<CampaignIndex> IndexAsync(ConsultationSlug consultation, KnownCampaigns known)
    {
        lock (known)
        {
            return readings.TryGetValue(consultation, out var reading) && !reading.IsCompleted
                ? reading
                : readings[consultation] = ReadIndexAsync(consultation, known);
        }
    }

    private async Task<CampaignIndex> ReadIndexAsync(ConsultationSlug consultation, KnownCampaigns known)
    {
        var row = await RowAsync(consultation, CampaignRows.Index, CancellationToken.None);
        var index = new CampaignIndex(row?.GetInt32("Started") ?? 0, row?.ETag);
        known.ReadIndex(index);
        return index;
    }

    /// <summary>What stands behind each of the keys.</summary>
    private async Task<IEnumerable<IReadOnlyCollection<string>>> BehindAsync(
        ConsultationSlug consultation,
        KnownCampaigns known,
        CampaignIndex index,
        IReadOnlyList<string> keys,
        CancellationToken cancellationToken
    )
    {
        var behind = known.Behind(index.Started, keys.Distinct(StringComparer.Ordinal));
        var read = await Task.WhenAll(
            keys.Distinct(StringComparer.Ordinal)
                .Where(key => !behind.ContainsKey(key))
                .Select(async key =>
                {
                    var ids = await BehindAsync(consultation, key, cancellationToken);
                    known.ReadBehind(index.Started, key, ids);
                    return ids;
                })
        );
        return [.. behind.Values, .. read];
    }

    private async Task<int> KnownCopiesAsync(
        ConsultationSlug consultation,
        KnownCampaigns known,
        string id,
        CancellationToken cancellationToken
    )
    {
        if (known.TryCount(id, out var count))
            return count.Copies;
        count = CountOf(await RowAsync(consultation, CampaignRows.Count(id), cancellationToken));
        known.ReadCount(id, count);
        return count.Copies;
    }

    private static CopyCount CountOf(TableEntity? row) => new(row?.GetInt32("Copies") ?? 0, row?.ETag);

    private async Task<Campaign?> KnownCampaignAsync(
        ConsultationSlug consultation,
        KnownCampaigns known,
        string id,
        int copies,
        CancellationToken cancellationToken
    )
    {
        if (known.TryCampaign(id, out var campaign))
            return campaign with { Copies = copies };
        if (await RowAsync(consultation, CampaignRows.Campaign(id), cancellationToken) is not { } row)
            return null;
        campaign = CampaignRows.Read(row, copies);
        known.Read(campaign);
        return campaign;
    }

    private async Task<List<string>> BehindAsync(ConsultationSlug consultation, string key, CancellationToken cancellationToken)
    {
        var partition = consultation.ToString();
        var (from, to) = CampaignRows.KeyBounds(key);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {to}");
        var ids = new List<string>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, ReadBehindAKey, ["RowKey"], cancellationToken))
        {
            ids.Add(row.RowKey[from.Length..]);
            if (ids.Count == ReadBehindAKey)
                break;
        }

        return ids;
    }
}
