using ConsultationIntake.Consultations;
using ConsultationIntake.Office;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Themes;
using ConsultationIntake.Themes.Own;

namespace ConsultationIntake.ThemeWords;

/// <param name="Theme">With the words it has now.</param>
/// <param name="Own">What the office made of it; null where nothing yet.</param>
/// <param name="IsTaught">Whether the service was taught it before: it does not learn from corrections then.</param>
/// <param name="Words">Proposed words, best first; <see cref="ProposedWord.Examples"/> number the points.</param>
/// <param name="Points">The points looked through.</param>
/// <param name="Corrections">On how many points staff said whether it belongs there.</param>
public sealed record ThemeLookedAt(
    Theme Theme,
    OwnTheme? Own,
    bool IsTaught,
    IReadOnlyList<ProposedWord> Words,
    IReadOnlyList<PointRow> Points,
    int Corrections
);

/// <summary>Looks through the responses so far for words that may speak for a theme.</summary>
public sealed class LookForWords(IPointRegister register, IOfficeRecords records, ThemesInUse themes, ReadCorrections corrections)
{
    /// <summary>So many points are looked through, those received first before others: all of an ordinary consultation.</summary>
    private const int MostPoints = 5_000;
    private const int PageLength = 200;

    /// <summary>Null where the consultation has no such theme.</summary>
    public async Task<ThemeLookedAt?> ExecuteAsync(Consultation consultation, string code, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        var inUse = await themes.ForAsync(consultation, cancellationToken);
        if (inUse.Themes.Find(code) is not { } theme)
            return null;
        var own = await records.FindAsync<OwnTheme>(consultation.Slug, code, cancellationToken);
        var points = await PointsAsync(consultation.Slug, cancellationToken);
        var words = WordProposals.For(
            theme,
            [.. points.Select(point => new PointToSearch(point.Text, point.Themes.Contains(code), point.Language))],
            own?.Left ?? []
        );
        var isTaught = ThemeTeacher.IsTaught(theme);
        var said = isTaught ? 0 : (await corrections.ExecuteAsync(inUse, [code], cancellationToken))[code].Count;
        return new ThemeLookedAt(theme, own, isTaught, words, points, said);
    }

    private async Task<List<PointRow>> PointsAsync(ConsultationSlug consultation, CancellationToken cancellationToken)
    {
        var points = new List<PointRow>();
        var query = new PointQuery { Consultation = consultation, Take = PageLength }
            .With(PointField.Whose, nameof(PointKind.OwnView))
            .With(PointField.Repeat, PointFacet.No);
        while (points.Count < MostPoints)
        {
            var page = await register.ListAsync(query, cancellationToken);
            points.AddRange(page.Points);
            if (page.Next is null)
                break;
            query = query with { After = page.Next };
        }

        return points;
    }
}
