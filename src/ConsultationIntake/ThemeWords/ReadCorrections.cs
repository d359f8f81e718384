using ConsultationIntake.Consultations;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Themes.Own;

namespace ConsultationIntake.ThemeWords;

/// <summary>
/// What a theme can learn from: the points on which staff said whether it belongs there, and some that nobody corrected.
/// </summary>
public sealed class ReadCorrections(IPointRegister register, ISubmissionStore store)
{
    /// <summary>So many corrected points are looked at, those received first before others.</summary>
    private const int MostCorrected = 2_000;
    private const int PageLength = 200;

    /// <summary>How many points staff corrected in any way: no theme has more corrections than that.</summary>
    public Task<long> MostAsync(ConsultationSlug consultation, CancellationToken cancellationToken) =>
        register.CountAsync(Corrected(consultation, PointFacet.Yes), cancellationToken);

    /// <summary>The points on which staff said whether each of the themes belongs there, by theme.</summary>
    /// <param name="consultation">With its themes as they are in use.</param>
    /// <param name="codes">The themes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<ThemeLesson>>> ExecuteAsync(
        Consultation consultation,
        IReadOnlyCollection<string> codes,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(consultation);
        var lessons = codes.ToDictionary(code => code, _ => new List<ThemeLesson>(), StringComparer.Ordinal);
        var rows = await RowsAsync(Corrected(consultation.Slug, PointFacet.Yes), MostCorrected, cancellationToken);
        foreach (var letter in rows.GroupBy(row => row.Id.Submission))
        {
            if (await store.FindAsync(consultation.Slug, letter.Key, cancellationToken) is not { } submission)
                continue;
            var asked = letter.Select(row => row.Id.Number).ToHashSet();
            foreach (var point in submission.Work.Points.Where(point => asked.Contains(point.Number)))
            foreach (var code in codes.Where(code => SaidOf(consultation, submission, point, code)))
                lessons[code].Add(new ThemeLesson(point.Span.Of(submission.Text.Value), point.Themes.Contains(code), IsCorrection: true));
        }

        // What was copied word for word and corrected each time is learned once.
        return lessons.ToDictionary(
            pair => pair.Key,
            pair => (IReadOnlyList<ThemeLesson>)[.. pair.Value.DistinctBy(lesson => lesson.Words, StringComparer.Ordinal)],
            StringComparer.Ordinal
        );
    }

    /// <summary>Some points that nobody corrected, as the machine read them; of a campaign's copies one.</summary>
    public async Task<IReadOnlyList<PointRow>> UncorrectedAsync(ConsultationSlug consultation, CancellationToken cancellationToken) =>
        await RowsAsync(
            Corrected(consultation, PointFacet.No).With(PointField.Repeat, PointFacet.No),
            ThemeTeacher.MostUncorrected,
            cancellationToken
        );

    private async Task<List<PointRow>> RowsAsync(PointQuery query, int most, CancellationToken cancellationToken)
    {
        var rows = new List<PointRow>();
        for (var next = query with { Take = PageLength }; rows.Count < most; )
        {
            var page = await register.ListAsync(next, cancellationToken);
            rows.AddRange(page.Points);
            if (page.Next is null)
                break;
            next = next with { After = page.Next };
        }

        return rows.Count > most ? rows.GetRange(0, most) : rows;
    }

    private static PointQuery Corrected(ConsultationSlug consultation, string corrected) =>
        new PointQuery { Consultation = consultation }
            .With(PointField.Corrected, corrected)
            .With(PointField.Whose, nameof(PointKind.OwnView));

    private static bool SaidOf(Consultation consultation, Submission submission, WorkedPoint point, string code) =>
        WorkedSubmission
            .EntriesOn(submission, point.Number)
            .Any(entry => entry.Action is StaffAction.SetTheme said && consultation.Themes.CurrentCode(said.Theme) == code)
        || submission.Corrections.Any(correction =>
            consultation.Themes.CurrentCode(correction.Theme) == code && correction.PointText == point.Span.Of(submission.Text.Value)
        );
}
