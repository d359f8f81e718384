using ConsultationIntake.Clients;
using ConsultationIntake.Consultations;
using ConsultationIntake.Points;
using ConsultationIntake.Publishing.Word;
using ConsultationIntake.Reports;
using ConsultationIntake.Submissions;
using ConsultationIntake.Themes;
using ConsultationIntake.Web.Staff;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Reports;

/// <summary>
/// <c>GET /api/consultations/{slug}/report</c>, with <c>in=cy</c> in Welsh: the report's numbers, each with the address of what it counts.
/// </summary>
public sealed class ReportEndpoint(ConsultationCatalogue catalogue, MakeReport make, SiteAddress site, StaffGate gate)
{
    public Task<IResult> GetAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ApiAsync(
            context,
            async _ =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return Problems.NoConsultation(slug);
                var language = context.Request.Query["in"] == Languages.Welsh ? Languages.Welsh : Languages.English;
                var report = await make.ExecuteAsync(consultation, language, cancellationToken);
                return ApiJson.Ok(View(report, ReportPages.LinksFor(consultation, site.Root.ToString().TrimEnd('/'))));
            },
            ClientScopes.Read
        );

    private static object View(ConsultationReport report, ReportLinks links)
    {
        return new
        {
            at = report.At,
            language = report.Language,
            received = report.Tally.Received,
            late = report.Tally.Late,
            statuses = Enum.GetValues<SubmissionStatus>()
                .Select(status => new
                {
                    label = JsonNames.Of(status),
                    count = report.Tally.In(status),
                    link = links.Responses(new SubmissionQuery { Consultation = report.Consultation.Slug, Status = status }),
                }),
            channels = report.Channels.Select(Count),
            languages = report.Languages.Select(Count),
            areas = report.Areas.Select(Count),
            ownViews = Stances(report.All),
            noTheme = Count(report.NoTheme),
            themes = report.Themes.Select(theme => new
            {
                theme = theme.Theme.Code,
                title = theme.Theme.Title.In(report.Language),
                responses = theme.Responses,
                points = Stances(theme.Stances),
                quotes = theme.Quotes.Select(quote => new
                {
                    point = quote.Id.ToString(),
                    words = quote.Words,
                    who = quote.Who,
                    language = quote.Language,
                    isChosen = quote.IsChosen,
                    link = links.Point(quote.Id),
                }),
            }),
            victims = new { responses = Count(report.VictimResponses), themes = report.Victims.Select(ByTheme) },
            closedQuestions = report.Closed.Select(closed => new
            {
                question = closed.Question.Id,
                text = closed.Question.Text.In(report.Language),
                options = closed.Options.Select(option => new
                {
                    value = option.Value,
                    label = option.Label,
                    responses = option.Responses,
                    points = Count(option.Points),
                }),
            }),
            meetings = new
            {
                held = report.Meetings.Held,
                points = Stances(report.Meetings.All),
                themes = report.Meetings.Themes.Select(ByTheme),
            },
            campaigns = report.Campaigns.Select(campaign => new { copies = Count(campaign.Copies), template = campaign.Template }),
            outcomes = report.Outcomes.Append(report.Undecided).Select(Count),
            changes = report.Changes.Select(change => new
            {
                section = change.Section,
                answers = change.Answers,
                points = Count(change.Points),
            }),
            concerns = report.Concerns.Select(concern => new
            {
                title = concern.Title,
                outcome = concern.Outcome,
                answer = concern.Answer,
                points = Count(concern.Points),
            }),
        };

        object Count(ReportCount count) =>
            new
            {
                label = count.Label,
                count = count.Count,
                link = links.Count(count),
            };

        object Stances(ReportedStances stances) =>
            new
            {
                count = stances.Total,
                link = links.Points(stances.Points),
                stances = Enum.GetValues<Stance>().ToDictionary(JsonNames.Of, stances.Of),
            };

        object ByTheme((Theme Theme, ReportedStances Stances) counted) =>
            new { theme = counted.Theme.Code, points = Stances(counted.Stances) };
    }
}
