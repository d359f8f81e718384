using System.Text.Json;
using ConsultationIntake.Blobs;
using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.PublicResponses;

/// <summary>Which set of responses is public; there is one such record for each consultation.</summary>
public sealed record PublicResponsesPage : OfficeRecord
{
    public const string Only = "responses";

    /// <summary>The set that is public, or null where none is.</summary>
    public string? Set { get; init; }
    public required int Responses { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>A published set.</summary>
/// <param name="Id">Another set has another.</param>
/// <param name="PublishedAt">When.</param>
/// <param name="Responses">In the order they were received.</param>
public sealed record PublicSet(string Id, DateTimeOffset PublishedAt, IReadOnlyList<PublicResponse> Responses);

/// <summary>
/// Publishes the responses whose senders agreed and that somebody looked at, and withdraws them. A set is a file of its own without what
/// was taken out; the one before is deleted, so that what is taken back is nowhere.
/// </summary>
public sealed class PublishResponses(
    ConsultationCatalogue catalogue,
    ISubmissionStore store,
    IOfficeRecords records,
    IBlobStore blobs,
    TimeProvider clock
)
{
    private PublicSet? last;

    /// <summary>The public set, or null. It is kept in memory until another is public.</summary>
    public async Task<PublicSet?> ReadAsync(ConsultationSlug consultation, CancellationToken cancellationToken)
    {
        if (await PageAsync(consultation, cancellationToken) is not { Set: { } id } page)
            return null;
        if (last is { } known && known.Id == id)
            return known;
        return last = new PublicSet(id, page.At, await SetAsync(consultation, id, cancellationToken));
    }

    public Task<PublicResponsesPage?> PageAsync(ConsultationSlug consultation, CancellationToken cancellationToken) =>
        records.FindAsync<PublicResponsesPage>(consultation, PublicResponsesPage.Only, cancellationToken);

    /// <summary>How many responses are public now; 0 and nothing changed where none may be. Null where somebody else was quicker.</summary>
    public async Task<int?> ExecuteAsync(ConsultationSlug consultation, string by, CancellationToken cancellationToken)
    {
        if (catalogue.Find(consultation) is not { } settings)
            return 0;
        var responses = new List<(DateTimeOffset At, PublicResponse Response)>();
        var looked = (await records.ListAsync<ResponseRedaction>(consultation, cancellationToken))
            .Where(redaction => redaction.MayBePublished)
            .ToDictionary(redaction => SubmissionReference.Parse(redaction.Id));
        await foreach (var submission in store.FindEachAsync(consultation, looked.Keys, cancellationToken))
        {
            if (submission.Stands && PublicResponse.ConsentOf(submission) != PublicationConsent.No)
                responses.Add((submission.ReceivedAt, PublicResponse.Of(settings, submission, looked[submission.Reference].Spans)));
        }

        if (responses.Count == 0)
            return 0;
        if (
            !await ShowAsync(
                consultation,
                [.. responses.OrderBy(one => one.At).Select(one => one.Response)],
                by,
                HistoryActs.PublishResponses,
                cancellationToken
            )
        )
            return null;
        // Erased, withdrawn or forbidden while the set was put together: whoever does so from now on finds the set.
        var mayNot = responses.ToDictionary(one => one.Response.Reference, one => one.Response);
        await foreach (var submission in store.FindEachAsync(consultation, [.. mayNot.Keys], cancellationToken))
        {
            if (MayStand(settings, mayNot[submission.Reference], submission))
                mayNot.Remove(submission.Reference);
        }

        foreach (var reference in mayNot.Keys)
            await TakeOutAsync(consultation, reference, by, cancellationToken);

        return responses.Count;
    }

    private static bool MayStand(Consultation consultation, PublicResponse response, Submission? now) =>
        now is { Stands: true }
        && PublicResponse.ConsentOf(now) != PublicationConsent.No
        && (response.Organisation is null || response.Organisation == PublicResponse.NameOf(consultation, now));

    /// <summary>False where nothing is public, or somebody else was quicker.</summary>
    public Task<bool> WithdrawAsync(ConsultationSlug consultation, string by, CancellationToken cancellationToken) =>
        ShowAsync(consultation, [], by, HistoryActs.WithdrawResponses, cancellationToken);

    /// <summary>
    /// Takes one response out of what is public and forgets what was decided of it: it is being erased. False where nothing was decided of
    /// it.
    /// </summary>
    public async Task<bool> ForgetAsync(
        ConsultationSlug consultation,
        SubmissionReference reference,
        string by,
        CancellationToken cancellationToken
    )
    {
        if (await records.FindAsync<ResponseRedaction>(consultation, reference.ToString(), cancellationToken) is not { } looked)
            return false;
        await TakeOutAsync(consultation, reference, by, cancellationToken);
        var now = clock.GetUtcNow();
        await records.DeleteAsync(consultation, looked, Entry(by, now, HistoryActs.WithdrawResponses, reference, null), cancellationToken);
        return true;
    }

    /// <summary>Takes one response out of what is public. Nothing happens where it is not in it.</summary>
    public async Task TakeOutAsync(
        ConsultationSlug consultation,
        SubmissionReference reference,
        string by,
        CancellationToken cancellationToken
    )
    {
        while (
            await PageAsync(consultation, cancellationToken) is { Set: { } id }
            && await SetAsync(consultation, id, cancellationToken) is var set
            && set.Any(response => response.Reference == reference)
        )
            await ShowAsync(
                consultation,
                [.. set.Where(response => response.Reference != reference)],
                by,
                HistoryActs.WithdrawResponses,
                cancellationToken
            );
    }

    /// <summary>
    /// Deletes sets, a day old, that a host kept and stopped before they were public, or before the one they replaced was gone.
    /// </summary>
    public async Task SweepAsync(ConsultationSlug consultation, CancellationToken cancellationToken)
    {
        var yesterday = clock.GetUtcNow().AddDays(-1);
        var names = await blobs.ListPutBeforeAsync(FolderOf(consultation), yesterday, cancellationToken).ToListAsync(cancellationToken);
        if (names.Count == 0)
            return;
        var shown = (await PageAsync(consultation, cancellationToken))?.Set is { } set ? NameOf(consultation, set) : null;
        foreach (var name in names.Where(name => name != shown))
            await blobs.DeleteAsync(name, cancellationToken);
    }

    private async Task<bool> ShowAsync(
        ConsultationSlug consultation,
        IReadOnlyList<PublicResponse> responses,
        string by,
        string act,
        CancellationToken cancellationToken
    )
    {
        var page = await PageAsync(consultation, cancellationToken);
        if (responses.Count == 0 && page?.Set is null)
            return false;
        var now = clock.GetUtcNow();
        var id = responses.Count == 0 ? null : Guid.CreateVersion7(now).ToString("N");
        if (id is not null)
            await KeepAsync(consultation, id, responses, cancellationToken);

        var shown = new PublicResponsesPage
        {
            Id = PublicResponsesPage.Only,
            Set = id,
            Responses = responses.Count,
            By = by,
            At = now,
            Version = page?.Version,
        };
        var isShown = await records.SaveAsync(
            consultation,
            shown,
            Entry(by, now, act, null, $"{responses.Count} responses"),
            cancellationToken
        );
        var gone = isShown ? page?.Set : id;
        if (gone is not null)
            await blobs.DeleteAsync(NameOf(consultation, gone), cancellationToken);
        return isShown;
    }

    internal async Task KeepAsync(
        ConsultationSlug consultation,
        string set,
        IReadOnlyList<PublicResponse> responses,
        CancellationToken cancellationToken
    )
    {
        using var content = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(responses, SubmissionJson.Options));
        await blobs.PutAsync(NameOf(consultation, set), content, cancellationToken);
    }

    internal async Task<IReadOnlyList<PublicResponse>> SetAsync(
        ConsultationSlug consultation,
        string id,
        CancellationToken cancellationToken
    )
    {
        await using var stream = await blobs.OpenAsync(NameOf(consultation, id), cancellationToken);
        // Another set took its place between the two reads: whoever asks again gets that one.
        return stream is null
            ? []
            : await JsonSerializer.DeserializeAsync<IReadOnlyList<PublicResponse>>(stream, SubmissionJson.Options, cancellationToken) ?? [];
    }

    private static string FolderOf(ConsultationSlug consultation) => $"responses/{consultation}/";

    private static string NameOf(ConsultationSlug consultation, string set) => $"{FolderOf(consultation)}{set}.json";

    private static HistoryEntry Entry(string by, DateTimeOffset at, string act, SubmissionReference? submission, string? after) =>
        new()
        {
            Id = Guid.CreateVersion7(at).ToString("N"),
            By = by,
            At = at,
            Act = act,
            Submission = submission,
            After = after,
        };
}
