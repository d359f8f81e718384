using System.Collections.Concurrent;
using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.AzureStorage.Submissions;

/// <summary>
/// The tally of a consultation is the sum of several rows in each of its partitions. A host adds to one of them, drawn at its start, and
/// remembers what it wrote there: nothing is read before a write, and hosts seldom meet. The ETag tells when they did.
/// </summary>
internal sealed class TallyRows(TableClient table)
{
    private readonly string row = Layout.TallyRow(RandomNumberGenerator.GetInt32(Layout.TallyRows));
    private readonly ConcurrentDictionary<string, Share> shares = new(StringComparer.Ordinal);

    internal async Task<Tally> SumAsync(ConsultationSlug consultation, CancellationToken cancellationToken)
    {
        var sums = await Task.WhenAll(Layout.Partitions(consultation).Select(partition => SumAsync(partition, cancellationToken)));
        return sums.Aggregate(Tally.Empty, (sum, tally) => sum + tally);
    }

    /// <summary>
    /// A change of one partition's rows with what it adds to the tally, in one entity group transaction. False, and nothing is changed,
    /// when another writer was first, at any of the rows.
    /// </summary>
    internal async Task<bool> TryCommitAsync(
        string partition,
        Tally difference,
        IEnumerable<TableTransactionAction> actions,
        CancellationToken cancellationToken
    )
    {
        var share = shares.GetOrAdd(partition, static _ => new Share());
        // One at a time within a host: a second would only find that the first had been there.
        await share.Turn.WaitAsync(cancellationToken);
        try
        {
            var (counts, seen) = share.Known ?? await ReadAsync(partition, cancellationToken);
            share.Known = null;
            var sum = new TableEntity(partition, row) { ["Counts"] = Packed.Pack(counts + difference) };
            TableTransactionAction plus = seen is { } etag
                ? new(TableTransactionActionType.UpdateReplace, sum, etag)
                : new(TableTransactionActionType.Add, sum);
            if (await table.TryCommitAsync([plus, .. actions], cancellationToken) is not { } written)
                return false;
            share.Known = written[0].Headers.ETag is { } now ? (counts + difference, now) : null;
            return true;
        }
        finally
        {
            share.Turn.Release();
        }
    }

    private async Task<(Tally Counts, ETag? ETag)> ReadAsync(string partition, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancellationToken);
        return found.HasValue ? (Packed.Unpack<Tally>(found.Value!.GetBinary("Counts")), found.Value.ETag) : (Tally.Empty, null);
    }

    private async Task<Tally> SumAsync(string partition, CancellationToken cancellationToken)
    {
        var (from, to) = Layout.TallyBounds;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {to}");
        var sum = Tally.Empty;
        await foreach (var found in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            sum += Packed.Unpack<Tally>(found.GetBinary("Counts"));
        return sum;
    }

    /// <summary>What this host wrote to its row of one partition, and whose turn it is to write there next.</summary>
    private sealed class Share
    {
        internal SemaphoreSlim Turn { get; } = new(1, 1);

        /// <summary>Null until something was written, and while it is not sure what was.</summary>
        internal (Tally Counts, ETag? ETag)? Known { get; set; }
    }
}
