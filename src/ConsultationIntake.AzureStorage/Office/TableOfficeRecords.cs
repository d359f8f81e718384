using Azure;
using Azure.Data.Tables;
using ConsultationIntake.AzureStorage.History;
using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Office;

namespace ConsultationIntake.AzureStorage.Office;

/// <summary>In the partition of the consultation's history, so that a record and its line are saved in one transaction.</summary>
internal sealed class TableOfficeRecords(TableClient table, TimeProvider clock) : IOfficeRecords
{
    /// <summary>What the service gives in one answer.</summary>
    private const int MostRowsAtOnce = 1_000;

    /// <summary>A row holds a megabyte.</summary>
    private const int MostProperties = 15;

    private readonly HistoryChain chain = new(table);

    public async Task<T?> FindAsync<T>(ConsultationSlug consultation, string id, CancellationToken cancellationToken)
        where T : OfficeRecord
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(
            consultation.ToString(),
            Row<T>(id),
            cancellationToken: cancellationToken
        );
        return row.HasValue ? Read<T>(row.Value!) : null;
    }

    public async Task<IReadOnlyList<T>> ListAsync<T>(ConsultationSlug consultation, CancellationToken cancellationToken)
        where T : OfficeRecord
    {
        var (from, to) = (Row<T>(""), Row<T>("")[..^1] + ";");
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {consultation.ToString()} and RowKey ge {from} and RowKey lt {to}");
        var records = await table
            .QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)
            .Select(Read<T>)
            .ToListAsync(cancellationToken);
        return [.. records.OrderBy(record => record.Id, StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<T>> ListAfterAsync<T>(
        ConsultationSlug consultation,
        string after,
        int take,
        CancellationToken cancellationToken
    )
        where T : OfficeRecord
    {
        var (from, to) = (Row<T>(after), Row<T>("")[..^1] + ";");
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {consultation.ToString()} and RowKey gt {from} and RowKey lt {to}");
        return await table
            .QueryAsync<TableEntity>(filter, Math.Min(take, MostRowsAtOnce), cancellationToken: cancellationToken)
            .Take(take)
            .Select(Read<T>)
            .ToListAsync(cancellationToken);
    }

    public Task<bool> SaveAsync<T>(ConsultationSlug consultation, T record, HistoryEntry? entry, CancellationToken cancellationToken)
        where T : OfficeRecord
    {
        var row = new TableEntity(consultation.ToString(), Row<T>(record.Id));
        foreach (var (number, part) in Packed.Pack(record with { Version = null }).Chunk(Packed.MaxPropertyLength).Index())
            row[Property(number)] = part;
        var change = record.Version is { } version
            ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, new ETag(version))
            : new TableTransactionAction(TableTransactionActionType.Add, row);
        return CommitAsync(consultation, record, change, entry, cancellationToken);
    }

    public Task<bool> DeleteAsync<T>(ConsultationSlug consultation, T record, HistoryEntry? entry, CancellationToken cancellationToken)
        where T : OfficeRecord =>
        record.Version is null
            ? Task.FromResult(false)
            : CommitAsync(
                consultation,
                record,
                new TableTransactionAction(
                    TableTransactionActionType.Delete,
                    new TableEntity(consultation.ToString(), Row<T>(record.Id)),
                    new ETag(record.Version)
                ),
                entry,
                cancellationToken
            );

    /// <summary>Tried again where only the history grew meanwhile; a record that is no longer the one that was read is not saved.</summary>
    private async Task<bool> CommitAsync<T>(
        ConsultationSlug consultation,
        T record,
        TableTransactionAction change,
        HistoryEntry? entry,
        CancellationToken cancellationToken
    )
        where T : OfficeRecord
    {
        for (var attempt = 0; ; attempt++)
        {
            IReadOnlyList<HistoryEntry> entries = entry is null ? [] : [entry];
            var end = entry is null ? null : await chain.EndAsync(consultation, cancellationToken);
            if (
                await table.TryCommitAsync(
                    [change, .. end is null ? [] : HistoryChain.Append(consultation, end, entries)],
                    cancellationToken
                )
                is not null
            )
                return true;
            if (entry is not null && await chain.HasAsync(consultation, entry.Id, cancellationToken))
                return true;
            if ((await FindAsync<T>(consultation, record.Id, cancellationToken))?.Version != record.Version)
                return false;
            await Contention.WaitAsync(attempt, clock, cancellationToken);
        }
    }

    private static T Read<T>(TableEntity row)
        where T : OfficeRecord => Packed.Unpack<T>(PackedIn(row)) with { Version = row.ETag.ToString() };

    /// <summary>A long one lies in several properties: a reply to a letter of two hundred pages.</summary>
    private static byte[] PackedIn(TableEntity row) =>
        row.ContainsKey(Property(1))
            ?
            [
                .. Enumerable
                    .Range(0, MostProperties)
                    .TakeWhile(number => row.ContainsKey(Property(number)))
                    .SelectMany(number => row.GetBinary(Property(number))),
            ]
            : row.GetBinary(Property(0));

    private static string Property(int number) => number == 0 ? "Record" : $"Record{number}";

    private static string Row<T>(string id) => $"record:{typeof(T).Name}:{Keys.Escaped(id)}";
}
