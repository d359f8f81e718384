using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace ConsultationIntake.AzureStorage;

/// <summary>What is done alike to every table that is spread over partitions.</summary>
internal static class Transactions
{
    /// <summary>The most actions of an entity group transaction.</summary>
    internal const int MostActions = 100;

    /// <summary>
    /// An answer an action, in their order; null when another writer was first: whatever was read before must be read again.
    /// </summary>
    internal static async Task<IReadOnlyList<Response>?> TryCommitAsync(
        this TableClient table,
        List<TableTransactionAction> actions,
        CancellationToken cancellationToken
    )
    {
        if (actions.Count > MostActions)
            throw new NotSupportedException(
                $"A change of {actions.Count} rows does not fit a transaction of {MostActions}: a consultation may have 90 themes at most."
            );
        try
        {
            return (await table.SubmitTransactionAsync(actions, cancellationToken)).Value;
        }
        catch (TableTransactionFailedException e) when (e.Status is 404 or 409 or 412 && e.ErrorCode != TableErrorCode.TableNotFound)
        {
            return null;
        }
    }

    /// <summary>The rows of all partitions that meet the conditions, by row key: each partition's are in order, and are merged.</summary>
    internal static async IAsyncEnumerable<TableEntity> MergeAsync(
        this TableClient table,
        IReadOnlyCollection<string> partitions,
        IReadOnlyList<string> conditions,
        int expected,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        // Hashing spreads rows evenly: twice a partition's share is seldom too little.
        var rowsAtOnce = Math.Clamp((2 * expected / partitions.Count) + 4, 1, 1_000);
        var sources = partitions
            .Select(partition => string.Join(" and ", [TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), .. conditions]))
            .Select(filter =>
                table
                    .QueryAsync<TableEntity>(filter, rowsAtOnce, cancellationToken: cancellationToken)
                    .GetAsyncEnumerator(cancellationToken)
            )
            .ToList();
        try
        {
            var waiting = new PriorityQueue<IAsyncEnumerator<TableEntity>, string>(StringComparer.Ordinal);
            var found = await Task.WhenAll(sources.Select(source => source.MoveNextAsync().AsTask()));
            foreach (var source in sources.Where((_, i) => found[i]))
                waiting.Enqueue(source, source.Current.RowKey);
            while (waiting.TryDequeue(out var next, out _))
            {
                yield return next.Current;
                if (await next.MoveNextAsync())
                    waiting.Enqueue(next, next.Current.RowKey);
            }
        }
        finally
        {
            foreach (var source in sources)
                await source.DisposeAsync();
        }
    }
}
