using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Partners;
using ConsultationIntake.Points;
using ConsultationIntake.Reports;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Publishing.Word;

/// <content>What people said: by theme, by question, by campaign and at meetings.</content>
public static partial class ReportFile
{
    private static void WriteThemes(WordFile file, ConsultationReport report, ReportLinks links, ReportText text)
    {
        file.Heading(1, text.WhatPeopleSaid);
        file.Text(
            Linked(report.All.Total, links.Points(report.All.Points)),
            text.OwnViews,
            Linked(report.NoTheme.Count, links.Count(report.NoTheme)),
            text.OnNone
        );
        var themes = report.Themes.Where(theme => theme.Stances.Total > 0).ToList();
        if (themes.Count > 0)
            file.Drawing(
                new StanceChart(
                    text.ThemeAndStance,
                    $"{text.BarsForEach} {string.Join(" ", themes.Select(theme => InWords(theme, text)))}",
                    [.. themes.Select(theme => theme.Theme.Title.In(text.Language))],
                    [
                        .. Order.Select(stance => new ChartSeries(
                            text.Stances[stance],
                            Colours[stance],
                            [.. themes.Select(theme => theme.Stances.Of(stance))]
                        )),
                    ]
                ).Draw
            );
        Stances(file, links, text, text.ThemeAndStance, report.Themes.Select(theme => (theme.Theme, theme.Stances)));
        foreach (var theme in report.Themes)
        {
            file.Heading(2, theme.Theme.Title.In(text.Language));
            file.TextBefore(
                Linked(theme.Stances.Total, links.Points(theme.Stances.Points)),
                Fill(text.PointsInResponses, Said(theme.Responses))
            );
            foreach (var quote in theme.Quotes)
            {
                file.Quote(
                    new WordRun($"“{quote.Words}”") { Language = quote.Language is "en" or "cy" ? quote.Language : null },
                    new WordRun($" {quote.Who}, ") { Quiet = true },
                    new WordRun(quote.Id.ToString()) { Link = links.Point(quote.Id) },
                    new WordRun(quote.IsChosen ? "" : text.ProposedQuote) { Quiet = true, Italic = true }
                );
            }
        }
    }

    private static string InWords(ReportedTheme theme, ReportText text)
    {
        var counts = Order.Select(stance => $"{text.Stances[stance].ToLowerInvariant()} {theme.Stances.Of(stance)}");
        return $"{theme.Theme.Title.In(text.Language)}: {string.Join(", ", counts)}.";
    }

    private static void WriteClosed(WordFile file, ConsultationReport report, ReportLinks links, ReportText text)
    {
        if (report.Closed.Count == 0)
            return;
        file.Heading(1, text.Chosen);
        file.Text(text.ChosenMethod);
        foreach (var closed in report.Closed)
        {
            var title = closed.Question.Text.In(text.Language);
            file.Caption(title);
            file.Table(
                title,
                [new(text.Option, 60), new(text.Responses, 20) { IsNumber = true }, new(text.TheirPoints, 20) { IsNumber = true }],
                closed.Options.Select(option =>
                    (IReadOnlyList<WordCell>)
                        [
                            WordCell.Of(option.Label) with
                            {
                                IsHeader = true,
                            },
                            WordCell.Number(option.Responses),
                            WordCell.Of(Linked(option.Points.Count, links.Count(option.Points))) with
                            {
                                IsNumber = true,
                            },
                        ]
                )
            );
        }
    }

    private static void WriteVictims(WordFile file, ConsultationReport report, ReportLinks links, ReportText text)
    {
        file.Heading(1, text.Victims);
        file.Text(text.VictimsLaw, Linked(report.VictimResponses.Count, links.Count(report.VictimResponses)), text.FromVictims);
        if (report.VictimResponses.Count > 0)
            Stances(file, links, text, text.VictimsByTheme, report.Victims);
    }

    private static void WriteMeetings(WordFile file, ConsultationReport report, ReportLinks links, ReportText text)
    {
        if (report.Meetings.Held == 0)
            return;
        file.Heading(1, text.Meetings);
        var held = new SubmissionQuery { Consultation = report.Consultation.Slug, Channel = Channel.Meeting };
        file.Text([
            .. Runs(text.MeetingsApart, Linked(report.Meetings.Held, links.Responses(held))),
            Linked(report.Meetings.All.Total, links.Points(report.Meetings.All.Points)),
            ".",
        ]);
        Stances(file, links, text, text.MeetingsByTheme, report.Meetings.Themes);
    }

    private static void WriteCampaigns(WordFile file, ConsultationReport report, ReportLinks links, ReportText text)
    {
        file.Heading(1, text.Campaigns);
        file.Text(text.CampaignsMethod);
        if (report.Campaigns.Count == 0)
        {
            file.Text(text.NoCampaign);
            return;
        }

        file.Table(
            text.CampaignLetters,
            [new(text.Responses, 15) { IsNumber = true }, new(text.CommonText, 85)],
            report.Campaigns.Select(campaign =>
                (IReadOnlyList<WordCell>)
                    [WordCell.Of(Linked(campaign.Copies.Count, links.Count(campaign.Copies))) with { IsNumber = true }, campaign.Template]
            )
        );
    }

    private static void WriteEquality(WordFile file, ConsultationReport report, ReportText text)
    {
        file.Heading(1, text.Equality);
        file.Text(Fill(text.EqualityMethod, Equality.EqualityReport.Smallest));
        if (!report.Equality.Questions.Any(question => question.Rows.Any(row => row.Count > 0)))
            file.Text(text.NoEquality);
        foreach (var question in report.Equality.Questions.Where(question => question.Rows.Any(row => row.Count > 0)))
        {
            file.Caption(question.Asked.Text.In(text.Language));
            file.Table(
                question.Asked.Text.In(text.Language),
                [new(text.Answer, 75), new(text.People, 25) { IsNumber = true }],
                question.Rows.Select(row =>
                    (IReadOnlyList<WordCell>)
                        [
                            row.Option.Text.In(text.Language),
                            row.Count is { } count ? WordCell.Number(count) : WordCell.Of(text.NotShown) with { IsNumber = true },
                        ]
                )
            );
        }
    }
}
