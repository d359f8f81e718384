using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ConsultationIntake.History;

/// <summary>
/// Proves by a file alone that no line of a history was changed, taken out or put in: the table <c>history</c> as JSON Lines, as the
/// evidence pack has it. It holds no words, and of a subject its digest.
/// </summary>
public static class HistoryFile
{
    /// <param name="Lines">Lines that hold together, from the first.</param>
    /// <param name="LastHash">The hash of the last of these: whoever noted it before knows that the file is of the same history.</param>
    /// <param name="Linked">
    /// Of these, lines whose own hash cannot be worked out: an older version hashed a subject that the file has with personal data taken
    /// out. Their hashes are still held by the lines that follow.
    /// </param>
    /// <param name="Problem">What is wrong with the line after these, in words; or null.</param>
    public sealed record Outcome(long Lines, string LastHash, long Linked, string? Problem);

    /// <summary>Ends at the first line that is not right; a line that is no line of a history is not.</summary>
    /// <param name="file">UTF-8. It is left open.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<Outcome> VerifyAsync(Stream file, CancellationToken cancellationToken)
    {
        var (number, hash, linked) = (0L, HistoryLine.Beginning, 0L);
        await foreach (var line in LinesAsync(file, cancellationToken))
        {
            if (line is null)
                return new Outcome(number, hash, linked, $"what follows line {number} is no line of a history");
            if (line.LinkProblemAfter(number, hash) is { } broken)
                return new Outcome(number, hash, linked, broken);
            if (!line.HashHolds)
            {
                if (line is not { Subject: not null, SubjectHash: null })
                    return new Outcome(number, hash, linked, $"line {line.Number} was changed");
                linked++;
            }

            (number, hash) = (line.Number, line.Hash);
        }

        return new Outcome(number, hash, linked, Problem: null);
    }

    private static async IAsyncEnumerable<HistoryLine?> LinesAsync(
        Stream file,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var reader = new StreamReader(file, leaveOpen: true);
        while (await reader.ReadLineAsync(cancellationToken) is { } json)
        {
            if (json.Length > 0)
                yield return Read(json);
        }
    }

    private static HistoryLine? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var row = document.RootElement;
            var subjectHash = Text(row, "subject_hash");
            return new HistoryLine
            {
                Number = row.GetProperty("line").GetInt64(),
                Id = Text(row, "id") ?? "",
                By = Text(row, "by") ?? "",
                At = DateTimeOffset.ParseExact(
                    Text(row, "at_exact") ?? "",
                    HistoryLine.ExactFormat,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal
                ),
                Act = Text(row, "act") ?? "",
                Submission = Text(row, "response") is { } reference ? Submissions.SubmissionReference.Parse(reference) : null,
                Point = Text(row, "point") is { } point
                    ? int.Parse(point[(point.LastIndexOf('.') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture)
                    : null,
                Subject = Text(row, "subject"),
                SubjectHash = subjectHash,
                WordsHash = Text(row, "words_hash") ?? "",
                Previous = Text(row, "previous") ?? HistoryLine.Beginning,
                Hash = Text(row, "hash") ?? "",
            };
        }
        catch (Exception problem)
            when (problem is JsonException or KeyNotFoundException or FormatException or InvalidOperationException or OverflowException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();
}
