using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.AzureStorage.Submissions;

/// <summary>
/// One row an idempotency key, inserted before the submission: of several that send the same key, the service lets one
/// insert it. The row lies in another partition than the submission (whose place follows from its reference alone), so
/// a claim can be left without one; <see cref="TableSubmissionStore"/> says how that mends.
/// </summary>
internal sealed class IdempotencyKeys(TableClient table, TimeProvider clock)
{
    /// <summary>Far longer than the step between a claim and its submission takes, retries of the client included.</summary>
    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromMinutes(5);

    internal async Task<KeyClaim> ClaimAsync(Submission submission, string keyRow, CancellationToken cancellationToken)
    {
        var partition = Layout.KeyPartition(submission.Consultation, keyRow);
        var row = RowOf(submission, keyRow);
        var me = row.GetString("WrittenBy");
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var added = await table.AddEntityAsync(row, cancellationToken);
                return Read(row, isMine: true) with { ETag = added.Headers.ETag ?? ETag.All };
            }
            catch (RequestFailedException e) when (e.ErrorCode == TableErrorCode.EntityAlreadyExists)
            {
                var existing = await table.GetEntityIfExistsAsync<TableEntity>(partition, keyRow, cancellationToken: cancellationToken);
                if (existing.HasValue)
                    return Read(existing.Value!, isMine: existing.Value!.GetString("WrittenBy") == me);
            }

            await Contention.WaitAsync(attempt, clock, cancellationToken);
        }
    }

    /// <summary>For which submission the key is claimed, or null.</summary>
    internal async Task<SubmissionReference?> ClaimedAsync(
        ConsultationSlug consultation,
        string keyRow,
        CancellationToken cancellationToken
    )
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(
            Layout.KeyPartition(consultation, keyRow),
            keyRow,
            cancellationToken: cancellationToken
        );
        return row.HasValue ? Read(row.Value!, isMine: false).Reference : null;
    }

    /// <summary>A claim as it is inserted.</summary>
    internal static TableEntity RowOf(Submission submission, string keyRow) =>
        new(Layout.KeyPartition(submission.Consultation, keyRow), keyRow)
        {
            ["Reference"] = submission.Reference.ToString(),
            ["ContentHash"] = submission.ContentHash,
            ["WrittenBy"] = Guid.NewGuid().ToString("N"),
        };

    /// <summary>Whether whoever made the claim must have broken off.</summary>
    internal bool IsAbandoned(KeyClaim claim) => claim.ClaimedAt < clock.GetUtcNow() - AbandonedAfter;

    /// <summary>Frees the key, unless somebody else has claimed it since.</summary>
    internal async Task ReleaseAsync(KeyClaim claim, CancellationToken cancellationToken)
    {
        try
        {
            await table.DeleteEntityAsync(claim.Partition, claim.KeyRow, claim.ETag, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            // It is somebody else's now.
            return;
        }
    }

    /// <summary>Frees the key of a submission that is gone.</summary>
    internal async Task ReleaseAsync(
        ConsultationSlug consultation,
        SubmissionReference reference,
        string keyRow,
        CancellationToken cancellationToken
    )
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(
            Layout.KeyPartition(consultation, keyRow),
            keyRow,
            cancellationToken: cancellationToken
        );
        if (row.HasValue && Read(row.Value!, isMine: false) is var claim && claim.Reference == reference)
            await ReleaseAsync(claim, cancellationToken);
    }

    private static KeyClaim Read(TableEntity row, bool isMine) =>
        new()
        {
            Partition = row.PartitionKey,
            KeyRow = row.RowKey,
            Reference = SubmissionReference.Parse(row.GetString("Reference")),
            ContentHash = row.GetString("ContentHash"),
            ETag = row.ETag,
            IsMine = isMine,
            ClaimedAt = row.Timestamp,
        };
}
