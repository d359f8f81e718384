using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using ConsultationIntake.Consultations;
using ConsultationIntake.Digests;

namespace ConsultationIntake.AzureStorage.Digests;

/// <summary>One row a digest, in the partition of its consultation under its own id: the second claim to an id fails to insert.</summary>
internal sealed class TableDigestLedger(TableClient table) : IDigestLedger
{
    public async Task<IReadOnlyList<DigestEntry>> ListAsync(ConsultationSlug consultation, CancellationToken cancellationToken)
    {
        var partition = consultation.ToString();
        var entries = new List<DigestEntry>();
        await foreach (
            var row in table.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {partition}"),
                cancellationToken: cancellationToken
            )
        )
            entries.Add(Packed.Unpack<DigestEntry>(row.GetBinary("Entry")) with { Version = row.ETag.ToString() });
        return [.. entries.OrderBy(entry => entry.DueAt).ThenBy(entry => entry.Id, StringComparer.Ordinal)];
    }

    public async Task<bool> TryClaimAsync(DigestEntry entry, CancellationToken cancellationToken)
    {
        var row = RowOf(entry);
        try
        {
            await table.AddEntityAsync(row, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.ErrorCode == TableErrorCode.EntityAlreadyExists)
        {
            return await WrittenByAsync(row, cancellationToken) is not null;
        }
    }

    public async Task<DigestEntry?> UpdateAsync(DigestEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Version is null)
            return null;
        var row = RowOf(entry);
        try
        {
            var updated = await table.UpdateEntityAsync(row, new ETag(entry.Version), TableUpdateMode.Replace, cancellationToken);
            return entry with { Version = updated.Headers.ETag.ToString() };
        }
        catch (RequestFailedException e) when (e.Status == 412 || e.ErrorCode == TableErrorCode.ResourceNotFound)
        {
            return await WrittenByAsync(row, cancellationToken) is { } version ? entry with { Version = version.ToString() } : null;
        }
    }

    /// <summary>
    /// The stored row's mark when this very call wrote it: the client repeats a request whose answer was lost, and the
    /// repetition then finds its own work in the way.
    /// </summary>
    private async Task<ETag?> WrittenByAsync(TableEntity row, CancellationToken cancellationToken)
    {
        var stored = await table.GetEntityIfExistsAsync<TableEntity>(row.PartitionKey, row.RowKey, cancellationToken: cancellationToken);
        return stored.HasValue && stored.Value!.GetString("WrittenBy") == row.GetString("WrittenBy") ? stored.Value.ETag : null;
    }

    private static TableEntity RowOf(DigestEntry entry) =>
        new(entry.Consultation.ToString(), entry.Id)
        {
            ["DueAt"] = entry.DueAt,
            ["IsComplete"] = entry.IsComplete,
            ["WrittenBy"] = Guid.NewGuid().ToString("N"),
            ["Entry"] = Packed.Pack(entry with { Version = null }),
        };
}
