using ConsultationIntake.Concerns;
using ConsultationIntake.Consultations;
using ConsultationIntake.Equality;
using ConsultationIntake.Exports;
using ConsultationIntake.Inbox.Partners;
using ConsultationIntake.Office;
using ConsultationIntake.Outcomes;
using ConsultationIntake.Points;
using ConsultationIntake.Privacy;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;
using ConsultationIntake.Submissions.NearCopies;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Reports;

/// <summary>Counts everything the report says, in one walk over the points, so that its numbers agree with each other.</summary>
public sealed class MakeReport(
    ReadPoints points,
    IPointRegister register,
    ISubmissionStore store,
    IOfficeRecords records,
    ICampaignStore campaigns,
    IEqualityCounts equality,
    ReadPartnerRegister partners,
    TimeProvider clock
)
{
    private const int TemplateLength = 300;

    /// <param name="consultation">What is reported on.</param>
    /// <param name="language">What labels, titles and answers are in, as far as they were written in it: ISO 639-1.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ConsultationReport> ExecuteAsync(Consultation consultation, string language, CancellationToken cancellationToken)
    {
        var words = ReportWords.In(language);
        var now = clock.GetUtcNow();
        var slug = consultation.Slug;
        var tally = await store.TallyAsync(slug, cancellationToken);
        var chosen = (await records.ListAsync<ReportQuote>(slug, cancellationToken)).Select(quote => quote.Id);
        var counted = new CountedPoints(
            consultation,
            chosen.ToHashSet(StringComparer.Ordinal),
            tally.Campaigns.ToDictionary(campaign => campaign.Id, campaign => campaign.Copies, StringComparer.Ordinal),
            words
        );
        await foreach (var row in points.ExecuteAsync(counted.Own, cancellationToken))
            counted.Add(row);
        await foreach (var row in points.ExecuteAsync(counted.AtMeetings, cancellationToken))
            counted.AddSaid(row);
        var agreed = (await records.ListAsync<Concern>(slug, cancellationToken))
            .Where(concern => concern.Disposition is { IsAgreed: true })
            .Select(concern => (Concern: concern, Its: new PointQuery { Consultation = slug }.With(PointField.Concern, concern.Id)))
            .ToList();
        var published = (await records.ListAsync<OutcomeWords>(slug, cancellationToken)).ToDictionary(
            one => one.Id,
            StringComparer.Ordinal
        );
        var counts = await register.CountEachAsync([.. agreed.Select(one => one.Its)], cancellationToken);
        var concerns = agreed.Zip(
            counts,
            (one, points) =>
                new ReportedConcern(
                    one.Concern,
                    TitleOf(one.Concern, published.GetValueOrDefault(one.Concern.Id), words.Language),
                    AnswerOf(one.Concern, published.GetValueOrDefault(one.Concern.Id), words.Language),
                    ReadPanelTable.OutcomeIn(consultation, one.Concern.Disposition!.Outcome, words),
                    new ReportCount(one.Concern.Title, points, one.Its)
                )
        );

        return new ConsultationReport
        {
            Consultation = consultation,
            At = now,
            Language = language,
            Tally = tally,
            Partners = await partners.ExecuteAsync(consultation, cancellationToken),
            Channels =
            [
                .. Enum.GetValues<Channel>()
                    .Where(channel => tally.By(channel) > 0)
                    .Select(channel => new ReportCount(channel.ToString(), tally.By(channel), Points: null, channel)),
            ],
            Languages =
            [
                .. consultation
                    .Languages.Where(language => tally.ByLanguage(language) > 0)
                    .Select(language => new ReportCount(language, tally.ByLanguage(language), Points: null)),
            ],
            Areas = counted.Areas(),
            All = counted.All(),
            Themes = counted.Themes(),
            NoTheme = counted.NoTheme(),
            Victims = counted.Victims(),
            VictimResponses = counted.VictimResponses(),
            Meetings = counted.Meetings(tally.By(Channel.Meeting)),
            Campaigns =
            [
                .. (await campaigns.ListAsync(slug, 2, cancellationToken)).Select(campaign => new ReportedCampaign(
                    campaign.Id,
                    new ReportCount(
                        campaign.Id,
                        tally.Campaigns.FirstOrDefault(known => known.Id == campaign.Id) is { Copies: > 0 } known
                            ? known.Copies
                            : campaign.Copies,
                        new PointQuery { Consultation = slug }.With(PointField.Campaign, campaign.Id)
                    ),
                    Excerpt.Of(campaign.Template(), TemplateLength)
                )),
            ],
            Equality = EqualityReport.Of(
                await equality.ReadAsync(slug, cancellationToken),
                isFinal: consultation.Window.StateAt(now) == WindowState.Closed
            ),
            Outcomes = counted.Outcomes(),
            Undecided = counted.Undecided(),
            Concerns = [.. concerns.OrderByDescending(concern => concern.Points.Count).ThenBy(concern => concern.Concern.Title)],
        };
    }

    /// <summary>The office writes concerns in English; what it wrote for the public may be in Welsh too.</summary>
    private static string TitleOf(Concern concern, OutcomeWords? words, string language) =>
        language == Languages.Welsh && words?.IsOf(concern) == true ? words.Title.In(language) : concern.Title;

    private static string AnswerOf(Concern concern, OutcomeWords? words, string language)
    {
        var own = concern.Disposition?.Answer ?? "";
        if (language != Languages.Welsh)
            return own;
        return (words?.IsOf(concern) == true ? words.Answer.Welsh : null) ?? concern.Disposition?.AnswerWelsh ?? own;
    }

    /// <summary>What the walk over the points has counted so far.</summary>
    private sealed class CountedPoints(
        Consultation consultation,
        HashSet<string> chosen,
        IReadOnlyDictionary<string, long> copies,
        ReportWords words
    )
    {
        private const int MostProposed = 3;
        private const int ShortestQuote = 40;
        private const int LongestQuote = 320;

        private readonly Dictionary<Stance, long> all = [];
        private readonly Dictionary<string, ThemeCount> themes = new(StringComparer.Ordinal);
        private readonly Dictionary<string, HashSet<SubmissionReference>> areas = new(StringComparer.OrdinalIgnoreCase);
        private readonly Dictionary<string, long> outcomes = new(StringComparer.Ordinal);
        private readonly HashSet<SubmissionReference> victims = [];
        private readonly Dictionary<Stance, long> said = [];
        private readonly Dictionary<string, Dictionary<Stance, long>> saidOn = new(StringComparer.Ordinal);
        private long undecided;
        private long noTheme;

        /// <summary>What people wrote.</summary>
        internal PointQuery Own { get; } =
            OwnViews(consultation)
                .With(PointField.Channel, [.. Enum.GetNames<Channel>().Where(channel => channel != nameof(Channel.Meeting))]);

        internal PointQuery AtMeetings { get; } = OwnViews(consultation).With(PointField.Channel, nameof(Channel.Meeting));

        internal void AddSaid(PointRow row)
        {
            said[row.Stance] = said.GetValueOrDefault(row.Stance) + 1;
            foreach (var code in row.Themes)
            {
                var stances = saidOn.TryGetValue(code, out var known) ? known : saidOn[code] = [];
                stances[row.Stance] = stances.GetValueOrDefault(row.Stance) + 1;
            }
        }

        internal ReportedMeetings Meetings(long held) =>
            new(
                held,
                new ReportedStances(AtMeetings, said),
                [
                    .. consultation.Themes.All.Select(theme =>
                        (
                            theme,
                            new ReportedStances(AtMeetings.With(PointField.Theme, theme.Code), saidOn.GetValueOrDefault(theme.Code) ?? [])
                        )
                    ),
                ]
            );

        private static PointQuery OwnViews(Consultation consultation) =>
            new PointQuery { Consultation = consultation.Slug }.With(PointField.Whose, nameof(PointKind.OwnView));

        internal void Add(PointRow row)
        {
            all[row.Stance] = all.GetValueOrDefault(row.Stance) + 1;
            if (row.Themes.Count == 0)
                noTheme++;
            if (row.Facts.GetValueOrDefault(DraftFields.Area) is { Length: > 0 } area)
                (areas.TryGetValue(area, out var from) ? from : areas[area] = []).Add(row.Id.Submission);
            var isVictim = row.Facts.GetValueOrDefault(DraftFields.Victim) == DraftFields.Yes;
            if (isVictim)
                victims.Add(row.Id.Submission);
            if (row is { Decision: DecisionState.Decided or DecisionState.InDecidedConcern, Disposition: { } disposition })
                outcomes[disposition.Outcome] = outcomes.GetValueOrDefault(disposition.Outcome) + 1;
            else
                undecided++;
            foreach (var code in row.Themes)
                (themes.TryGetValue(code, out var theme) ? theme : themes[code] = new ThemeCount()).Add(row, isVictim, QuoteOf(row));
        }

        internal ReportedStances All() => new(Own, all);

        internal ReportCount NoTheme() => new(words.NoTheme, noTheme, Own.With(PointField.Theme, PointFacet.None));

        internal List<ReportCount> Areas() =>
            [
                .. areas
                    .OrderByDescending(area => area.Value.Count)
                    .ThenBy(area => area.Key, StringComparer.Ordinal)
                    .Select(area => new ReportCount(area.Key, area.Value.Count, Own.With(PointField.District, area.Key))),
            ];

        internal List<ReportedTheme> Themes() =>
            [
                .. consultation.Themes.All.Select(theme =>
                {
                    var count = themes.GetValueOrDefault(theme.Code) ?? new ThemeCount();
                    return new ReportedTheme(
                        theme,
                        count.Responses.Count,
                        new ReportedStances(Own.With(PointField.Theme, theme.Code), count.Stances),
                        count.Chosen.Count > 0 ? count.Chosen : Varied(count.Proposed)
                    );
                }),
            ];

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

        internal ReportCount VictimResponses() => new("Victims of crime", victims.Count, VictimPoints);

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

        private PanelRow PanelTableRow(PointRow row) => ReadPanelTable.RowOf(consultation, row, copies, words);

        /// <summary>Of each stance one before more of the same, from different responses.</summary>
        private static List<ReportedQuote> Varied(Dictionary<Stance, List<ReportedQuote>> proposed) =>
            [
                .. proposed
                    .OrderBy(stance => stance.Key == Stance.Neutral)
                    .SelectMany(stance => stance.Value.Select((quote, i) => (quote, i)))
                    .OrderBy(one => one.i)
                    .Select(one => one.quote)
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
}
