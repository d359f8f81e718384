using ConsultationIntake.Blobs;
using ConsultationIntake.Consultations;
using ConsultationIntake.Decisions;
using ConsultationIntake.Digests;
using ConsultationIntake.Equality;
using ConsultationIntake.History;
using ConsultationIntake.Imports;
using ConsultationIntake.Office;
using ConsultationIntake.Outcomes;
using ConsultationIntake.PublicResponses;
using ConsultationIntake.SentMails;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.NearCopies;
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
public sealed partial class ReadArchive(
    ISubmissionStore store,
    IOfficeRecords records,
    IBlobStore blobs,
    IHistory chain,
    IEqualityCounts equality,
    IDigestLedger digests,
    ReadOutcome outcomes,
    PublishResponses published,
    ICampaignStore campaigns,
    KeptMails sent,
    StaffHistory history,
    TimeProvider clock
)
{
    /// <summary>Bytes of an archive: 1 GB.</summary>
    public const long MaxBytes = 1L << 30;

    /// <summary>Each one lost means that another campaign was started meanwhile.</summary>
    private const int MostAttempts = 20;

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
        var kept = ForgetArchives.NameOf(consultation.Slug, clock.GetUtcNow());
        await blobs.PutAsync(kept, content, cancellationToken);
        try
        {
            var copies = new Dictionary<string, List<SubmissionReference>>(StringComparer.Ordinal);
            if (await CheckAsync(consultation, from ?? consultation.Slug.ToString(), kept, copies, cancellationToken) is { } refused)
                return refused;
            var taken = await TakeInAsync(consultation, kept, copies, cancellationToken);
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

    private async Task<ReadArchiveOutcome.TakenIn> TakeInAsync(
        Consultation consultation,
        string kept,
        IReadOnlyDictionary<string, List<SubmissionReference>> copies,
        CancellationToken cancellationToken
    )
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
                case ArchiveLine.OfColleague line:
                    // Whoever takes it in may be the first who was here: that says nothing of what was done before.
                    await SaveAsync(consultation, line.Colleague, cancellationToken);
                    break;
                case ArchiveLine.OfStandingDecision line:
                    others += await SaveAsync(consultation, line.Decision, cancellationToken);
                    break;
                case ArchiveLine.OfAlert line:
                    others += await SaveAsync(consultation, line.Alert, cancellationToken);
                    break;
                case ArchiveLine.OfSheet line:
                    others += await KeepAsync(consultation, line, cancellationToken);
                    break;
                case ArchiveLine.OfErasedRows line:
                    others += await SaveAsync(consultation, line.Rows, cancellationToken);
                    break;
                case ArchiveLine.OfCampaign { Campaign: var campaign }:
                    await StartAsync(consultation.Slug, campaign, copies.GetValueOrDefault(campaign.Id) ?? [], cancellationToken);
                    break;
                case ArchiveLine.Beginning or ArchiveLine.End or ArchiveLine.OfPublicSet:
                    break;
                default:
                    throw new NotSupportedException($"{read.GetType().Name} is not taken in.");
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

    /// <summary>1 where the sheet was not there, with its file where something of it is still to be taken in.</summary>
    private async Task<int> KeepAsync(Consultation consultation, ArchiveLine.OfSheet line, CancellationToken cancellationToken)
    {
        var sheet = line.Import with { Blob = PrepareImport.BlobOf(consultation.Slug, line.Import.Id) };
        if (await SaveAsync(consultation, sheet, cancellationToken) == 0)
            return 0;
        if (line.Rows is { } rows)
            await SaveAsync(consultation, rows, cancellationToken);
        if (line is { Content: { } content, Import.State: not ImportState.Finished })
        {
            using var stream = new MemoryStream(Convert.FromBase64String(content), writable: false);
            await blobs.PutAsync(sheet.Blob, stream, cancellationToken);
        }

        return 1;
    }

    /// <summary>
    /// Starts a campaign with its copies, so that they are told to be its copies and no other's. One that is here under another letter
    /// stays as it is: what is new joins it when it is read.
    /// </summary>
    private async Task StartAsync(
        ConsultationSlug slug,
        Campaign campaign,
        List<SubmissionReference> copies,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            if (await campaigns.OfAsync(slug, campaign.First, cancellationToken) is { } here && here.Id != campaign.Id)
                return;
            var version = (await campaigns.FindAsync(slug, campaign.Keys, 1, cancellationToken)).IndexVersion;
            // False where it is here already, or another was started meanwhile.
            if (await campaigns.TryStartAsync(slug, [campaign with { Copies = 1 }], version, cancellationToken))
                break;
            if (await campaigns.OfAsync(slug, campaign.First, cancellationToken) is not null)
                break;
        }

        await campaigns.RecordAsync(slug, campaign.Id, copies, cancellationToken);
        // It was erased where this comes from, and is no copy here.
        if (!copies.Contains(campaign.First))
            await campaigns.ForgetAsync(slug, campaign.First, cancellationToken);
    }

    /// <summary>1 where it was not there; what is there stays as it is.</summary>
    private async Task<int> SaveAsync<T>(Consultation consultation, T record, CancellationToken cancellationToken)
        where T : OfficeRecord =>
        await records.SaveAsync(consultation.Slug, record with { Version = null }, entry: null, cancellationToken) ? 1 : 0;
}
