using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions.Drafts;

namespace ConsultationIntake.AzureStorage.Drafts;

/// <summary>
/// One row a draft, in the partition of its consultation under its key. The draft is packed and cut over as many binary
/// properties as it needs; a row holds 1 MiB, some three million characters of ordinary text.
/// </summary>
internal sealed class TableDraftStore(TableClient table) : IDraftStore
{
    private const string Piece = "Draft";

    public async Task<Draft> AddAsync(Draft draft, CancellationToken cancellationToken)
    {
        var row = RowOf(draft);
        try
        {
            var added = await table.AddEntityAsync(row, cancellationToken);
            return draft with { Version = added.Headers.ETag.ToString() };
        }
        catch (RequestFailedException e) when (e.ErrorCode == TableErrorCode.EntityAlreadyExists)
        {
            // The client repeats a request whose answer was lost, and then finds its own row in the way.
            var stored = await table.GetEntityAsync<TableEntity>(row.PartitionKey, row.RowKey, cancellationToken: cancellationToken);
            if (stored.Value.GetString("WrittenBy") != row.GetString("WrittenBy"))
                throw;
            return draft with { Version = stored.Value.ETag.ToString() };
        }
    }

    public async Task<Draft?> FindAsync(ConsultationSlug consultation, string key, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(consultation.ToString(), key, cancellationToken: cancellationToken);
        return row.HasValue ? DraftOf(row.Value!) : null;
    }

    public async Task<Draft?> UpdateAsync(Draft draft, CancellationToken cancellationToken)
    {
        if (draft.Version is null)
            return null;
        try
        {
            var updated = await table.UpdateEntityAsync(RowOf(draft), new ETag(draft.Version), TableUpdateMode.Replace, cancellationToken);
            return draft with { Version = updated.Headers.ETag.ToString() };
        }
        catch (RequestFailedException e) when (e.Status == 412 || e.ErrorCode == TableErrorCode.ResourceNotFound)
        {
            return null;
        }
    }

    public async Task<IReadOnlyList<Draft>> ListExpiredAsync(
        ConsultationSlug consultation,
        DateTimeOffset instant,
        int take,
        CancellationToken cancellationToken
    )
    {
        var partition = consultation.ToString();
        var drafts = new List<Draft>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and ExpiresAt le {instant}");
        await foreach (
            var row in table.QueryAsync<TableEntity>(filter, maxPerPage: Math.Min(take, 1000), cancellationToken: cancellationToken)
        )
        {
            drafts.Add(DraftOf(row));
            if (drafts.Count == take)
                break;
        }

        return drafts;
    }

    public Task DeleteAsync(ConsultationSlug consultation, string key, CancellationToken cancellationToken) =>
        table.DeleteEntityAsync(consultation.ToString(), key, ETag.All, cancellationToken);

    private static TableEntity RowOf(Draft draft)
    {
        var row = new TableEntity(draft.Consultation.ToString(), draft.Key)
        {
            ["ExpiresAt"] = draft.ExpiresAt,
            ["WrittenBy"] = Guid.NewGuid().ToString("N"),
        };
        foreach (var (i, piece) in Packed.Pack(draft with { Version = null }).Chunk(Packed.MaxPropertyLength).Index())
            row[$"{Piece}{i}"] = piece;
        return row;
    }

    private static Draft DraftOf(TableEntity row)
    {
        var packed = new List<byte>();
        for (var i = 0; row.ContainsKey($"{Piece}{i}"); i++)
            packed.AddRange(row.GetBinary($"{Piece}{i}"));
        return Packed.Unpack<Draft>([.. packed]) with { Version = row.ETag.ToString() };
    }
}
