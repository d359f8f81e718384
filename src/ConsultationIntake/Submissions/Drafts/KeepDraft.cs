using ConsultationIntake.Consultations;

namespace ConsultationIntake.Submissions.Drafts;

/// <summary>Begins drafts and keeps what is filled in. Of two tabs the last to write a field wins, field by field.</summary>
public sealed class KeepDraft(IDraftStore store, TimeProvider clock)
{
    public async Task<(DraftId Id, Draft Draft)> BeginAsync(Consultation consultation, string language, CancellationToken cancellationToken)
    {
        var id = DraftId.New();
        var now = clock.GetUtcNow();
        return (
            id,
            await store.AddAsync(
                new Draft
                {
                    Key = id.Key,
                    Consultation = consultation.Slug,
                    Language = language,
                    StartedAt = now,
                    ExpiresAt = Expiry(consultation, now),
                },
                cancellationToken
            )
        );
    }

    /// <summary>The draft, or null where there is none or it has expired.</summary>
    public async Task<Draft?> FindAsync(Consultation consultation, DraftId id, CancellationToken cancellationToken) =>
        await store.FindAsync(consultation.Slug, id.Key, cancellationToken) is { } draft && draft.ExpiresAt > clock.GetUtcNow()
            ? draft
            : null;

    /// <summary>
    /// Saves <paramref name="change"/> of the draft as it is by now, however many others save it at the same time.
    /// A change that gives back the same draft saves nothing. Null where the draft is gone.
    /// </summary>
    public async Task<Draft?> ChangeAsync(
        Consultation consultation,
        Draft draft,
        Func<Draft, Draft> change,
        CancellationToken cancellationToken
    )
    {
        Draft? current = draft;
        while (current is not null)
        {
            var changed = change(current);
            if (ReferenceEquals(changed, current))
                return current;
            if (
                await store.UpdateAsync(changed with { ExpiresAt = Expiry(consultation, clock.GetUtcNow()) }, cancellationToken) is
                { } saved
            )
                return saved;
            current = await store.FindAsync(consultation.Slug, draft.Key, cancellationToken);
        }

        return null;
    }

    /// <summary>The draft with these fields filled in; itself where that changes nothing or it is sealed.</summary>
    public static Draft With(Draft draft, IReadOnlyDictionary<string, string> fields, string? page = null)
    {
        if (
            draft.IsSealed
            || (
                fields.All(field => draft.Fields.GetValueOrDefault(field.Key, "") == field.Value)
                && (page is null || page == draft.LastPage)
            )
        )
            return draft;
        var all = new Dictionary<string, string>(draft.Fields, StringComparer.Ordinal);
        foreach (var (name, value) in fields)
        {
            if (value.Length > 0)
                all[name] = value;
            else
                all.Remove(name);
        }

        return draft with
        {
            Fields = all,
            LastPage = page ?? draft.LastPage,
        };
    }

    private static DateTimeOffset Expiry(Consultation consultation, DateTimeOffset now) => now.AddDays(consultation.Form.DraftsKeepDays);
}
