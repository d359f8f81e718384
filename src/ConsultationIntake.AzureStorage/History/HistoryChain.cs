using Azure;
using Azure.Data.Tables;
using ConsultationIntake.Consultations;
using ConsultationIntake.History;

namespace ConsultationIntake.AzureStorage.History;

/// <summary>
/// The end of a consultation's chain of history, in the partition that all of it lies in: lines are appended in one transaction with the
/// row that says where the chain ends, so that of two who append at once one looks again.
/// </summary>
internal sealed class HistoryChain(TableClient table)
{
    /// <summary>So many lines fit a transaction: each is a row, with up to four that it is found by.</summary>
    internal const int MostAtOnce = 16;

    private const string EndRow = "end";

    internal async Task<ChainEnd> EndAsync(ConsultationSlug consultation, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(consultation.ToString(), EndRow, cancellationToken: cancellationToken);
        return row.HasValue
            ? new ChainEnd(row.Value!.GetInt64("Number")!.Value, row.Value.GetString("Hash"), row.Value.ETag)
            : new ChainEnd(0, HistoryLine.Beginning, ETag: null);
    }

    /// <summary>Whether an entry is a line already.</summary>
    internal async Task<bool> HasAsync(ConsultationSlug consultation, string entry, CancellationToken cancellationToken) =>
        (await table.GetEntityIfExistsAsync<TableEntity>(consultation.ToString(), IdRow(entry), ["RowKey"], cancellationToken)).HasValue;

    /// <summary>
    /// What appends these after that end. The transaction fails where the chain has grown, or one of them is a line already.
    /// </summary>
    internal static IEnumerable<TableTransactionAction> Append(
        ConsultationSlug consultation,
        ChainEnd end,
        IReadOnlyList<HistoryEntry> entries
    )
    {
        var lines = new List<HistoryLine>();
        foreach (var entry in entries)
            lines.Add(
                HistoryLine.After(lines is [.., var last] ? last.Number : end.Number, lines is [.., var one] ? one.Hash : end.Hash, entry)
            );
        return Append(consultation, end, lines);
    }

    /// <summary>What appends these lines, which follow that end. It fails as the other does.</summary>
    internal static IEnumerable<TableTransactionAction> Append(
        ConsultationSlug consultation,
        ChainEnd end,
        IReadOnlyList<HistoryLine> lines
    )
    {
        var (number, hash) = (end.Number, end.Hash);
        foreach (var line in lines)
        {
            (number, hash) = (line.Number, line.Hash);
            yield return Add(new TableEntity(consultation.ToString(), LineRow(line.Number)) { ["Line"] = Packed.Pack(line) });
            yield return Add(new TableEntity(consultation.ToString(), IdRow(line.Id)));
            foreach (var index in IndexesOf(line))
            {
                var row = new TableEntity(consultation.ToString(), $"{index}{Countdown(line.Number)}")
                {
                    ["Number"] = line.Number,
                    ["By"] = line.By,
                    ["Act"] = line.Act,
                    ["Subject"] = line.Subject,
                };
                yield return Add(row);
            }
        }

        var last = new TableEntity(consultation.ToString(), EndRow) { ["Number"] = number, ["Hash"] = hash };
        yield return end.ETag is { } seen ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, last, seen) : Add(last);
    }

    internal static string LineRow(long number) => $"line:{number:D19}";

    internal static string ByIndex(string by) => $"by:{Keys.Escaped(by)}:";

    internal static string ActIndex(string act) => $"act:{act}:";

    internal static string SubmissionIndex(string reference) => $"of:{reference}:";

    internal static string SubjectIndex(string subject) => $"about:{Keys.Escaped(subject)}:";

    /// <summary>Newest first.</summary>
    internal static string Countdown(long number) => $"{long.MaxValue - number:D19}";

    private static IEnumerable<string> IndexesOf(HistoryLine line)
    {
        yield return ByIndex(line.By);
        yield return ActIndex(line.Act);
        if (line.Submission is { } submission)
            yield return SubmissionIndex(submission.ToString());
        if (line.Subject is { } subject)
            yield return SubjectIndex(subject);
    }

    private static string IdRow(string entry) => $"id:{entry}";

    private static TableTransactionAction Add(TableEntity row) => new(TableTransactionActionType.Add, row);
}

/// <param name="Number">Of the last line; 0 before the first.</param>
/// <param name="Hash">Of the last line.</param>
/// <param name="ETag">Null before the first line.</param>
internal sealed record ChainEnd(long Number, string Hash, ETag? ETag);
