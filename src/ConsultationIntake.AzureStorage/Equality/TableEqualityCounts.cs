using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using ConsultationIntake.Consultations;
using ConsultationIntake.Equality;

namespace ConsultationIntake.AzureStorage.Equality;

/// <summary>
/// One row a consultation with all its counts: the service stamps each row with a time, and a row a person would tell who answered when.
/// </summary>
internal sealed class TableEqualityCounts(TableClient table, TimeProvider clock) : IEqualityCounts
{
    private const string RowKey = "counts";

    public async Task AddAsync(
        ConsultationSlug consultation,
        IReadOnlyDictionary<string, string> choices,
        CancellationToken cancellationToken
    )
    {
        var mine = Guid.NewGuid().ToString("N");
        for (var attempt = 0; ; attempt++)
        {
            var stored = await FindAsync(consultation, cancellationToken);
            if (stored?.GetString("WrittenBy") == mine)
                return;
            var row = new TableEntity(consultation.ToString(), RowKey)
            {
                ["WrittenBy"] = mine,
                ["Counts"] = Packed.Pack(TallyOf(stored).With(choices)),
            };
            try
            {
                if (stored is null)
                    await table.AddEntityAsync(row, cancellationToken);
                else
                    await table.UpdateEntityAsync(row, stored.ETag, TableUpdateMode.Replace, cancellationToken);
                return;
            }
            catch (RequestFailedException e) when (e.Status == 412 || e.ErrorCode == TableErrorCode.EntityAlreadyExists)
            {
                await Contention.WaitAsync(attempt, clock, cancellationToken);
            }
        }
    }

    public async Task<bool> TakeOverAsync(ConsultationSlug consultation, EqualityTally tally, CancellationToken cancellationToken)
    {
        var mine = Guid.NewGuid().ToString("N");
        var row = new TableEntity(consultation.ToString(), RowKey) { ["WrittenBy"] = mine, ["Counts"] = Packed.Pack(tally) };
        try
        {
            await table.AddEntityAsync(row, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.ErrorCode == TableErrorCode.EntityAlreadyExists)
        {
            // The service may have taken it, its answer lost and the request sent again.
            return (await FindAsync(consultation, cancellationToken))?.GetString("WrittenBy") == mine;
        }
    }

    public async Task<EqualityTally> ReadAsync(ConsultationSlug consultation, CancellationToken cancellationToken) =>
        TallyOf(await FindAsync(consultation, cancellationToken));

    private async Task<TableEntity?> FindAsync(ConsultationSlug consultation, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(consultation.ToString(), RowKey, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value : null;
    }

    private static EqualityTally TallyOf(TableEntity? row) =>
        row is null ? EqualityTally.Empty : Packed.Unpack<EqualityTally>(row.GetBinary("Counts"));
}
