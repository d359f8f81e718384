using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Office;

namespace ConsultationIntake.Outcomes;

public abstract record PublishOutcomeOutcome
{
    private PublishOutcomeOutcome() { }

    public sealed record Published(OutcomePage Page) : PublishOutcomeOutcome;

    public sealed record Withdrawn(OutcomePage Page) : PublishOutcomeOutcome;

    /// <summary>No concern has an agreed answer, or nothing is published that could be withdrawn.</summary>
    public sealed record Nothing : PublishOutcomeOutcome;

    /// <summary>Somebody else published or withdrew it at this moment.</summary>
    public sealed record ChangedMeanwhile : PublishOutcomeOutcome;
}

/// <summary>
/// Publishes "You said, we did", and withdraws it. The edition is kept first and then shown: broken off in between, the public sees what it
/// saw before. Editions stay, so that the office can show later what was published when.
/// </summary>
public sealed class PublishOutcome(IOfficeRecords records, DraftOutcome draft, ReadOutcome read, TimeProvider clock)
{
    public async Task<PublishOutcomeOutcome> ExecuteAsync(Consultation consultation, string by, CancellationToken cancellationToken)
    {
        var page = await read.PageAsync(consultation.Slug, cancellationToken);
        var before = await read.EditionAsync(consultation.Slug, page?.LastEdition, cancellationToken);
        var edition = await draft.MakeAsync(consultation, before, cancellationToken);
        if (edition.Entries.Count == 0)
            return new PublishOutcomeOutcome.Nothing();

        var id = Guid.CreateVersion7(edition.MadeAt).ToString("N");
        await read.KeepAsync(consultation.Slug, id, edition, cancellationToken);
        var published = new OutcomePage
        {
            Id = OutcomePage.Only,
            Edition = id,
            LastEdition = id,
            By = by,
            At = edition.MadeAt,
            Version = page?.Version,
        };
        return await records.SaveAsync(
            consultation.Slug,
            published,
            Entry(published, HistoryActs.PublishOutcome, $"{edition.Entries.Count} concerns, edition {id}"),
            cancellationToken
        )
            ? new PublishOutcomeOutcome.Published(published)
            : new PublishOutcomeOutcome.ChangedMeanwhile();
    }

    public async Task<PublishOutcomeOutcome> WithdrawAsync(Consultation consultation, string by, CancellationToken cancellationToken)
    {
        if (await read.PageAsync(consultation.Slug, cancellationToken) is not { Edition: { } id } page)
            return new PublishOutcomeOutcome.Nothing();
        var withdrawn = page with { Edition = null, By = by, At = clock.GetUtcNow() };
        return await records.SaveAsync(
            consultation.Slug,
            withdrawn,
            Entry(withdrawn, HistoryActs.WithdrawOutcome, $"edition {id}"),
            cancellationToken
        )
            ? new PublishOutcomeOutcome.Withdrawn(withdrawn)
            : new PublishOutcomeOutcome.ChangedMeanwhile();
    }

    private static HistoryEntry Entry(OutcomePage page, string act, string after) =>
        new()
        {
            Id = Guid.CreateVersion7(page.At).ToString("N"),
            By = page.By,
            At = page.At,
            Act = act,
            After = after,
        };
}
