using System.Collections.Concurrent;
using Azure.Data.Tables;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.AzureStorage.Submissions;

/// <summary>
/// A list or a count that an earlier version did not know lacks what that version stored. The sweep looks once for such submissions and
/// saves them again as they are, which writes their lines in every list and their share of the tally. It looks a second time an hour later,
/// for what a host of that version saved beside ours, and then never again.
/// </summary>
public sealed partial class ReindexSubmissions
{
    private const string Version = "Version";
    private const string LookedAt = "LookedAt";
    private const string Settled = "Settled";

    /// <summary>Some minutes of a sweep.</summary>
    internal const int MostAtOnce = 20_000;

    private const int AtOnce = 16;

    /// <summary>Longer than hosts of two versions run side by side.</summary>
    private static readonly TimeSpan SideBySide = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<ConsultationSlug, bool> settled = new();
    private readonly TableClient table;
    private readonly ISubmissionStore store;
    private readonly ConsultationCatalogue catalogue;
    private readonly TimeProvider clock;
    private readonly ILogger<ReindexSubmissions> logger;

    internal ReindexSubmissions(
        TableClient table,
        ISubmissionStore store,
        ConsultationCatalogue catalogue,
        TimeProvider clock,
        ILogger<ReindexSubmissions> logger
    ) => (this.table, this.store, this.catalogue, this.clock, this.logger) = (table, store, catalogue, clock, logger);

    /// <summary>
    /// How many it saved again. It goes on past what cannot be saved and fails in the end; a consultation that has such a response is
    /// looked at again by the next sweep.
    /// </summary>
    /// <exception cref="AggregateException">With what failed.</exception>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var saved = 0;
        var failures = new ConcurrentQueue<Exception>();
        foreach (var consultation in catalogue.All)
        {
            try
            {
                saved += await ReindexAsync(consultation.Slug, failures, cancellationToken);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                failures.Enqueue(failure);
            }
        }

        return failures.IsEmpty ? saved : throw new AggregateException(failures);
    }

    private async Task<int> ReindexAsync(
        ConsultationSlug consultation,
        ConcurrentQueue<Exception> failures,
        CancellationToken cancellationToken
    )
    {
        if (settled.ContainsKey(consultation))
            return 0;
        var now = clock.GetUtcNow();
        var (partition, row) = Layout.IndexedMark(consultation);
        var stored = await table.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancellationToken);
        var mark = stored.HasValue && stored.Value!.GetInt32(Version) == SubmissionIndex.Version ? stored.Value : null;
        if (mark?.GetBoolean(Settled) == true)
        {
            settled[consultation] = true;
            return 0;
        }

        if (mark?.GetDateTimeOffset(LookedAt) + SideBySide > now)
            return 0;
        var (saved, isAll) = await SaveAgainAsync(consultation, failures, cancellationToken);
        if (saved > 0)
            Log.SavedAgain(logger, consultation.ToString(), saved);
        if (isAll)
            await table.UpsertEntityAsync(
                new TableEntity(partition, row)
                {
                    [Version] = SubmissionIndex.Version,
                    [LookedAt] = now,
                    [Settled] = mark is not null,
                },
                TableUpdateMode.Replace,
                cancellationToken
            );
        return saved;
    }

    /// <summary>Saves those again that another version indexed: how many, and whether there are no more.</summary>
    private async Task<(int Saved, bool IsAll)> SaveAgainAsync(
        ConsultationSlug consultation,
        ConcurrentQueue<Exception> failures,
        CancellationToken cancellationToken
    )
    {
        var (tried, failed) = (0, 0);
        foreach (var partition in Layout.Partitions(consultation))
        {
            var (from, to) = Layout.SubmissionRows;
            var rows = table.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {to}"),
                select: ["RowKey", "WrittenBy", "IndexedAs"],
                cancellationToken: cancellationToken
            );
            var others = await rows.Select(row => new SubmissionRow(row))
                .Where(row => !row.IsIndexed)
                .Select(row => Layout.ReferenceOf(row.Entity.RowKey))
                .Take(MostAtOnce - tried)
                .ToListAsync(cancellationToken);
            await Parallel.ForEachAsync(
                others,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (reference, token) =>
                {
                    try
                    {
                        await SaveAgainAsync(consultation, reference, token);
                    }
                    catch (Exception failure) when (!token.IsCancellationRequested)
                    {
                        Interlocked.Increment(ref failed);
                        failures.Enqueue(new InvalidOperationException($"{reference} of {consultation} was not saved again.", failure));
                    }
                }
            );
            tried += others.Count;
            if (tried == MostAtOnce)
                return (tried - failed, false);
        }

        return (tried - failed, failed == 0);
    }

    /// <summary>Who saves it meanwhile indexes it as well; one that cannot be opened is being deleted.</summary>
    private async Task SaveAgainAsync(ConsultationSlug consultation, SubmissionReference reference, CancellationToken cancellationToken)
    {
        for (var attempt = 0; await store.FindAsync(consultation, reference, cancellationToken) is { } submission; attempt++)
        {
            if (await store.UpdateAsync(submission, cancellationToken))
                return;
            await Contention.WaitAsync(attempt, clock, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Saved {Count} responses of {Consultation} again, which an earlier version had indexed")]
        internal static partial void SavedAgain(ILogger logger, string consultation, int count);
    }
}
