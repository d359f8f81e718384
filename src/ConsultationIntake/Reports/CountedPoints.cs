using ConsultationIntake.Consultations;
using ConsultationIntake.Outcomes;
using ConsultationIntake.Points;
using ConsultationIntake.Privacy;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Reports;

/// <summary>What the walk over the points has counted so far.</summary>
internal sealed class CountedPoints(
    Consultation consultation,
    HashSet<string> chosen,
    IReadOnlyDictionary<string, long> copies,
    AnswersInLanguage answers,
    ReportWords words
)
{
    private const int MostProposed = 3;
    private const int ShortestQuote = 40;
    private const int LongestQuote = 320;

    private readonly Dictionary<Stance, long> all = [];
    private readonly Dictionary<string, ThemeCount> themes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> outcomes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> readers = new(StringComparer.Ordinal);
    private readonly Dictionary<Stance, long> said = [];
    private readonly Dictionary<string, Dictionary<Stance, long>> saidOn = new(StringComparer.Ordinal);
    private long undecided;
    private long noTheme;

    /// <summary>What people wrote.</summary>
    internal PointQuery Own { get; } =
        OwnViews(consultation).With(PointField.Channel, [.. Enum.GetNames<Channel>().Where(channel => channel != nameof(Channel.Meeting))]);

    internal PlanChanges Changes { get; } = new(consultation, answers, words);

    internal PointQuery AtMeetings { get; } = OwnViews(consultation).With(PointField.Channel, nameof(Channel.Meeting));

    internal void AddSaid(PointRow row)
    {
        Count(row.ReadBy);
        said[row.Stance] = said.GetValueOrDefault(row.Stance) + 1;
        foreach (var code in row.Themes)
        {
            var stances = saidOn.TryGetValue(code, out var known) ? known : saidOn[code] = [];
            stances[row.Stance] = stances.GetValueOrDefault(row.Stance) + 1;
        }
    }

    private void Count(IEnumerable<string> by)
    {
        foreach (var reader in by)
            readers[reader] = readers.GetValueOrDefault(reader) + 1;
    }

    internal List<ReportCount> Readers() =>
        [
            .. readers
                .OrderByDescending(reader => reader.Value)
                .ThenBy(reader => reader.Key, StringComparer.Ordinal)
                .Select(reader => new ReportCount(reader.Key, reader.Value, OwnViews(consultation).With(PointField.Reader, reader.Key))),
        ];

    internal ReportedMeetings Meetings(long held) =>
        new(
            held,
            new ReportedStances(AtMeetings, said),
            [
                .. consultation.Themes.All.Select(theme =>
                    (theme, new ReportedStances(AtMeetings.With(PointField.Theme, theme.Code), saidOn.GetValueOrDefault(theme.Code) ?? []))
                ),
            ]
        );

    private static PointQuery OwnViews(Consultation consultation) =>
        new PointQuery { Consultation = consultation.Slug }.With(PointField.Whose, nameof(PointKind.OwnView));

    internal void Add(PointRow row)
    {
        Count(row.ReadBy);
        all[row.Stance] = all.GetValueOrDefault(row.Stance) + 1;
        if (row.Themes.Count == 0)
            noTheme++;
        var isVictim = row.Facts.GetValueOrDefault(DraftFields.Victim) == DraftFields.Yes;
        if (row is { Decision: DecisionState.Decided or DecisionState.InDecidedConcern, Disposition: { } disposition })
        {
            outcomes[disposition.Outcome] = outcomes.GetValueOrDefault(disposition.Outcome) + 1;
            Changes.Add(disposition, row.IsDecidedWithConcern ? row.Concern : null);
        }
        else
            undecided++;
        foreach (var code in row.Themes)
            (themes.TryGetValue(code, out var theme) ? theme : themes[code] = new ThemeCount()).Add(row, isVictim, QuoteOf(row));
    }

    internal ReportedStances All() => new(Own, all);

    internal ReportCount NoTheme() => new(words.NoTheme, noTheme, Own.With(PointField.Theme, PointFacet.None));

    /// <summary>What the machine proposes is quoted once, under the first theme that it is on.</summary>
    internal List<ReportedTheme> Themes()
    {
        var quoted = new HashSet<PointId>();
        return
        [
            .. consultation.Themes.All.Select(theme =>
            {
                var count = themes.GetValueOrDefault(theme.Code) ?? new ThemeCount();
                var quotes = count.Chosen.Count > 0 ? count.Chosen : Varied(count.Proposed, quoted);
                quoted.UnionWith(quotes.Select(quote => quote.Id));
                return new ReportedTheme(
                    theme,
                    count.Responses.Count,
                    new ReportedStances(Own.With(PointField.Theme, theme.Code), count.Stances),
                    quotes
                );
            }),
        ];
    }

    internal List<(Theme Theme, ReportedStances Stances)> Victims() =>
        [
            .. consultation.Themes.All.Select(theme =>
                (
                    theme,
                    new ReportedStances(
                        VictimPoints.With(PointField.Theme, theme.Code),
                        themes.GetValueOrDefault(theme.Code)?.OfVictims ?? []
                    )
                )
            ),
        ];

    internal List<ReportCount> Outcomes() =>
        [
            .. consultation
                .Outcomes.Where(outcome => outcomes.GetValueOrDefault(outcome.Code) > 0)
                .Select(outcome => new ReportCount(
                    outcome.Title.In(words.Language),
                    outcomes[outcome.Code],
                    Own.With(PointField.Outcome, outcome.Code)
                        .With(PointField.Decision, nameof(DecisionState.Decided), nameof(DecisionState.InDecidedConcern))
                )),
        ];

    internal ReportCount Undecided() =>
        new(words.NotDecided, undecided, Own.With(PointField.Decision, nameof(DecisionState.Undecided), nameof(DecisionState.Drafted)));

    private PointQuery VictimPoints => Own.With(PointField.Victim, DraftFields.Yes);

    /// <summary>Null for what must not or need not be quoted. An officer's choice stands, but never a point about somebody's
    /// safety.</summary>
    private ReportedQuote? QuoteOf(PointRow row)
    {
        var isChosen = chosen.Contains(row.Id.ToString());
        if (row.Flag is not (null or FlagState.NoConcern))
            return null;
        if (!isChosen && (row.IsRepeat || row.Text.Length is < ShortestQuote or > LongestQuote || OwnCircumstances.AreTold(row.Text)))
            return null;
        var shown = PanelTableRow(row);
        return !isChosen && shown.Words.Contains('[', StringComparison.Ordinal)
            ? null
            : new ReportedQuote(row.Id, shown.Words, shown.Who, row.Language, isChosen);
    }

    private PanelRow PanelTableRow(PointRow row) => ReadPanelTable.RowOf(consultation, row, copies, answers, words);

    /// <summary>Of each stance one before more of the same, from different responses.</summary>
    private static List<ReportedQuote> Varied(Dictionary<Stance, List<ReportedQuote>> proposed, HashSet<PointId> quoted) =>
        [
            .. proposed
                .OrderBy(stance => stance.Key == Stance.Neutral)
                .SelectMany(stance => stance.Value.Select((quote, i) => (quote, i)))
                .OrderBy(one => one.i)
                .Select(one => one.quote)
                .Where(quote => !quoted.Contains(quote.Id))
                .DistinctBy(quote => quote.Id.Submission)
                .Take(MostProposed),
        ];

    private sealed class ThemeCount
    {
        internal Dictionary<Stance, long> Stances { get; } = [];

        internal Dictionary<Stance, long> OfVictims { get; } = [];

        internal HashSet<SubmissionReference> Responses { get; } = [];

        internal List<ReportedQuote> Chosen { get; } = [];

        internal Dictionary<Stance, List<ReportedQuote>> Proposed { get; } = [];

        internal void Add(PointRow row, bool isVictim, ReportedQuote? quote)
        {
            Stances[row.Stance] = Stances.GetValueOrDefault(row.Stance) + 1;
            if (isVictim)
                OfVictims[row.Stance] = OfVictims.GetValueOrDefault(row.Stance) + 1;
            Responses.Add(row.Id.Submission);
            if (quote is { IsChosen: true })
                Chosen.Add(quote);
            else if (quote is not null)
            {
                var known = Proposed.TryGetValue(row.Stance, out var quotes) ? quotes : Proposed[row.Stance] = [];
                if (known.Count < MostProposed)
                    known.Add(quote);
            }
        }
    }
}
