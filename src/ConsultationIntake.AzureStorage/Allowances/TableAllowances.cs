using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using ConsultationIntake.Allowances;

namespace ConsultationIntake.AzureStorage.Allowances;

/// <summary>A row for each key and window: the key is the partition, the window's end the row.</summary>
internal sealed class TableAllowances(TableClient table, TimeProvider clock) : IAllowances
{
    private const string Taken = "Taken";

    public async Task<bool> TakeAsync(
        Allowance allowance,
        string whose,
        long amount,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var (partition, window) = (allowance.KeyFor(whose), Row(allowance.EndsAt(now)));
        for (var attempt = 0; ; attempt++)
        {
            var stored = await table.GetEntityIfExistsAsync<TableEntity>(partition, window, cancellationToken: cancellationToken);
            var taken = (stored.HasValue ? stored.Value!.GetInt64(Taken) ?? 0 : 0) + amount;
            if (taken > allowance.Most)
                return false;
            var row = new TableEntity(partition, window) { [Taken] = taken };
            try
            {
                if (stored.HasValue)
                    await table.UpdateEntityAsync(row, stored.Value!.ETag, TableUpdateMode.Replace, cancellationToken);
                else
                    await table.AddEntityAsync(row, cancellationToken);
                return true;
            }
            catch (RequestFailedException e) when (e.Status is 404 or 412 || e.ErrorCode == TableErrorCode.EntityAlreadyExists)
            {
                await Contention.WaitAsync(attempt, clock, cancellationToken);
            }
        }
    }

    /// <summary>Looks at every row, and leaves the few whose windows go on.</summary>
    public async Task ForgetAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"RowKey le {Row(now)}");
        await foreach (
            var row in table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken)
        )
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
    }

    private static string Row(DateTimeOffset endsAt) => endsAt.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);
}
