using ConsultationIntake.Consultations;
using ConsultationIntake.Office;
using ConsultationIntake.Themes.Own;

namespace ConsultationIntake.ThemeWords;

/// <summary>
/// Lets each theme of an office's own learn once staff have corrected it often enough, and again after as many corrections more. Costs a
/// count while there are too few; run every hour.
/// </summary>
public sealed class LearnThemes(ConsultationCatalogue catalogue, IOfficeRecords records, ReadCorrections corrections, ChangeTheme change)
{
    /// <summary>What the history calls the service.</summary>
    public const string Service = "the service";

    /// <summary>How many themes learned.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var learned = 0;
        foreach (var consultation in catalogue.All)
        {
            var most = await corrections.MostAsync(consultation.Slug, cancellationToken);
            var known = (await records.ListAsync<OwnTheme>(consultation.Slug, cancellationToken)).ToDictionary(
                theme => theme.Id,
                StringComparer.Ordinal
            );
            var due = consultation
                .Themes.All.Where(theme => !ThemeTeacher.IsTaught(theme))
                .Select(theme => (theme.Code, From: LeastFor(known.GetValueOrDefault(theme.Code))))
                .Where(theme => theme.From <= most)
                .ToDictionary(theme => theme.Code, theme => theme.From, StringComparer.Ordinal);
            if (due.Count == 0)
                continue;
            var said = await corrections.ExecuteAsync(consultation, due.Keys, cancellationToken);
            foreach (var (code, _) in due.Where(theme => said[theme.Key].Count >= theme.Value))
            {
                var command = new ChangeThemeCommand(consultation, code, new ThemeAction.Learn(), Service);
                if (await change.ExecuteAsync(command, cancellationToken) is ChangeThemeOutcome.Changed)
                    learned++;
            }
        }

        return learned;
    }

    private static int LeastFor(OwnTheme? theme) =>
        theme is { Learns: false } ? int.MaxValue : (theme?.Learned?.Corrections ?? 0) + LearnedTheme.LeastCorrections;
}
