using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Azure.Data.Tables;
using ConsultationIntake.AzureStorage.Submissions;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;

namespace ConsultationIntake.AzureStorage.Register;

/// <summary>
/// The register as the rows that <see cref="TableSubmissionStore"/> keeps, in each partition by the time they changed: a host reads
/// them once, then before each answer what has changed since, and looks for points in its memory. docs/storage-layout.md says what
/// that costs, and where a search service begins to be worth its price.
/// </summary>
internal sealed class TablePointRegister(TableClient table, OverflowBlobs blobs, TimeProvider clock) : IPointRegister, IDisposable
{
    private readonly ConcurrentDictionary<ConsultationSlug, Consultation> consultations = new();

    public async Task<PointPage> ListAsync(PointQuery query, CancellationToken cancellationToken)
    {
        var (all, vocabulary) = await ReadAsync(query.Consultation, cancellationToken);
        var numbered = new NumberedQuery(query, vocabulary);
        var found = Find(all, numbered, query.After).Take(query.Take + 1).ToList();
        var page = found.Take(query.Take).ToList();
        var rows = page.Select(hit => hit.Submission).Distinct().ToDictionary(submission => submission, submission => submission.Rows());
        return new PointPage(
            [.. page.Select(hit => rows[hit.Submission][hit.Index])],
            found.Count > page.Count ? Position(page[^1].Submission, rows[page[^1].Submission][page[^1].Index].Span.Start) : null,
            query.IsCounted ? Count(all, numbered) : null
        );
    }

    public async Task<long> CountAsync(PointQuery query, CancellationToken cancellationToken) =>
        (await CountEachAsync([query], cancellationToken))[0];

    public async Task<IReadOnlyList<long>> CountEachAsync(IReadOnlyList<PointQuery> queries, CancellationToken cancellationToken)
    {
        if (queries.Count == 0)
            return [];
        if (queries.Select(query => query.Consultation).Distinct().Count() > 1)
            throw new ArgumentException("They are of several consultations.", nameof(queries));
        var (all, vocabulary) = await ReadAsync(queries[0].Consultation, cancellationToken);
        return [.. queries.Select(query => new NumberedQuery(query, vocabulary)).Select(numbered => Count(all, numbered))];
    }

    /// <summary>Compares numbers in memory, and unpacks as many rows as are asked for.</summary>
    public async Task<LikeCandidates> LikeAsync(
        ConsultationSlug consultation,
        IReadOnlyCollection<string> stems,
        IReadOnlyCollection<IReadOnlyCollection<string>> near,
        int take,
        CancellationToken cancellationToken
    )
    {
        var (all, vocabulary) = await ReadAsync(consultation, cancellationToken);
        var wanted = stems
            .Distinct(StringComparer.Ordinal)
            .Take(LikeCandidates.MostWords)
            .Select(stem => (Stem: stem, Number: vocabulary.Find(stem)))
            .Where(word => word.Number != Vocabulary.Unknown)
            .ToDictionary(word => word.Number, word => word.Stem);
        var families = near.Take(LikeCandidates.MostWidened)
            .SelectMany((family, i) => family.Take(LikeCandidates.MostNear).Select(stem => (Number: vocabulary.Find(stem), Family: i)))
            .Where(word => word.Number != Vocabulary.Unknown && !wanted.ContainsKey(word.Number))
            .ToLookup(word => word.Number, word => word.Family);
        var (points, frequency, hits) = (
            0L,
            new Dictionary<int, int>(),
            new List<(RegisteredPoints Submission, int Index, int[] Shared, int[] Near)>()
        );
        var familyFrequency = new int[LikeCandidates.MostWidened];
        foreach (var submission in all)
        {
            foreach (var (i, point) in submission.Points.Index().Where(point => point.Item is { IsRepeat: false, Stands: true }))
            {
                points++;
                var shared = point.Words.Where(wanted.ContainsKey).Distinct().ToArray();
                foreach (var word in shared)
                    frequency[word] = frequency.GetValueOrDefault(word) + 1;
                int[] of = families.Count == 0 ? [] : [.. point.Words.SelectMany(word => families[word]).Distinct()];
                foreach (var family in of)
                    familyFrequency[family]++;
                if (shared.Length + of.Length > 0)
                    hits.Add((submission, i, shared, of));
            }
        }

        var weights = frequency.ToDictionary(word => word.Key, word => LikeCandidates.WeightOf(word.Value / (double)points));
        var familyWeights = familyFrequency
            .Select(count => LikeCandidates.WeightOf(Math.Max(count, 1) / (double)Math.Max(points, 1)))
            .ToArray();
        var best = hits.OrderByDescending(hit =>
                hit.Shared.Sum(word => weights[word]) + (hit.Near.Sum(family => familyWeights[family]) / 2)
            )
            .Take(take)
            .ToList();
        var rows = best.Select(hit => hit.Submission).Distinct().ToDictionary(submission => submission, submission => submission.Rows());
        return new LikeCandidates(
            [.. best.Select(hit => rows[hit.Submission][hit.Index])],
            frequency.ToDictionary(word => wanted[word.Key], word => word.Value / (double)points, StringComparer.Ordinal)
        );
    }

    public void Dispose()
    {
        foreach (var consultation in consultations.Values)
            consultation.Dispose();
    }

    private static long Count(ImmutableArray<RegisteredPoints> all, NumberedQuery query) =>
        all.Where(query.Fits).Sum(submission => submission.Points.LongCount(query.Fits));

    private static IEnumerable<(RegisteredPoints Submission, int Index)> Find(
        ImmutableArray<RegisteredPoints> all,
        NumberedQuery query,
        string? after
    )
    {
        var cursor = after is null ? default((string Submission, int Start)?) : Parse(after);
        foreach (var submission in all.Where(query.Fits))
        {
            var place = Place(submission);
            var order = cursor is { } from ? string.CompareOrdinal(place, from.Submission) : 1;
            if (order < 0)
                continue;
            var starts = order == 0 ? submission.Rows() : [];
            foreach (var (i, point) in submission.Points.Index())
            {
                if ((order > 0 || starts[i].Span.Start > cursor!.Value.Start) && query.Fits(point))
                    yield return (submission, i);
            }
        }
    }

    private static string Place(RegisteredPoints submission) =>
        string.Create(CultureInfo.InvariantCulture, $"{submission.ReceivedAt.UtcTicks:D19}.{submission.Reference}");

    private static string Position(RegisteredPoints submission, int start) =>
        string.Create(CultureInfo.InvariantCulture, $"{Place(submission)}.{start}");

    private static (string Submission, int Start) Parse(string position)
    {
        var dot = position.LastIndexOf('.');
        return dot > 0 && int.TryParse(position.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            ? (position[..dot], start)
            : throw new FormatException($"'{position}' is the end of no page.");
    }

    private async Task<(ImmutableArray<RegisteredPoints> All, Vocabulary Vocabulary)> ReadAsync(
        ConsultationSlug slug,
        CancellationToken cancellationToken
    )
    {
        var consultation = consultations.GetOrAdd(slug, static slug => new Consultation([.. Layout.Partitions(slug)]));
        return (await consultation.RefreshAsync(table, blobs, clock.GetUtcNow().UtcTicks, cancellationToken), consultation.Vocabulary);
    }

    /// <summary>What this host has read of a consultation's register.</summary>
    private sealed class Consultation(IReadOnlyList<string> partitions) : IDisposable
    {
        private readonly SemaphoreSlim one = new(1);

        /// <summary>
        /// How far back a host looks again from when it looked last: a row's time is its writer's, and the row is there only when its
        /// transaction is done. Longer than clocks in one data centre are apart and a client tries.
        /// </summary>
        private static readonly long Overlap = TimeSpan.FromMinutes(5).Ticks;

        /// <summary>When this host looked last, by its own clock.</summary>
        private long looked;

        private readonly Dictionary<SubmissionReference, string> applied = [];
        private readonly Dictionary<SubmissionReference, RegisteredPoints> points = [];
        private ImmutableArray<RegisteredPoints> inOrder = [];

        internal Vocabulary Vocabulary { get; } = new();

        internal async Task<ImmutableArray<RegisteredPoints>> RefreshAsync(
            TableClient table,
            OverflowBlobs blobs,
            long now,
            CancellationToken cancellationToken
        )
        {
            await one.WaitAsync(cancellationToken);
            try
            {
                var since = Math.Max(0, looked - Overlap);
                var changes = await Task.WhenAll(partitions.Select(partition => ChangesAsync(table, partition, since, cancellationToken)));
                var isChanged = false;
                foreach (var row in changes.SelectMany(rows => rows))
                    isChanged |= await ApplyAsync(row, blobs, cancellationToken);
                // Who waited for its turn comes with an earlier time.
                looked = Math.Max(looked, now);
                if (isChanged)
                    inOrder =
                    [
                        .. points
                            .Values.OrderBy(submission => submission.ReceivedAt)
                            .ThenBy(submission => submission.Reference.ToString(), StringComparer.Ordinal),
                    ];
                return inOrder;
            }
            finally
            {
                one.Release();
            }
        }

        public void Dispose() => one.Dispose();

        private static async Task<List<TableEntity>> ChangesAsync(
            TableClient table,
            string partition,
            long since,
            CancellationToken cancellationToken
        )
        {
            var filter = TableClient.CreateQueryFilter(
                $"PartitionKey eq {partition} and RowKey ge {Layout.PointsFrom(since)} and RowKey lt {Layout.PointsEnd}"
            );
            return await table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).ToListAsync(cancellationToken);
        }

        /// <summary>False where it says nothing new.</summary>
        private async Task<bool> ApplyAsync(TableEntity row, OverflowBlobs blobs, CancellationToken cancellationToken)
        {
            var reference = SubmissionReference.Parse(row.GetString("Reference"));
            if (applied.TryGetValue(reference, out var known) && string.CompareOrdinal(row.RowKey, known) <= 0)
                return false;
            applied[reference] = row.RowKey;
            // Where the blob is gone the row was replaced meanwhile, and what replaced it is read next.
            var packed =
                row.GetBoolean("IsEmpty") == true
                    ? null
                    : await blobs.LoadAsync(row.GetBinary("Rows"), row.GetString("RowsBlob"), cancellationToken);
            if (packed is null)
                points.Remove(reference);
            else
                points[reference] = new RegisteredPoints(reference, packed, Vocabulary);
            return true;
        }
    }
}
