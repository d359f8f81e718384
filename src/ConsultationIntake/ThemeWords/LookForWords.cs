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
/// <param name="LookedFor">Which points are looked through, the first of them where there are very many.</param>
/// <param name="All">How many these are.</param>
/// <param name="Corrections">How often staff said of a point whether it belongs there, of points with the same words once.</param>
public sealed record ThemeLookedAt(
    Theme Theme,
    OwnTheme? Own,
    bool IsTaught,
    IReadOnlyList<FoundWord> Words,
    IReadOnlyList<PointRow> Points,
    PointQuery LookedFor,
    long All,
    int Corrections
);

/// <param name="Word">The word, as it was found.</param>
/// <param name="In">The filter that finds the points it stands in, as a search for it does.</param>
/// <param name="Points">How many these are.</param>
/// <param name="OnTheme">How many of them are under the theme already: with the theme added, the filter finds them.</param>
public sealed record FoundWord(ProposedWord Word, PointQuery In, long Points, long OnTheme);

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
        var query = new PointQuery { Consultation = consultation.Slug }
            .With(PointField.Whose, nameof(PointKind.OwnView))
            .With(PointField.Repeat, PointFacet.No);
        var points = await PointsAsync(query, cancellationToken);
        var words = WordProposals.For(
            theme,
            [.. points.Select(point => new PointToSearch(point.Text, point.Themes.Contains(code), point.Language))],
            own?.Left ?? []
        );
        var isTaught = ThemeTeacher.IsTaught(theme);
        var said = isTaught ? 0 : (await corrections.ExecuteAsync(inUse, [code], cancellationToken))[code].Count;
        var found = words.Select(word => (Word: word, In: query with { Words = $"\"{word.Phrase}\"" })).ToList();
        var counts = await register.CountEachAsync(
            [query, .. found.SelectMany(one => new[] { one.In, one.In.With(PointField.Theme, code) })],
            cancellationToken
        );
        return new ThemeLookedAt(
            theme,
            own,
            isTaught,
            [.. found.Select((one, i) => new FoundWord(one.Word, one.In, counts[(2 * i) + 1], counts[(2 * i) + 2]))],
            points,
            query,
            counts[0],
            said
        );
    }

    private async Task<List<PointRow>> PointsAsync(PointQuery asked, CancellationToken cancellationToken)
    {
        var points = new List<PointRow>();
        var query = asked with { Take = PageLength };
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
