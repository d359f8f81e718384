using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using ConsultationIntake.AzureStorage.Submissions;
using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.AzureStorage.History;

/// <summary>
/// A consultation's history in one partition. Lines about submissions are saved beside those, in the same step; whoever reads the history
/// appends first what still waits there.
/// </summary>
/// <param name="table">Where the chain lies.</param>
/// <param name="submissions">Where lines wait.</param>
/// <param name="clock">For waiting.</param>
internal sealed class TableHistory(TableClient table, TableClient submissions, TimeProvider clock) : IHistory
{
    private readonly HistoryChain chain = new(table);

    public Task AppendAsync(ConsultationSlug consultation, HistoryEntry entry, CancellationToken cancellationToken) =>
        AppendAsync(consultation, [entry], cancellationToken);

    public async Task<bool> ContinueAsync(
        ConsultationSlug consultation,
        IReadOnlyList<HistoryLine> lines,
        CancellationToken cancellationToken
    )
    {
        await AppendWaitingAsync(consultation, cancellationToken);
        for (var attempt = 0; ; attempt++)
        {
            var end = await chain.EndAsync(consultation, cancellationToken);
            if (lines[0].ProblemAfter(end.Number, end.Hash) is not null)
                // A try of this call may have gone through, its answer lost.
                return attempt > 0 && (end.Number, end.Hash) == (lines[^1].Number, lines[^1].Hash);
            if (await table.TryCommitAsync([.. HistoryChain.Append(consultation, end, lines)], cancellationToken) is not null)
                return true;
            await Contention.WaitAsync(attempt, clock, cancellationToken);
        }
    }

    public async Task<HistoryPage> ListAsync(HistoryQuery query, CancellationToken cancellationToken)
    {
        await AppendWaitingAsync(query.Consultation, cancellationToken);
        var numbers = query is { By: null, Act: null, Submission: null, Subject: null }
            ? await LastAsync(query, cancellationToken)
            : await FoundAsync(query, cancellationToken);
        var lines = await Task.WhenAll(numbers.Take(query.Take).Select(number => LineAsync(query.Consultation, number, cancellationToken)));
        return new HistoryPage(lines, numbers.Count > lines.Length ? lines[^1].Number : null);
    }

    public async IAsyncEnumerable<HistoryLine> ReadAsync(
        ConsultationSlug consultation,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await AppendWaitingAsync(consultation, cancellationToken);
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {consultation.ToString()} and RowKey ge {"line:"} and RowKey lt {"line;"}"
        );
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            yield return Packed.Unpack<HistoryLine>(row.GetBinary("Line"));
    }

    public async Task EraseWordsAsync(ConsultationSlug consultation, SubmissionReference submission, CancellationToken cancellationToken)
    {
        // Its lines wait beside it, and nowhere else.
        await AppendWaitingAsync(consultation, [Layout.PartitionOf(consultation, submission)], cancellationToken);
        foreach (
            var number in await NumbersAsync(
                consultation,
                HistoryChain.SubmissionIndex(submission.ToString()),
                "",
                int.MaxValue,
                [],
                cancellationToken
            )
        )
        {
            var line = await LineAsync(consultation, number, cancellationToken);
            var row = new TableEntity(consultation.ToString(), HistoryChain.LineRow(number))
            {
                ["Line"] = Packed.Pack(line.WithoutWords()),
            };
            await table.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace, cancellationToken);
        }
    }

    /// <summary>Appends what saves of submissions left beside them, and takes it away there.</summary>
    internal Task AppendWaitingAsync(ConsultationSlug consultation, CancellationToken cancellationToken) =>
        AppendWaitingAsync(consultation, Layout.Partitions(consultation), cancellationToken);

    private async Task AppendWaitingAsync(
        ConsultationSlug consultation,
        IEnumerable<string> partitions,
        CancellationToken cancellationToken
    )
    {
        var (from, to) = Layout.PendingLines;
        var waiting = await Task.WhenAll(
            partitions.Select(async partition =>
            {
                var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {to}");
                return await submissions
                    .QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)
                    .ToListAsync(cancellationToken);
            })
        );
        foreach (var row in waiting.SelectMany(rows => rows).OrderBy(row => row.RowKey, StringComparer.Ordinal))
        {
            await AppendAsync(consultation, Packed.Unpack<List<HistoryEntry>>(row.GetBinary("Entries")), cancellationToken);
            await submissions.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
        }
    }

    private async Task AppendAsync(ConsultationSlug consultation, IReadOnlyList<HistoryEntry> entries, CancellationToken cancellationToken)
    {
        foreach (var together in entries.Chunk(HistoryChain.MostAtOnce))
        {
            var left = together.ToList();
            for (var attempt = 0; left.Count > 0; attempt++)
            {
                var end = await chain.EndAsync(consultation, cancellationToken);
                if (await table.TryCommitAsync([.. HistoryChain.Append(consultation, end, left)], cancellationToken) is not null)
                    break;
                await Contention.WaitAsync(attempt, clock, cancellationToken);
                // Another may have appended them: somebody who read the history meanwhile, or this call, whose answer was lost.
                var isThere = await Task.WhenAll(left.Select(entry => chain.HasAsync(consultation, entry.Id, cancellationToken)));
                left = [.. left.Where((_, i) => !isThere[i])];
            }
        }
    }

    private async Task<IReadOnlyList<long>> LastAsync(HistoryQuery query, CancellationToken cancellationToken)
    {
        var last = query.Before - 1 ?? (await chain.EndAsync(query.Consultation, cancellationToken)).Number;
        return [.. Enumerable.Range(0, query.Take + 1).Select(back => last - back).Where(number => number > 0)];
    }

    private Task<IReadOnlyList<long>> FoundAsync(HistoryQuery query, CancellationToken cancellationToken)
    {
        var index =
            query.Submission is { } submission ? HistoryChain.SubmissionIndex(submission.ToString())
            : query.Subject is { } about ? HistoryChain.SubjectIndex(about)
            : query.By is { } by ? HistoryChain.ByIndex(by)
            : HistoryChain.ActIndex(query.Act!);
        List<string> conditions = [];
        if (query.By is not null)
            conditions.Add(TableClient.CreateQueryFilter($"By eq {query.By}"));
        if (query.Act is not null)
            conditions.Add(TableClient.CreateQueryFilter($"Act eq {query.Act}"));
        if (query.Subject is not null)
            conditions.Add(TableClient.CreateQueryFilter($"Subject eq {query.Subject}"));
        var after = query.Before is { } before ? HistoryChain.Countdown(before) : "";
        return NumbersAsync(query.Consultation, index, after, query.Take + 1, conditions, cancellationToken);
    }

    private async Task<IReadOnlyList<long>> NumbersAsync(
        ConsultationSlug consultation,
        string index,
        string after,
        int take,
        IReadOnlyList<string> conditions,
        CancellationToken cancellationToken
    )
    {
        var bounds = TableClient.CreateQueryFilter(
            $"PartitionKey eq {consultation.ToString()} and RowKey gt {index + after} and RowKey lt {index[..^1] + ";"}"
        );
        return await table
            .QueryAsync<TableEntity>(
                string.Join(" and ", [bounds, .. conditions]),
                Math.Min(take, 1_000),
                cancellationToken: cancellationToken
            )
            .Take(take)
            .Select(row => row.GetInt64("Number")!.Value)
            .ToListAsync(cancellationToken);
    }

    private async Task<HistoryLine> LineAsync(ConsultationSlug consultation, long number, CancellationToken cancellationToken) =>
        Packed.Unpack<HistoryLine>(
            (
                await table.GetEntityAsync<TableEntity>(
                    consultation.ToString(),
                    HistoryChain.LineRow(number),
                    cancellationToken: cancellationToken
                )
            ).Value.GetBinary("Line")
        );
}
