using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Archives;

/// <summary>Whether every line is good, before any is taken in.</summary>
public sealed partial class ReadArchive
{
    /// <param name="copies">Filled with the responses of each campaign.</param>
    private async Task<ReadArchiveOutcome?> CheckAsync(
        Consultation consultation,
        string from,
        string kept,
        Dictionary<string, List<SubmissionReference>> copies,
        CancellationToken cancellationToken
    )
    {
        var (number, ended) = (0L, false);
        var files = new HashSet<string>(StringComparer.Ordinal);
        var (last, hash) = (0L, HistoryLine.Beginning);
        var together = new SomeAtOnce<(long Line, Submission Response), ReadArchiveOutcome?>(one =>
            AnotherHereAsync(consultation, one.Line, one.Response, cancellationToken)
        );
        await foreach (var text in LinesAsync(kept, cancellationToken))
        {
            number++;
            if (text is null)
                return new ReadArchiveOutcome.Refused(number, "The line is longer than any that is written.");
            try
            {
                var line = ArchiveLine.Parse(text);
                if (Problem(consultation, line, number, ended, files) is { } problem)
                    return new ReadArchiveOutcome.Refused(number, problem);
                if (
                    line is ArchiveLine.Response { Submission: var response }
                    && First(await together.AddAsync((number, response), response.Text.Value.Length)) is { } refused
                )
                    return refused;
                if (line is ArchiveLine.Beginning { Consultation: var other } && other != from)
                    return new ReadArchiveOutcome.OfAnother(other);
                if (line is ArchiveLine.OfHistory { Done: var done })
                {
                    if (done.ProblemAfter(last, hash) is { } broken)
                        return new ReadArchiveOutcome.Refused(number, $"The history is not as it was written: {broken}.");
                    (last, hash) = (done.Number, done.Hash);
                }

                if (line is ArchiveLine.Response { Submission: { Campaign: { } campaign } copy })
                    (copies.TryGetValue(campaign, out var known) ? known : copies[campaign] = []).Add(copy.Reference);
                ended = line is ArchiveLine.End;
            }
            catch (JsonException wrong)
            {
                return new ReadArchiveOutcome.Refused(number, $"This is no line of an archive: {wrong.Message}");
            }
        }

        return First(await together.FinishAsync())
            ?? (ended ? null : new ReadArchiveOutcome.Refused(number, "The end is missing: this is a part of an archive."));

        static ReadArchiveOutcome? First(ReadArchiveOutcome?[] all) => Array.Find(all, one => one is not null);
    }

    /// <summary>A response of another content that has the reference here.</summary>
    private async Task<ReadArchiveOutcome?> AnotherHereAsync(
        Consultation consultation,
        long line,
        Submission response,
        CancellationToken cancellationToken
    ) =>
        await store.FindAsync(consultation.Slug, response.Reference, cancellationToken) is { } known
        && known.ContentHash != response.ContentHash
            ? new ReadArchiveOutcome.Refused(line, $"Another response here has the reference {response.Reference}.")
            : null;

    private static string? Problem(Consultation consultation, ArchiveLine line, long number, bool ended, HashSet<string> files)
    {
        if (ended)
            return "There is something after the end.";
        if (line is ArchiveLine.Beginning != (number == 1))
            return "An archive begins with one line that says so.";
        switch (line)
        {
            case ArchiveLine.Beginning { Format: not ArchiveLine.Version } beginning:
                return $"It was written in format {beginning.Format}; this reads {ArchiveLine.Version}.";
            case ArchiveLine.Beginning { Demonstration: true } when !consultation.IsDemonstration:
                return $"It was taken out of a demonstration, and {consultation.Slug} is none.";
            case ArchiveLine.End end when end.Lines != number - 1:
                return $"{end.Lines} lines were written and {number - 1} are here.";
            case ArchiveLine.File file:
                if (!file.Blob.StartsWith("form/", StringComparison.Ordinal) || !IsBase64(file.Content))
                    return "This is no file of a response.";
                files.Add(file.Blob);
                return null;
            case ArchiveLine.OfSheet { Import: var sheet, Content: var content, Rows: var rows }
                when !SheetId().IsMatch(sheet.Id)
                    || content is not null && !IsBase64(content)
                    || rows is not null && (rows.Id != sheet.Id || !IsBase64(rows.Contents) || !IsBase64(rows.Respondents)):
                return "This is no sheet that was taken in.";
            case ArchiveLine.OfErasedRows { Rows: var erased } when !SheetId().IsMatch(erased.Id) || erased.Rows is null:
                return "These are no rows of a sheet.";
            case ArchiveLine.OfEdition { Id: var id } when !Guid.TryParseExact(id, "N", out _):
            case ArchiveLine.OfPublicSet { Id: var set } when !Guid.TryParseExact(set, "N", out _):
                return "This is no edition that was published.";
            case ArchiveLine.OfSentMail { Mail.Pieces: null } or ArchiveLine.OfSentMail { About: null }:
                return "This mail has no words.";
            case ArchiveLine.OfSentMail { About: var about } when !about.All(reference => SubmissionReference.TryParse(reference, out _)):
                return "This is about no response.";
            case ArchiveLine.Response { Submission: var submission }:
                return submission.Text.Parts.Any(part => part.Span.Start < 0 || part.Span.End > submission.Text.Value.Length)
                    ? $"The text of {submission.Reference} has parts that lie outside of it."
                    : null;
            default:
                return null;
        }
    }

    /// <summary>Null for a line that is too long, and nothing after it.</summary>
    private async IAsyncEnumerable<string?> LinesAsync(string kept, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream =
            await blobs.OpenAsync(kept, cancellationToken) ?? throw new InvalidOperationException($"{kept} was kept and is gone.");
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Length > MaxLine)
            {
                yield return null;
                yield break;
            }

            if (line.Length > 0)
                yield return line;
        }
    }

    private static bool IsBase64(string text) => System.Buffers.Text.Base64.IsValid(text);

    /// <summary>As <see cref="Imports.SheetImport.Hash"/> begins: it becomes the name of a file.</summary>
    [GeneratedRegex("^[0-9a-f]{32}$", RegexOptions.CultureInvariant)]
    private static partial Regex SheetId();
}
