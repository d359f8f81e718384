using System.Globalization;
using Azure;
using Azure.Data.Tables;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.NearCopies;

namespace ConsultationIntake.AzureStorage.NearCopies;

/// <summary>
/// Every change is one entity group transaction guarded by the ETag of what it was decided on. A call whose answer was lost
/// reports failure although it was done: <see cref="GroupCopy"/> looks again and finds its own work.
/// </summary>
internal sealed partial class TableCampaignStore(TableClient table, TimeProvider clock) : ICampaignStore
{
    /// <summary>Fifteen rows each, and a transaction holds a hundred.</summary>
    private const int StartedTogether = 6;

    /// <summary>A row each and one for their count, of the hundred that a transaction holds.</summary>
    private const int RecordedTogether = 90;

    public async Task<IReadOnlyDictionary<SubmissionReference, Campaign>> OfAsync(
        ConsultationSlug consultation,
        IReadOnlyList<SubmissionReference> submissions,
        CancellationToken cancellationToken
    )
    {
        var copies = await Task.WhenAll(
            submissions.Select(submission => RowAsync(consultation, CampaignRows.Copy(submission), cancellationToken))
        );
        var ids = copies.Select(copy => copy?.GetString("Campaign")).ToList();
        var campaigns = await Task.WhenAll(
            ids.OfType<string>().Distinct(StringComparer.Ordinal).Select(id => FindAsync(consultation, id, cancellationToken))
        );
        var found = campaigns.OfType<Campaign>().ToDictionary(campaign => campaign.Id, StringComparer.Ordinal);
        return submissions
            .Zip(ids)
            .Where(pair => pair.Second is not null && found.ContainsKey(pair.Second))
            .ToDictionary(pair => pair.First, pair => found[pair.Second!]);
    }

    public async Task<bool> TryStartAsync(
        ConsultationSlug consultation,
        IReadOnlyList<Campaign> campaigns,
        string indexVersion,
        CancellationToken cancellationToken
    )
    {
        var known = Known(consultation);
        foreach (var some in campaigns.Chunk(StartedTogether))
        {
            if (!known.TryIndex(Started(indexVersion), out var index))
                index = await ReadIndexAsync(consultation, known);
            if (Version(index) != indexVersion)
                return false;
            var next = new TableEntity(consultation.ToString(), CampaignRows.Index) { ["Started"] = index.Started + some.Length };
            var marks = await SubmitAsync(
                [
                    index.ETag is { } mark
                        ? new(TableTransactionActionType.UpdateReplace, next, mark)
                        : new(TableTransactionActionType.Add, next),
                    .. some.SelectMany(campaign => Start(consultation, campaign)),
                ],
                cancellationToken
            );
            if (marks is null)
            {
                // Whatever came between: the next look reads it.
                await ReadIndexAsync(consultation, known);
                return false;
            }

            index = new CampaignIndex(index.Started + some.Length, marks[0]);
            known.Start(some, index);
            indexVersion = Version(index);
        }

        return true;
    }

    public async Task<int?> RecordAsync(
        ConsultationSlug consultation,
        string campaign,
        IReadOnlyList<SubmissionReference> copies,
        CancellationToken cancellationToken
    )
    {
        int? recorded = null;
        foreach (var some in copies.Chunk(RecordedTogether))
        {
            recorded = await RecordSomeAsync(consultation, campaign, some, cancellationToken);
            if (recorded is null)
                return null;
        }

        return recorded;
    }

    private async Task<int?> RecordSomeAsync(
        ConsultationSlug consultation,
        string campaign,
        SubmissionReference[] copies,
        CancellationToken cancellationToken
    )
    {
        var known = Known(consultation);
        for (var attempt = 0; ; attempt++)
        {
            if (attempt > 0 || !known.TryCount(campaign, out var count) || count.ETag is null)
                count = CountOf(await RowAsync(consultation, CampaignRows.Count(campaign), cancellationToken));
            if (count.ETag is not { } mark)
            {
                known.Drop(campaign);
                return null;
            }

            var before = count.Copies;
            // Whoever records them has looked whether they are, as a rule: only where that was wrong are they looked for here.
            var missing = attempt == 0 ? [.. copies.Distinct()] : await MissingAsync(consultation, copies, cancellationToken);
            if (missing.Count == 0)
                return before;
            var marks = await SubmitAsync(
                [
                    .. missing.Select(copy => new TableTransactionAction(
                        TableTransactionActionType.Add,
                        CampaignRows.OfCopy(consultation, copy, campaign)
                    )),
                    new(
                        TableTransactionActionType.UpdateReplace,
                        CampaignRows.OfCount(consultation, campaign, before + missing.Count),
                        mark
                    ),
                ],
                cancellationToken
            );
            if (marks is not null)
            {
                known.ReadCount(campaign, new CopyCount(before + missing.Count, marks[^1]));
                return before + missing.Count;
            }

            if (attempt > 0)
                await Contention.WaitAsync(attempt, clock, cancellationToken);
        }
    }

    private async Task<List<SubmissionReference>> MissingAsync(
        ConsultationSlug consultation,
        SubmissionReference[] copies,
        CancellationToken cancellationToken
    )
    {
        var rows = await Task.WhenAll(copies.Select(copy => RowAsync(consultation, CampaignRows.Copy(copy), cancellationToken)));
        return [.. copies.Where((_, i) => rows[i] is null).Distinct()];
    }

    public async Task<bool> UpdateAsync(ConsultationSlug consultation, Campaign campaign, CancellationToken cancellationToken)
    {
        var known = Known(consultation);
        if (!known.TryCampaign(campaign.Id, out var stored) || stored.Version != campaign.Version)
            stored = await FindAsync(consultation, campaign.Id, cancellationToken);
        if (
            stored is null
            || stored.Version != campaign.Version
            || await SubmitAsync(Replace(consultation, stored, campaign), cancellationToken) is null
        )
        {
            known.Drop(campaign.Id);
            return false;
        }

        known.Change(stored, campaign);
        return true;
    }

    public async Task<IReadOnlyList<Campaign>> ListAsync(
        ConsultationSlug consultation,
        int copies,
        int skip,
        int take,
        CancellationToken cancellationToken
    )
    {
        var (partition, from, to) = (consultation.ToString(), CampaignRows.Count(""), "count;");
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {to} and Copies ge {copies}"
        );
        var counts = new List<(string Id, int Copies)>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            counts.Add((row.RowKey[from.Length..], row.GetInt32("Copies")!.Value));
        var found = new List<Campaign>();
        foreach (
            var (id, copiesNow) in counts
                .OrderByDescending(count => count.Copies)
                .ThenBy(count => count.Id, StringComparer.Ordinal)
                .Skip(skip)
                .Take(take)
        )
        {
            if (await RowAsync(consultation, CampaignRows.Campaign(id), cancellationToken) is { } campaign)
                found.Add(CampaignRows.Read(campaign, copiesNow));
        }

        return found;
    }

    public async Task<bool> ForgetAsync(ConsultationSlug consultation, SubmissionReference submission, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            if (await RowAsync(consultation, CampaignRows.Copy(submission), cancellationToken) is not { } copy)
                return attempt > 0;
            var id = copy.GetString("Campaign");
            var count = await RowAsync(consultation, CampaignRows.Count(id), cancellationToken);
            if (
                count is not null
                && await FindAsync(consultation, id, cancellationToken) is { } stored
                && await SubmitAsync(
                    [new(TableTransactionActionType.Delete, copy, copy.ETag), .. WithoutOne(consultation, stored, count, submission)],
                    cancellationToken
                )
                    is not null
            )
            {
                Known(consultation).Drop(id);
                return true;
            }

            await Contention.WaitAsync(attempt, clock, cancellationToken);
        }
    }

    private static IEnumerable<TableTransactionAction> Start(ConsultationSlug consultation, Campaign campaign) =>
        [
            new(TableTransactionActionType.Add, CampaignRows.OfCampaign(consultation, campaign)),
            new(TableTransactionActionType.Add, CampaignRows.OfCount(consultation, campaign.Id, 1)),
            new(TableTransactionActionType.Add, CampaignRows.OfCopy(consultation, campaign.First, campaign.Id)),
            .. CampaignRows.KeysAdded(consultation, campaign.Id, campaign.Keys),
        ];

    private static IEnumerable<TableTransactionAction> WithoutOne(
        ConsultationSlug consultation,
        Campaign stored,
        TableEntity count,
        SubmissionReference submission
    )
    {
        var copies = count.GetInt32("Copies")!.Value;
        if (copies > 1)
        {
            TableTransactionAction fewer = new(
                TableTransactionActionType.UpdateReplace,
                CampaignRows.OfCount(consultation, stored.Id, copies - 1),
                count.ETag
            );
            return stored.First == submission ? [fewer, .. Replace(consultation, stored, stored.WithoutFirst())] : [fewer];
        }

        return
        [
            new(TableTransactionActionType.Delete, count, count.ETag),
            new(TableTransactionActionType.Delete, CampaignRows.OfCampaign(consultation, stored), new ETag(stored.Version!)),
            .. CampaignRows.KeysDeleted(consultation, stored.Id, stored.Keys),
        ];
    }

    private static List<TableTransactionAction> Replace(ConsultationSlug consultation, Campaign stored, Campaign campaign) =>
        [
            new(TableTransactionActionType.UpdateReplace, CampaignRows.OfCampaign(consultation, campaign), new ETag(stored.Version!)),
            .. CampaignRows.KeysDeleted(consultation, campaign.Id, stored.Keys.Except(campaign.Keys, StringComparer.Ordinal)),
            .. CampaignRows.KeysAdded(consultation, campaign.Id, campaign.Keys.Except(stored.Keys, StringComparer.Ordinal)),
        ];

    private async Task<Campaign?> FindAsync(ConsultationSlug consultation, string id, CancellationToken cancellationToken) =>
        await RowAsync(consultation, CampaignRows.Campaign(id), cancellationToken) is { } row
            ? CampaignRows.Read(row, await CopiesAsync(consultation, id, cancellationToken))
            : null;

    private async Task<int> CopiesAsync(ConsultationSlug consultation, string id, CancellationToken cancellationToken) =>
        (await RowAsync(consultation, CampaignRows.Count(id), cancellationToken))?.GetInt32("Copies") ?? 0;

    private async Task<TableEntity?> RowAsync(ConsultationSlug consultation, string row, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(consultation.ToString(), row, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    private static string Version(CampaignIndex index) => index.Started.ToString(CultureInfo.InvariantCulture);

    private static int Started(string indexVersion) => int.Parse(indexVersion, CultureInfo.InvariantCulture);

    /// <summary>
    /// The new marks of the rows, in their order. Null where a row had changed, appeared or gone since it was read: nothing is changed
    /// then.
    /// </summary>
    private async Task<IReadOnlyList<ETag?>?> SubmitAsync(IEnumerable<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        try
        {
            var done = await table.SubmitTransactionAsync(actions, cancellationToken);
            return [.. done.Value.Select(one => one.Headers.ETag)];
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            return null;
        }
    }
}
