using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Work;

namespace ConsultationIntake.AzureStorage.Inbox;

/// <summary>
/// One row a message, in one of sixteen partitions by its id, with the tallies of that partition beside it: a message may
/// change its consultation, and both their counts, in one entity group transaction.
/// </summary>
internal sealed class TableMessageStore(TableClient table, IWorkQueue queue, TimeProvider clock) : IMessageStore
{
    public async Task<bool> AddAsync(InboxMessage message, WorkItem work, CancellationToken cancellationToken)
    {
        var row = MessageRows.RowOf(message);
        for (var attempt = 0; ; attempt++)
        {
            var tally = await TallyRowAsync(row.PartitionKey, message.Consultation, cancellationToken);
            if (
                await table.TryCommitAsync([new(TableTransactionActionType.Add, row), tally.With(message, 1).Write()], cancellationToken)
                is not null
            )
                break;
            if (await RowAsync(message.Id, cancellationToken) is { } existing)
            {
                if (existing.GetString("WrittenBy") != row.GetString("WrittenBy"))
                    return false;
                break;
            }

            await Contention.WaitAsync(attempt, clock, cancellationToken);
        }

        await queue.EnqueueAsync(work, cancellationToken);
        return true;
    }

    public async Task<InboxMessage?> FindAsync(string id, CancellationToken cancellationToken) =>
        await RowAsync(id, cancellationToken) is { } row ? MessageRows.Read(row) : null;

    public async Task<InboxMessage?> UpdateAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        if (message.Version is null)
            return null;
        var row = MessageRows.RowOf(message);
        for (var attempt = 0; ; attempt++)
        {
            var existing = await RowAsync(message.Id, cancellationToken);
            if (existing?.GetString("WrittenBy") == row.GetString("WrittenBy"))
                return MessageRows.Read(existing!);
            if (existing is null || existing.ETag != new ETag(message.Version))
                return null;

            List<TableTransactionAction> actions =
            [
                new(TableTransactionActionType.UpdateReplace, row, existing.ETag),
                .. await CountAsync(row.PartitionKey, MessageRows.Read(existing), message, cancellationToken),
            ];
            // What was written is read back at the top, for the version the service gave it.
            if (await table.TryCommitAsync(actions, cancellationToken) is null)
                await Contention.WaitAsync(attempt, clock, cancellationToken);
        }
    }

    public async Task<IReadOnlyList<InboxMessage>> ListAsync(MessageQuery query, CancellationToken cancellationToken)
    {
        var take = Math.Clamp(query.Take, 1, 500);
        var (from, to) = MessageRows.Bounds;
        var conditions = new List<string>
        {
            query.After is { } after
                ? TableClient.CreateQueryFilter($"RowKey gt {MessageRows.MessageRow(after)}")
                : TableClient.CreateQueryFilter($"RowKey ge {from}"),
            TableClient.CreateQueryFilter($"RowKey lt {to}"),
        };
        if (query.Consultation is { } consultation)
            conditions.Add(TableClient.CreateQueryFilter($"Consultation eq {consultation}"));
        if (query.State is { } state)
            conditions.Add(TableClient.CreateQueryFilter($"State eq {state.ToString()}"));
        if (query.Reference is { } reference)
            conditions.Add(TableClient.CreateQueryFilter($"Reference eq {reference.ToString()}"));
        if (query.Since is { } since)
            conditions.Add(TableClient.CreateQueryFilter($"ReceivedAt ge {since}"));
        if (query.Before is { } before)
            conditions.Add(TableClient.CreateQueryFilter($"ReceivedAt lt {before}"));
        return await table
            .MergeAsync(MessageRows.Partitions, conditions, take, cancellationToken)
            .Take(take)
            .Select(MessageRows.Read)
            .ToListAsync(cancellationToken);
    }

    public async Task<MessageTally> TallyAsync(string consultation, CancellationToken cancellationToken)
    {
        var tallies = await Task.WhenAll(
            MessageRows.Partitions.Select(partition => TallyRowAsync(partition, consultation, cancellationToken))
        );
        return tallies.Aggregate(MessageTally.Empty, (sum, tally) => sum + MessageTally.Of(tally.Groups));
    }

    public async Task<Claim> ClaimAsync(string key, string owner, DateTimeOffset now, TimeSpan? lasts, CancellationToken cancellationToken)
    {
        var mine = new TableEntity(MessageRows.ClaimPartition(key), key) { ["Owner"] = owner, ["At"] = now };
        for (var attempt = 0; ; attempt++)
        {
            var held = await ClaimRowAsync(key, cancellationToken);
            if (held is not null && (ClaimOf(held).Owner == owner || lasts is not { } time || ClaimOf(held).At > now - time))
                return ClaimOf(held);
            try
            {
                if (held is null)
                    await table.AddEntityAsync(mine, cancellationToken);
                else
                    await table.UpdateEntityAsync(mine, held.ETag, TableUpdateMode.Replace, cancellationToken);
                return ClaimOf(mine);
            }
            catch (RequestFailedException e)
                when (e.Status == 412 || e.ErrorCode == TableErrorCode.EntityAlreadyExists || e.ErrorCode == TableErrorCode.ResourceNotFound
                )
            {
                await Contention.WaitAsync(attempt, clock, cancellationToken);
            }
        }
    }

    public async Task ReleaseAsync(string key, string owner, CancellationToken cancellationToken)
    {
        if (await ClaimRowAsync(key, cancellationToken) is not { } held || ClaimOf(held).Owner != owner)
            return;
        try
        {
            await table.DeleteEntityAsync(held.PartitionKey, held.RowKey, held.ETag, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            // Somebody else's claim has run this one out since.
            return;
        }
    }

    public async Task<Claim?> FindClaimAsync(string key, CancellationToken cancellationToken) =>
        await ClaimRowAsync(key, cancellationToken) is { } held ? ClaimOf(held) : null;

    private async Task<IReadOnlyList<TableTransactionAction>> CountAsync(
        string partition,
        InboxMessage before,
        InboxMessage after,
        CancellationToken cancellationToken
    )
    {
        var from = (await TallyRowAsync(partition, before.Consultation, cancellationToken)).With(before, -1);
        if (before.Consultation == after.Consultation)
            return [from.With(after, 1).Write()];
        var to = (await TallyRowAsync(partition, after.Consultation, cancellationToken)).With(after, 1);
        return [from.Write(), to.Write()];
    }

    private async Task<TableEntity?> RowAsync(string id, CancellationToken cancellationToken) =>
        await FindRowAsync(MessageRows.PartitionOf(id), MessageRows.MessageRow(id), cancellationToken);

    private async Task<MessageRows.Tally> TallyRowAsync(string partition, string consultation, CancellationToken cancellationToken) =>
        await FindRowAsync(partition, MessageRows.TallyRow(consultation), cancellationToken) is { } row
            ? new MessageRows.Tally(partition, consultation, Packed.Unpack<Dictionary<string, long>>(row.GetBinary("Counts")), row.ETag)
            : new MessageRows.Tally(partition, consultation, new Dictionary<string, long>(), null);

    private Task<TableEntity?> ClaimRowAsync(string key, CancellationToken cancellationToken) =>
        FindRowAsync(MessageRows.ClaimPartition(key), key, cancellationToken);

    private async Task<TableEntity?> FindRowAsync(string partition, string row, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    private static Claim ClaimOf(TableEntity row) => new(row.GetString("Owner"), row.GetDateTimeOffset("At")!.Value);
}
