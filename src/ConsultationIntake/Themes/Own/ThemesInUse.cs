using System.Collections.Concurrent;
using ConsultationIntake.Consultations;
using ConsultationIntake.Office;

namespace ConsultationIntake.Themes.Own;

/// <summary>
/// A consultation with its themes as points are read by them now: as its folder has them, with what the office took and what they learned.
/// </summary>
public sealed class ThemesInUse(IOfficeRecords records)
{
    private readonly ConcurrentDictionary<string, Made> kept = new(StringComparer.Ordinal);

    /// <summary>The same instance while nothing changes: what is made of its themes can be kept with it.</summary>
    public async Task<Consultation> ForAsync(Consultation consultation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        var own = await records.ListAsync<OwnTheme>(consultation.Slug, cancellationToken);
        if (own.Count == 0)
            return consultation;
        var versions = string.Join(' ', own.Select(theme => $"{theme.Id}:{theme.Version}"));
        var slug = consultation.Slug.ToString();
        if (kept.TryGetValue(slug, out var made) && made.Versions == versions && ReferenceEquals(made.Of, consultation))
            return made.Consultation;
        made = new Made(versions, consultation, consultation with { Themes = consultation.Themes.With(own) });
        kept[slug] = made;
        return made.Consultation;
    }

    private sealed record Made(string Versions, Consultation Of, Consultation Consultation);
}
