using ConsultationIntake.Concerns;
using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Partners;
using ConsultationIntake.Office;
using ConsultationIntake.Privacy;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Outcomes;

/// <summary>A concern as it stands before publication.</summary>
/// <param name="Concern">The concern.</param>
/// <param name="Title">For publication.</param>
/// <param name="Answer">For publication; empty where no answer was written.</param>
/// <param name="Readiness">Whether it is published next.</param>
/// <param name="HasChanged">The concern's own words changed after those for publication were written, which are not used any more.</param>
/// <param name="MayNameSomebody">What in the words looks like personal data.</param>
public sealed record OutcomeCandidate(
    Concern Concern,
    LocalisedText Title,
    LocalisedText Answer,
    OutcomeReadiness Readiness,
    bool HasChanged,
    IReadOnlyList<string> MayNameSomebody
);

public enum OutcomeReadiness
{
    Ready,

    /// <summary>Nothing was decided, or what was decided is a draft.</summary>
    NotAgreed,

    /// <summary>It is decided, without an answer for publication.</summary>
    NoAnswer,
    LeftOut,
}

/// <summary>What would be published now.</summary>
public sealed class DraftOutcome(
    IOfficeRecords records,
    IPointRegister register,
    ISubmissionStore store,
    ReadPartnerRegister partners,
    TimeProvider clock
)
{
    private const int MostCampaigns = 50;

    /// <summary>Concerns of one question to the register.</summary>
    private const int CountedTogether = 50;

    /// <summary>Every concern, those that are ready first, then by title.</summary>
    public async Task<IReadOnlyList<OutcomeCandidate>> ListAsync(Consultation consultation, CancellationToken cancellationToken)
    {
        var written = (await records.ListAsync<OutcomeWords>(consultation.Slug, cancellationToken)).ToDictionary(
            words => words.Id,
            StringComparer.Ordinal
        );
        return
        [
            .. (await records.ListAsync<Concern>(consultation.Slug, cancellationToken))
                .Select(concern => Candidate(concern, written.GetValueOrDefault(concern.Id)))
                .OrderBy(candidate => candidate.Readiness)
                .ThenBy(candidate => candidate.Title.English, StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <param name="before">The edition before, or null: an entry that says what it said keeps its date.</param>
    /// <param name="consultation">Whose outcome it is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<OutcomeEdition> MakeAsync(Consultation consultation, OutcomeEdition? before, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var entries = new List<OutcomeEntry>();
        var ready = (await ListAsync(consultation, cancellationToken))
            .Where(candidate => candidate is { Readiness: OutcomeReadiness.Ready, Concern.Disposition: not null })
            .ToList();
        var counted = await CountAsync(consultation.Slug, [.. ready.Select(candidate => candidate.Concern.Id)], cancellationToken);
        foreach (var candidate in ready)
        {
            var said = counted[candidate.Concern.Id];
            var entry = new OutcomeEntry
            {
                Concern = candidate.Concern.Id,
                Title = candidate.Title,
                Answer = candidate.Answer,
                Outcome = TitleOf(consultation, candidate.Concern.Disposition!.Outcome),
                PlanSection = candidate.Concern.Disposition.PlanSection,
                Points = said.Points,
                SaidAtMeetings = said.AtMeetings,
                Respondents = new RespondentCounts(said.People, said.Organisations, said.Partners),
                ChangedAt = now,
            };
            entries.Add(entry with { ChangedAt = ChangedAt(entry, before, now) });
        }

        var atMeetings = new PointQuery { Consultation = consultation.Slug }
            .With(PointField.Whose, nameof(PointKind.OwnView))
            .With(PointField.Channel, nameof(Channel.Meeting));
        var decided = atMeetings.With(PointField.Decision, nameof(DecisionState.Decided), nameof(DecisionState.InDecidedConcern));
        var tally = await store.TallyAsync(consultation.Slug, cancellationToken);
        return new OutcomeEdition
        {
            Entries = [.. entries.OrderByDescending(entry => entry.Points).ThenBy(entry => entry.Concern, StringComparer.Ordinal)],
            Figures = new OutcomeFigures(
                tally.Received - tally.By(Channel.Meeting),
                tally.By(Channel.Meeting),
                (await partners.ExecuteAsync(consultation, cancellationToken)).Answered,
                tally.Points,
                tally.In(DecisionState.Decided) + tally.In(DecisionState.InDecidedConcern),
                [.. tally.Campaigns.Take(MostCampaigns).Select(campaign => campaign.Copies)]
            )
            {
                PointsAtMeetings = tally.By(Channel.Meeting) == 0 ? 0 : await register.CountAsync(atMeetings, cancellationToken),
                DecidedAtMeetings = tally.By(Channel.Meeting) == 0 ? 0 : await register.CountAsync(decided, cancellationToken),
            },
            MadeAt = now,
        };
    }

    private static OutcomeCandidate Candidate(Concern concern, OutcomeWords? words)
    {
        var hasChanged = words is { IsLeftOut: false } && words.WrittenFor != SaveOutcomeWords.WrittenFor(concern);
        var use = hasChanged ? null : words;
        var title = use?.Title ?? new LocalisedText(concern.Title);
        var answer = use?.Answer ?? new LocalisedText(concern.Disposition?.Answer?.Trim() ?? "", Welsh(concern));
        var readiness =
            words is { IsLeftOut: true } ? OutcomeReadiness.LeftOut
            : concern.Disposition is not { IsAgreed: true } ? OutcomeReadiness.NotAgreed
            : answer.English.Length == 0 ? OutcomeReadiness.NoAnswer
            : OutcomeReadiness.Ready;
        return new OutcomeCandidate(
            concern,
            title,
            answer,
            readiness,
            hasChanged,
            [.. new[] { title.English, title.Welsh, answer.English, answer.Welsh }.OfType<string>().SelectMany(Found).Distinct()]
        );
    }

    private static string? Welsh(Concern concern) => concern.Disposition?.AnswerWelsh?.Trim() is { Length: > 0 } welsh ? welsh : null;

    private static IEnumerable<string> Found(string text) => PersonalDataFinder.Find(text).Select(data => data.Span.Of(text));

    private static LocalisedText TitleOf(Consultation consultation, string outcome) =>
        consultation.Outcomes.FirstOrDefault(known => known.Code == outcome)?.Title ?? new LocalisedText(outcome);

    private static DateTimeOffset ChangedAt(OutcomeEntry entry, OutcomeEdition? before, DateTimeOffset now) =>
        before?.Entries.FirstOrDefault(other => other.Concern == entry.Concern) is { } earlier
        && (earlier.Title, earlier.Answer, earlier.Outcome, earlier.PlanSection)
            == (entry.Title, entry.Answer, entry.Outcome, entry.PlanSection)
            ? earlier.ChangedAt
            : now;

    /// <summary>By concern. Many are asked for together: a store may be a network away.</summary>
    private async Task<Dictionary<string, Said>> CountAsync(
        ConsultationSlug consultation,
        IReadOnlyList<string> concerns,
        CancellationToken cancellationToken
    )
    {
        var counted = concerns.ToDictionary(concern => concern, _ => new Said(), StringComparer.Ordinal);
        foreach (var some in concerns.Chunk(CountedTogether))
        {
            var query = new PointQuery { Consultation = consultation, Take = 200 }.With(PointField.Concern, some);
            string? next = null;
            do
            {
                var page = await register.ListAsync(query with { After = next }, cancellationToken);
                foreach (var row in page.Points)
                    counted[row.Concern!].Add(row);
                next = page.Next;
            } while (next is not null);
        }

        return counted;
    }

    /// <summary>What is said under one concern, and by whom.</summary>
    private sealed class Said
    {
        private readonly HashSet<SubmissionReference> seen = [];

        internal long Points { get; private set; }
        internal long AtMeetings { get; private set; }
        internal long People { get; private set; }
        internal long Organisations { get; private set; }
        internal long Partners { get; private set; }

        internal void Add(PointRow row)
        {
            Points++;
            if (row.Sender.Kind == SenderKind.Meeting)
                AtMeetings++;
            else if (!seen.Add(row.Id.Submission))
                return;
            else if (row.Respondent == RespondentKind.Partner)
                Partners++;
            else if (row.Respondent == RespondentKind.Organisation)
                Organisations++;
            else
                People++;
        }
    }
}
