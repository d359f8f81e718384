using System.Runtime.CompilerServices;
using System.Text.Json;
using ConsultationIntake.Blobs;
using ConsultationIntake.Consultations;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Outcomes;

/// <param name="Id">The edition's own id: another edition has another.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="Edition">What it says.</param>
public sealed record PublishedOutcome(string Id, DateTimeOffset PublishedAt, OutcomeEdition Edition);

/// <summary>What is published. Editions never change, so the one read last is kept in memory.</summary>
public sealed class ReadOutcome(IOfficeRecords records, IBlobStore blobs)
{
    private PublishedOutcome? last;

    /// <summary>Null where nothing is published, or it was withdrawn.</summary>
    public async Task<PublishedOutcome?> ExecuteAsync(ConsultationSlug consultation, CancellationToken cancellationToken)
    {
        if (await PageAsync(consultation, cancellationToken) is not { Edition: { } id } page)
            return null;
        if (last is { } known && known.Id == id)
            return known;
        return await EditionAsync(consultation, id, cancellationToken) is { } edition
            ? last = new PublishedOutcome(id, page.At, edition)
            : throw new InvalidOperationException($"Edition {id} of {consultation} is published and was not kept.");
    }

    internal Task<OutcomePage?> PageAsync(ConsultationSlug consultation, CancellationToken cancellationToken) =>
        records.FindAsync<OutcomePage>(consultation, OutcomePage.Only, cancellationToken);

    internal async Task<OutcomeEdition?> EditionAsync(ConsultationSlug consultation, string? id, CancellationToken cancellationToken)
    {
        if (id is null)
            return null;
        await using var stream = await blobs.OpenAsync(NameOf(consultation, id), cancellationToken);
        return stream is null
            ? null
            : await JsonSerializer.DeserializeAsync<OutcomeEdition>(stream, SubmissionJson.Options, cancellationToken);
    }

    /// <summary>The ids of every edition that was made, the oldest first.</summary>
    internal async IAsyncEnumerable<string> EditionsAsync(
        ConsultationSlug consultation,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var folder = NameOf(consultation, "")[..^".json".Length];
        var ids = new List<string>();
        await foreach (var name in blobs.ListAsync(folder, cancellationToken))
            ids.Add(name[folder.Length..^".json".Length]);
        foreach (var id in ids.Order(StringComparer.Ordinal))
            yield return id;
    }

    internal async Task KeepAsync(ConsultationSlug consultation, string id, OutcomeEdition edition, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(edition, SubmissionJson.Options));
        await blobs.PutAsync(NameOf(consultation, id), content, cancellationToken);
    }

    private static string NameOf(ConsultationSlug consultation, string edition) => $"outcome/{consultation}/{edition}.json";
}
