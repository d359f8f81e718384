using System.Text.Json;
using ConsultationIntake.Blobs;
using ConsultationIntake.Consultations;
using ConsultationIntake.Digests;
using ConsultationIntake.Equality;
using ConsultationIntake.History;
using ConsultationIntake.Office;
using ConsultationIntake.Outcomes;
using ConsultationIntake.PublicResponses;
using ConsultationIntake.SentMails;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;

namespace ConsultationIntake.Archives;

public abstract record ReadArchiveOutcome
{
    private ReadArchiveOutcome() { }

    /// <param name="Responses">Taken in.</param>
    /// <param name="Known">Responses that were there already.</param>
    /// <param name="Records">Concerns, saved filters and the like taken in.</param>
    public sealed record TakenIn(int Responses, int Known, int Records) : ReadArchiveOutcome;

    /// <summary>Nothing was taken in.</summary>
    /// <param name="Line">The line it was noticed in, from 1.</param>
    /// <param name="Why">What is wrong, for staff.</param>
    public sealed record Refused(long Line, string Why) : ReadArchiveOutcome;

    /// <summary>
    /// It was taken out of a consultation of another name, and the caller did not say that this is meant. Nothing was taken in.
    /// </summary>
    /// <param name="From">The name in the archive.</param>
    public sealed record OfAnother(string From) : ReadArchiveOutcome;
}

/// <summary>
/// Takes an archive in: its responses with their references, points, numbers and staff work, its concerns, its history, what was published
/// and counted. It is read twice: nothing is taken in unless every line is good and the end is there. Broken off, it is taken in again, and
/// what is there stays as it is. Where nothing was done here before, the history goes on as one chain; else its lines are written behind.
/// </summary>
public sealed class ReadArchive(
    ISubmissionStore store,
    IOfficeRecords records,
    IBlobStore blobs,
    IHistory chain,
    IEqualityCounts equality,
    IDigestLedger digests,
    ReadOutcome outcomes,
    PublishResponses published,
    KeptMails sent,
    StaffHistory history,
    TimeProvider clock
)
{
    /// <summary>Bytes of an archive: 1 GB.</summary>
    public const long MaxBytes = 1L << 30;

    /// <summary>A response of 25 MB of files, in base64, and room.</summary>
    private const int MaxLine = 64 * 1024 * 1024;

    /// <param name="from">
    /// The slug that the consultation had where it was taken out; null for the one it has here. An archive of another is refused: it would
    /// be mixed with what is here for good.
    /// </param>
    public async Task<ReadArchiveOutcome> ExecuteAsync(
        Consultation consultation,
        string? from,
        Stream content,
        string by,
        CancellationToken cancellationToken
    )
    {
        var kept = $"archives/{consultation.Slug}/{Guid.CreateVersion7(clock.GetUtcNow()):N}";
        await blobs.PutAsync(kept, content, cancellationToken);
        try
        {
            if (await CheckAsync(consultation, from ?? consultation.Slug.ToString(), kept, cancellationToken) is { } refused)
                return refused;
            var taken = await TakeInAsync(consultation, kept, cancellationToken);
            await history.WriteAsync(
                consultation.Slug,
                by,
                HistoryActs.ReadArchive,
                submission: null,
                subject: null,
                $"{taken.Responses} responses, {taken.Known} known, {taken.Records} records"
                    + (from is null || from == consultation.Slug.ToString() ? "" : $", of {from}"),
                cancellationToken
            );
            return taken;
        }
        finally
        {
            await blobs.DeleteAsync(kept, CancellationToken.None);
        }
    }

    private async Task<ReadArchiveOutcome?> CheckAsync(
        Consultation consultation,
        string from,
        string kept,
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

    private async Task<ReadArchiveOutcome.TakenIn> TakeInAsync(Consultation consultation, string kept, CancellationToken cancellationToken)
    {
        var (responses, known, others) = (0, 0, 0);
        var done = new List<HistoryLine>();
        var together = new SomeAtOnce<Submission, AddOutcome>(submission =>
            store.AddAsync(submission, WorkItem.TagSubmission(submission.Consultation, submission.Reference), cancellationToken)
        );
        void Count(AddOutcome[] added)
        {
            var isNew = added.Count(outcome => outcome is AddOutcome.Added);
            responses += isNew;
            known += added.Length - isNew;
        }

        await foreach (var text in LinesAsync(kept, cancellationToken))
        {
            var read = ArchiveLine.Parse(text!);
            if (read is not (ArchiveLine.Response or ArchiveLine.File))
                Count(await together.FinishAsync());
            if (done.Count > 0 && (read is not ArchiveLine.OfHistory || done.Count == IHistory.MostContinued))
            {
                await WriteDownAsync(consultation.Slug, done, cancellationToken);
                done.Clear();
            }

            switch (read)
            {
                case ArchiveLine.OfHistory line:
                    done.Add(line.Done);
                    break;
                case ArchiveLine.OfQuote line:
                    others += await SaveAsync(consultation, line.Quote, cancellationToken);
                    break;
                case ArchiveLine.OfReply line:
                    others += await SaveAsync(consultation, line.Reply, cancellationToken);
                    break;
                case ArchiveLine.OfDigest { Digest: var digest }:
                    var claimed = digest with { Consultation = consultation.Slug, Version = null };
                    others += await digests.TryClaimAsync(claimed, cancellationToken) ? 1 : 0;
                    break;
                case ArchiveLine.OfSentMail line:
                    // What it quotes is found by the name that the consultation has here.
                    var mail = line.Mail with
                    {
                        Pieces =
                        [
                            .. line.Mail.Pieces.Select(piece =>
                                piece.About is { } about
                                    ? piece with
                                    {
                                        About = $"{consultation.Slug}/{about[(about.IndexOf('/', StringComparison.Ordinal) + 1)..]}",
                                    }
                                    : piece
                            ),
                        ],
                    };
                    others += await sent.TakeOverAsync(consultation.Slug, mail, line.About, cancellationToken) ? 1 : 0;
                    break;
                case ArchiveLine.OfTyping line:
                    others += await SaveAsync(consultation, line.Typing, cancellationToken);
                    break;
                case ArchiveLine.OfUndelivered line:
                    others += await SaveAsync(consultation, line.Mail, cancellationToken);
                    break;
                case ArchiveLine.OfEquality line:
                    await equality.TakeOverAsync(consultation.Slug, line.Tally, cancellationToken);
                    break;
                case ArchiveLine.OfEdition line:
                    await outcomes.KeepAsync(consultation.Slug, line.Id, line.Edition, cancellationToken);
                    break;
                case ArchiveLine.OfOutcome line:
                    others += await SaveAsync(consultation, line.Page, cancellationToken);
                    break;
                case ArchiveLine.OfPublicSet line when await published.PageAsync(consultation.Slug, cancellationToken) is null:
                    await published.KeepAsync(consultation.Slug, line.Id, line.Responses, cancellationToken);
                    break;
                case ArchiveLine.OfPublic line:
                    others += await SaveAsync(consultation, line.Page, cancellationToken);
                    break;
                case ArchiveLine.File file:
                    using (var stream = new MemoryStream(Convert.FromBase64String(file.Content), writable: false))
                        await blobs.PutAsync(file.Blob, stream, cancellationToken);
                    break;
                case ArchiveLine.Response { Submission: var submission }:
                    var here = submission with { Consultation = consultation.Slug };
                    Count(await together.AddAsync(here, here.Text.Value.Length));
                    break;
                case ArchiveLine.OfConcern line:
                    others += await SaveAsync(consultation, line.Concern, cancellationToken);
                    break;
                case ArchiveLine.OfFilter line:
                    others += await SaveAsync(consultation, line.Filter, cancellationToken);
                    break;
                case ArchiveLine.OfTheme line:
                    others += await SaveAsync(consultation, line.Theme, cancellationToken);
                    break;
                case ArchiveLine.OfWords line:
                    others += await SaveAsync(consultation, line.Words, cancellationToken);
                    break;
                case ArchiveLine.OfRedaction line:
                    others += await SaveAsync(consultation, line.Redaction, cancellationToken);
                    break;
                case ArchiveLine.OfColumns line:
                    others += await SaveAsync(consultation, line.Columns, cancellationToken);
                    break;
            }
        }

        Count(await together.FinishAsync());
        return new ReadArchiveOutcome.TakenIn(responses, known, others);
    }

    /// <summary>As the chain they are where they go on from what is here, else as lines of the chain that is here; each once.</summary>
    private async Task WriteDownAsync(ConsultationSlug consultation, List<HistoryLine> lines, CancellationToken cancellationToken)
    {
        if (await chain.ContinueAsync(consultation, lines, cancellationToken))
            return;
        foreach (var line in lines)
        {
            var entry = new HistoryEntry
            {
                Id = line.Id,
                By = line.By,
                At = line.At,
                Act = line.Act,
                Submission = line.Submission,
                Point = line.Point,
                Subject = line.Subject,
                Before = line.Words?.Before,
                After = line.Words?.After,
            };
            await chain.AppendAsync(consultation, entry, cancellationToken);
        }
    }

    /// <summary>1 where it was not there; what is there stays as it is.</summary>
    private async Task<int> SaveAsync<T>(Consultation consultation, T record, CancellationToken cancellationToken)
        where T : OfficeRecord =>
        await records.SaveAsync(consultation.Slug, record with { Version = null }, entry: null, cancellationToken) ? 1 : 0;

    /// <summary>Null for a line that is too long, and nothing after it.</summary>
    private async IAsyncEnumerable<string?> LinesAsync(
        string kept,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
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
}
