using ConsultationIntake.Concerns;
using ConsultationIntake.Consultations;
using ConsultationIntake.Equality;
using ConsultationIntake.Exports;
using ConsultationIntake.Inbox.Partners;
using ConsultationIntake.Office;
using ConsultationIntake.Outcomes;
using ConsultationIntake.Privacy;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;
using ConsultationIntake.Submissions.NearCopies;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;

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
        var all = new SubmissionQuery { Consultation = slug };
        var tally = await store.TallyAsync(slug, cancellationToken);
        var chosen = (await records.ListAsync<ReportQuote>(slug, cancellationToken)).Select(quote => quote.Id);
        var answers = await AnswersInLanguage.ReadAsync(records, slug, language, cancellationToken);
        var counted = new CountedPoints(
            consultation,
            chosen.ToHashSet(StringComparer.Ordinal),
            tally.Campaigns.ToDictionary(campaign => campaign.Id, campaign => campaign.Copies, StringComparer.Ordinal),
            answers,
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
        var counts = await register.CountEachAsync([.. agreed.Select(one => one.Its)], cancellationToken);
        var concerns = agreed.Zip(
            counts,
            (one, points) =>
                new ReportedConcern(
                    one.Concern,
                    OfficeWords.Redacted(consultation, answers.TitleOf(one.Concern, words.Language))!,
                    OfficeWords.Redacted(consultation, answers.Of(one.Concern.Disposition, one.Concern.Id, words.Language)?.Text) ?? "",
                    ReadPanelTable.OutcomeIn(consultation, one.Concern.Disposition!.Outcome, words),
                    new ReportCount(OfficeWords.Redacted(consultation, one.Concern.Title)!, points, one.Its)
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
                    .Select(channel => ReportCount.Of(all with { Channel = channel }, channel.ToString(), tally.By(channel))),
            ],
            Languages = [.. tally.Languages.Select(one => ReportCount.Of(all with { Language = one.Language }, one.Language, one.Count))],
            Areas = [.. tally.Districts.Select(one => ReportCount.Of(all with { District = one.District }, one.District, one.Count))],
            All = counted.All(),
            Themes = counted.Themes(),
            NoTheme = counted.NoTheme(),
            Victims = counted.Victims(),
            VictimResponses = ReportCount.Of(all with { Victim = DraftFields.Yes }, "Victims of crime", tally.OfVictims(DraftFields.Yes)),
            Closed = await ClosedAsync(consultation, counted.Own, tally, language, cancellationToken),
            Meetings = counted.Meetings(tally.By(Channel.Meeting)),
            Campaigns =
            [
                .. (await campaigns.ListAsync(slug, 2, cancellationToken)).Select(campaign => new ReportedCampaign(
                    campaign.Id,
                    ReportCount.Of(all with { Campaign = campaign.Id }, campaign.Id, tally.CopiesOf(campaign.Id)),
                    Excerpt.Of(campaign.Template(), TemplateLength)
                )),
            ],
            Equality = EqualityReport.Of(
                await equality.ReadAsync(slug, cancellationToken),
                isFinal: consultation.Window.StateAt(now) == WindowState.Closed
            ),
            Outcomes = counted.Outcomes(),
            Undecided = counted.Undecided(),
            Worked = Worked(slug, tally),
            Readers = counted.Readers(),
            Changes = counted.Changes.From(counted.Own),
            Concerns = [.. concerns.OrderByDescending(concern => concern.Points.Count).ThenBy(concern => concern.Concern.Title)],
        };
    }

    private static ReportedWork Worked(ConsultationSlug slug, Tally tally)
    {
        var own = new PointQuery { Consultation = slug }.With(PointField.Whose, nameof(PointKind.OwnView));
        return new ReportedWork(
            new ReportCount("points", tally.Points, own),
            new ReportCount("read", tally.Read, own.With(PointField.Read, PointFacet.Yes)),
            new ReportCount(
                "decided",
                tally.In(DecisionState.Decided) + tally.In(DecisionState.InDecidedConcern),
                own.With(PointField.Decision, nameof(DecisionState.Decided), nameof(DecisionState.InDecidedConcern))
            )
        );
    }

    private async Task<IReadOnlyList<ReportedQuestion>> ClosedAsync(
        Consultation consultation,
        PointQuery own,
        Tally tally,
        string language,
        CancellationToken cancellationToken
    )
    {
        var options = consultation
            .Questions.Where(question => question.Kind != QuestionKind.FreeText)
            .SelectMany(question => question.Options.Select((label, i) => (Question: question, Number: i + 1, Label: label.In(language))))
            .Select(option => (Of: option, Value: ChosenOptions.Value(option.Question.Id, option.Number)))
            .Select(option => (option.Of, option.Value, Points: own.With(PointField.Chosen, option.Value)))
            .ToList();
        var counts = await register.CountEachAsync([.. options.Select(option => option.Points)], cancellationToken);
        return
        [
            .. options
                .Zip(counts)
                .GroupBy(pair => pair.First.Of.Question)
                .Select(group => new ReportedQuestion(
                    group.Key,
                    [
                        .. group.Select(pair => new ReportedOption(
                            pair.First.Value,
                            pair.First.Of.Label,
                            tally.Chose(group.Key.Id, pair.First.Of.Number),
                            new ReportCount(pair.First.Of.Label, pair.Second, pair.First.Points)
                        )),
                    ]
                )),
        ];
    }
}
