using System.Runtime.CompilerServices;
using System.Text;
using ConsultationIntake.Alerts;
using ConsultationIntake.Blobs;
using ConsultationIntake.Concerns;
using ConsultationIntake.Consultations;
using ConsultationIntake.Decisions;
using ConsultationIntake.Digests;
using ConsultationIntake.Equality;
using ConsultationIntake.History;
using ConsultationIntake.Imports;
using ConsultationIntake.Office;
using ConsultationIntake.Outcomes;
using ConsultationIntake.PublicResponses;
using ConsultationIntake.Replies;
using ConsultationIntake.Reports;
using ConsultationIntake.SentMails;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.NearCopies;
using ConsultationIntake.Themes.Own;

namespace ConsultationIntake.Archives;

/// <summary>
/// Writes a whole consultation as JSON Lines, a few responses in memory at a time. The mails that responses came in are not in it: they
/// stay the evidence of the installation they are in.
/// </summary>
public sealed class WriteArchive(
    ISubmissionStore store,
    IOfficeRecords records,
    IHistory history,
    IEqualityCounts equality,
    IDigestLedger digests,
    ReadOutcome outcomes,
    PublishResponses published,
    ICampaignStore campaigns,
    KeptMails sent,
    IBlobStore blobs,
    TimeProvider clock
)
{
    private const int PageLength = 200;

    /// <summary>Those received first come first. What arrives meanwhile may be missing.</summary>
    public async Task ExecuteAsync(Consultation consultation, string by, Stream to, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(to, new UTF8Encoding(false), bufferSize: 64 * 1024, leaveOpen: true) { NewLine = "\n" };
        var lines = 0L;
        async Task WriteAsync(ArchiveLine line)
        {
            await writer.WriteLineAsync(line.ToJson().AsMemory(), cancellationToken);
            lines++;
        }

        await WriteAsync(
            new ArchiveLine.Beginning(
                ArchiveLine.Version,
                consultation.Slug.ToString(),
                clock.GetUtcNow(),
                by,
                consultation.IsDemonstration
            )
        );
        await foreach (var line in history.ReadAsync(consultation.Slug, cancellationToken))
            await WriteAsync(new ArchiveLine.OfHistory(line));
        foreach (var concern in await records.ListAsync<Concern>(consultation.Slug, cancellationToken))
            await WriteAsync(new ArchiveLine.OfConcern(concern with { Version = null }));
        foreach (var filter in await records.ListAsync<SavedFilter>(consultation.Slug, cancellationToken))
            await WriteAsync(new ArchiveLine.OfFilter(filter with { Version = null }));
        foreach (var theme in await records.ListAsync<OwnTheme>(consultation.Slug, cancellationToken))
            await WriteAsync(new ArchiveLine.OfTheme(theme with { Version = null }));
        foreach (var words in await records.ListAsync<OutcomeWords>(consultation.Slug, cancellationToken))
            await WriteAsync(new ArchiveLine.OfWords(words with { Version = null }));
        foreach (var columns in await records.ListAsync<SheetColumns>(consultation.Slug, cancellationToken))
            await WriteAsync(new ArchiveLine.OfColumns(columns with { Version = null }));
        foreach (var redaction in await records.ListAsync<ResponseRedaction>(consultation.Slug, cancellationToken))
            await WriteAsync(new ArchiveLine.OfRedaction(redaction with { Version = null }));
        foreach (var quote in await records.ListAsync<ReportQuote>(consultation.Slug, cancellationToken))
            await WriteAsync(new ArchiveLine.OfQuote(quote with { Version = null }));
        foreach (var reply in await records.ListAsync<ReplyDelivery>(consultation.Slug, cancellationToken))
            await WriteAsync(new ArchiveLine.OfReply(reply with { Version = null }));
        foreach (var digest in await digests.ListAsync(consultation.Slug, cancellationToken))
            await WriteAsync(new ArchiveLine.OfDigest(digest with { Version = null }));
        var about = (await records.ListAsync<SentMailAbout>(consultation.Slug, cancellationToken)).ToLookup(
            one => one.Mail,
            one => one.Id[..^(one.Mail.Length + 1)]
        );
        await foreach (var mail in sent.ReadAsync(consultation.Slug, cancellationToken))
            await WriteAsync(new ArchiveLine.OfSentMail(mail with { Version = null }, [.. about[mail.Id]]));
        foreach (var typing in await records.ListAsync<SecondTyping>(consultation.Slug, cancellationToken))
            await WriteAsync(new ArchiveLine.OfTyping(typing with { Version = null }));
        foreach (var mail in await records.ListAsync<UndeliveredMail>(consultation.Slug, cancellationToken))
            await WriteAsync(new ArchiveLine.OfUndelivered(mail with { Version = null }));
        foreach (var colleague in await records.ListAsync<Colleague>(consultation.Slug, cancellationToken))
            await WriteAsync(new ArchiveLine.OfColleague(colleague with { Version = null }));
        foreach (var decision in await records.ListAsync<StandingDecision>(consultation.Slug, cancellationToken))
            await WriteAsync(new ArchiveLine.OfStandingDecision(decision with { Version = null }));
        foreach (var alert in await records.ListAsync<SafeguardingAlert>(consultation.Slug, cancellationToken))
            await WriteAsync(new ArchiveLine.OfAlert(alert with { Version = null }));
        foreach (var sheet in await records.ListAsync<SheetImport>(consultation.Slug, cancellationToken))
        {
            if (sheet.State is ImportState.Finished or ImportState.Failed)
            {
                var rows = await records.FindAsync<TakenRows>(consultation.Slug, sheet.Id, cancellationToken);
                var content = await ContentAsync(sheet.Blob, cancellationToken);
                await WriteAsync(
                    new ArchiveLine.OfSheet(sheet with { Version = null }, content, rows is null ? null : rows with { Version = null })
                );
            }
        }

        foreach (var rows in await records.ListAsync<ErasedRows>(consultation.Slug, cancellationToken))
            await WriteAsync(new ArchiveLine.OfErasedRows(rows with { Version = null }));

        // One that nobody has copied is found again by the letter itself.
        foreach (var campaign in await campaigns.ListAsync(consultation.Slug, 2, cancellationToken))
            await WriteAsync(new ArchiveLine.OfCampaign(campaign with { Version = null }));
        if (await equality.ReadAsync(consultation.Slug, cancellationToken) is { Counts.Count: > 0 } tally)
            await WriteAsync(new ArchiveLine.OfEquality(tally));
        await foreach (var line in PublishedAsync(consultation.Slug, cancellationToken))
            await WriteAsync(line);
        var references = await ReferencesAsync(consultation.Slug, cancellationToken);
        await foreach (var submission in store.FindEachAsync(consultation.Slug, references, cancellationToken))
        {
            foreach (var file in submission.Files)
            {
                if (await ContentAsync(file.Blob, cancellationToken) is { } content)
                    await WriteAsync(new ArchiveLine.File(file.Blob, content));
            }

            await WriteAsync(new ArchiveLine.Response(submission with { Version = null }));
        }

        await WriteAsync(new ArchiveLine.End(lines));
    }

    /// <summary>What is and was published: each before the line that says that it is.</summary>
    private async IAsyncEnumerable<ArchiveLine> PublishedAsync(
        ConsultationSlug slug,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var id in outcomes.EditionsAsync(slug, cancellationToken))
        {
            if (await outcomes.EditionAsync(slug, id, cancellationToken) is { } edition)
                yield return new ArchiveLine.OfEdition(id, edition);
        }

        if (await outcomes.PageAsync(slug, cancellationToken) is { } outcome)
            yield return new ArchiveLine.OfOutcome(outcome with { Version = null });
        if (await published.PageAsync(slug, cancellationToken) is not { } page)
            yield break;
        if (page.Set is { } set)
            yield return new ArchiveLine.OfPublicSet(set, await published.SetAsync(slug, set, cancellationToken));
        yield return new ArchiveLine.OfPublic(page with { Version = null });
    }

    private async Task<List<SubmissionReference>> ReferencesAsync(ConsultationSlug slug, CancellationToken cancellationToken)
    {
        var references = new List<SubmissionReference>();
        var query = new SubmissionQuery { Consultation = slug, Take = PageLength };
        while (true)
        {
            var page = await store.ListAsync(query, cancellationToken);
            references.AddRange(page.Items.Select(item => item.Reference));
            if (page.Next is null)
                break;
            query = query with { After = page.Next };
        }

        references.Reverse();
        return references;
    }

    private async Task<string?> ContentAsync(string blob, CancellationToken cancellationToken)
    {
        await using var stream = await blobs.OpenAsync(blob, cancellationToken);
        if (stream is null)
            return null;
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellationToken);
        return Convert.ToBase64String(content.GetBuffer(), 0, (int)content.Length);
    }
}
