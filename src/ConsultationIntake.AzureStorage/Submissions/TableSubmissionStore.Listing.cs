using Azure.Data.Tables;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.AzureStorage.Submissions;

internal sealed partial class TableSubmissionStore
{
    /// <summary>The most submissions read at once for their points.</summary>
    private const int ReadsAtOnce = 16;

    /// <summary>Asks each partition for as many rows at once as it gives.</summary>
    private const int MostRows = 1_000 * Layout.Buckets;

    public async Task<SubmissionPage> ListAsync(SubmissionQuery query, CancellationToken cancellationToken)
    {
        var index = IndexFor(query);
        var (from, to) = Layout.IndexBounds(index);
        if (query.ReceivedBefore is { } before)
            from += Layout.PositionBefore(before);
        if (query.ReceivedFrom is { } earliest)
            to = Layout.IndexRow(index, Layout.PositionBefore(earliest));
        var conditions = new List<string> { TableClient.CreateQueryFilter($"RowKey lt {to}") };
        if (query.After?.Replace('.', ':') is { } after && string.CompareOrdinal(Layout.IndexRow(index, after), from) >= 0)
            conditions.Add(TableClient.CreateQueryFilter($"RowKey gt {Layout.IndexRow(index, after)}"));
        else
            conditions.Add(TableClient.CreateQueryFilter($"RowKey ge {from}"));
        conditions.AddRange(FiltersOf(query));

        // One more than asked for tells whether there is a next page.
        var rows = await NewestAsync(query.Consultation, conditions, query.Take + 1, cancellationToken)
            .Take(query.Take + 1)
            .ToListAsync(cancellationToken);
        var items = rows.Take(query.Take).Select(row => Packed.Unpack<SubmissionSummary>(row.GetBinary("Summary"))).ToList();
        return new SubmissionPage(items, rows.Count > query.Take ? PositionOf(rows[query.Take - 1]).Replace(':', '.') : null);
    }

    /// <summary>Goes through the keys of the list of all, in each partition from the one instant to the other.</summary>
    public async Task<long> CountReceivedAsync(
        ConsultationSlug consultation,
        DateTimeOffset from,
        DateTimeOffset before,
        CancellationToken cancellationToken
    )
    {
        var (first, end) = (
            Layout.IndexBounds(SubmissionIndex.All).From + Layout.PositionBefore(before),
            Layout.IndexRow(SubmissionIndex.All, Layout.PositionBefore(from))
        );
        if (string.CompareOrdinal(first, end) >= 0)
            return 0;
        var counts = await Task.WhenAll(
            Layout.Partitions(consultation).Select(partition => CountAsync(partition, first, end, cancellationToken))
        );
        return counts.Sum();
    }

    private async Task<long> CountAsync(string partition, string first, string end, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {first} and RowKey lt {end}");
        return await table
            .QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellationToken)
            .LongCountAsync(cancellationToken);
    }

    public async Task<IReadOnlyDictionary<string, IReadOnlyList<SubmissionSummary>>> ListOfPartnersAsync(
        ConsultationSlug consultation,
        int takeOfEach,
        CancellationToken cancellationToken
    )
    {
        var (from, to) = SubmissionIndex.OfAllPartners;
        string[] conditions = [TableClient.CreateQueryFilter($"RowKey ge {from}"), TableClient.CreateQueryFilter($"RowKey lt {to}")];
        var partners = new Dictionary<string, List<SubmissionSummary>>(StringComparer.Ordinal);
        // The index is by partner first: each one's letters follow each other, newest first.
        await foreach (var row in NewestAsync(consultation, conditions, MostRows, cancellationToken))
        {
            var partner = row.GetString("Partner");
            if (!partners.TryGetValue(partner, out var own))
                partners[partner] = own = [];
            if (own.Count < takeOfEach)
                own.Add(Packed.Unpack<SubmissionSummary>(row.GetBinary("Summary")));
        }

        return partners.ToDictionary(own => own.Key, IReadOnlyList<SubmissionSummary> (own) => own.Value, StringComparer.Ordinal);
    }

    public async Task<IReadOnlyList<PointExcerpt>> ListPointsAsync(
        ConsultationSlug consultation,
        string theme,
        DateTimeOffset since,
        int take,
        CancellationToken cancellationToken
    )
    {
        var index = SubmissionIndex.Theme(theme);
        var end = since == DateTimeOffset.MinValue ? Layout.IndexBounds(index).To : Layout.IndexRow(index, Layout.PositionBefore(since));
        string[] conditions =
        [
            TableClient.CreateQueryFilter($"RowKey ge {Layout.IndexBounds(index).From}"),
            TableClient.CreateQueryFilter($"RowKey lt {end}"),
            TableClient.CreateQueryFilter($"Stands eq {true}"),
        ];
        var references = new List<SubmissionReference>();
        var points = 0;
        await foreach (var row in NewestAsync(consultation, conditions, take, cancellationToken))
        {
            if (points >= take)
                break;
            references.Add(SubmissionReference.Parse(PositionOf(row)[^SubmissionReference.New().ToString().Length..]));
            points += row.GetInt32("Points") ?? 0;
        }

        var submissions = new Submission?[references.Count];
        await Parallel.ForAsync(
            0,
            references.Count,
            new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellationToken },
            async (i, token) => submissions[i] = await FindAsync(consultation, references[i], token)
        );
        return [.. submissions.OfType<Submission>().SelectMany(submission => PointExcerpt.ListFrom(submission, theme)).Take(take)];
    }

    /// <summary>The index that leaves least to filter. A row has no property for its themes, so one asked for always leads.</summary>
    private static string IndexFor(SubmissionQuery query) =>
        query.Theme is not null ? SubmissionIndex.Theme(query.Theme)
        : query.Sheet is not null ? SubmissionIndex.Sheet(query.Sheet)
        : query.Campaign is not null ? SubmissionIndex.Campaign(query.Campaign)
        : query.Partner is not null ? SubmissionIndex.Partner(query.Partner)
        : query.Publication is { } publication ? SubmissionIndex.Publication(publication)
        : query.WaitsForPerson ? SubmissionIndex.ForPerson
        : query.NeedsLook ? SubmissionIndex.NeedsLook
        : query.PartnerClaim is not null ? SubmissionIndex.PartnerClaim(query.PartnerClaim)
        : query.Status is { } status and not SubmissionStatus.Tagged ? SubmissionIndex.Status(status)
        : query.District is not null ? SubmissionIndex.District(query.District)
        : query.Victim is not null ? SubmissionIndex.Victim(query.Victim)
        : query.Channel is { } channel ? SubmissionIndex.Channel(channel)
        : query.Language is not null ? SubmissionIndex.Language(query.Language)
        : query.Status is { } tagged ? SubmissionIndex.Status(tagged)
        : SubmissionIndex.All;

    /// <summary>What is asked for beside the time, on the properties of an index row: one of them is what its index is of.</summary>
    private static IEnumerable<string> FiltersOf(SubmissionQuery query)
    {
        (string Name, string? Value)[] texts =
        [
            ("Status", query.Status?.ToString()),
            ("Channel", query.Channel?.ToString()),
            ("Partner", query.Partner),
            ("PartnerClaim", query.PartnerClaim),
            ("Publication", query.Publication?.ToString()),
            ("Language", query.Language),
            ("Campaign", query.Campaign),
            ("Sheet", query.Sheet),
            ("District", query.District),
            ("Victim", query.Victim),
        ];
        foreach (var (name, value) in texts.Where(one => one.Value is not null))
            yield return $"{name} eq {TableClient.CreateQueryFilter($"{value}")}";
        if (query.NeedsLook)
            yield return TableClient.CreateQueryFilter($"NeedsLook eq {true}");
        if (query.WaitsForPerson)
            yield return TableClient.CreateQueryFilter($"ForPerson eq {true}");
    }

    private static string PositionOf(TableEntity row) => row.RowKey[(row.RowKey.IndexOf(':', "index:".Length) + 1)..];

    private IAsyncEnumerable<TableEntity> NewestAsync(
        ConsultationSlug consultation,
        IReadOnlyList<string> conditions,
        int expected,
        CancellationToken cancellationToken
    ) => table.MergeAsync([.. Layout.Partitions(consultation)], conditions, expected, cancellationToken);
}
