using ConsultationIntake.Consultations;
using ConsultationIntake.Points;
using ConsultationIntake.Reports;
using ConsultationIntake.Submissions.Register;

namespace ConsultationIntake.Publishing.Word;

/// <summary>What the report says that the core has no words for, and where its numbers lead.</summary>
/// <param name="Stance">A stance, as staff read it.</param>
/// <param name="Channel">How a response came: after "by".</param>
/// <param name="Points">The address of the list of exactly these points.</param>
/// <param name="Count">The address of what a number counts, or null.</param>
/// <param name="Point">The address of a point in its letter.</param>
public sealed record ReportLinks(
    Func<Stance, string> Stance,
    Func<Submissions.Channel, string> Channel,
    Func<PointQuery, string> Points,
    Func<ReportCount, string?> Count,
    Func<Submissions.PointId, string> Point
);

/// <summary>The consultation report as a document that a person goes on with in Word. No number in it is typed by hand.</summary>
public static class ReportFile
{
    private static readonly Stance[] Order = [Stance.Supports, Stance.Mixed, Stance.Neutral, Stance.Asks, Stance.Opposes];

    private static readonly Dictionary<Stance, string> Colours = new()
    {
        [Stance.Supports] = "0B5A35",
        [Stance.Mixed] = "8A6D00",
        [Stance.Neutral] = "B9C4CD",
        [Stance.Asks] = "5B87AB",
        [Stance.Opposes] = "A3160C",
    };

    /// <returns>The document, from its beginning.</returns>
    public static MemoryStream Write(ConsultationReport report, ReportLinks links)
    {
        var consultation = report.Consultation;
        var look = WordLook.Of(consultation, $"{consultation.Title.English}: report of the consultation", Languages.English, "Page");
        using var file = new WordFile(look);
        file.Text(
            $"As it stood on {Dates.Moment(consultation.Window.InZone(report.At))}. Numbers and references are "
                + $"links for the staff of the {consultation.Body.Name.English}: each leads to exactly what it counts or "
                + "quotes."
        );
        WriteWhoWasAsked(file, report, links);
        WriteThemes(file, report, links);
        WriteVictims(file, report, links);
        WriteCampaigns(file, report, links);
        WriteEquality(file, report);
        WriteWhatWasDone(file, report, links);
        WriteMethod(file);
        return file.Finish();
    }

    private static void WriteWhoWasAsked(WordFile file, ConsultationReport report, ReportLinks links)
    {
        var window = report.Consultation.Window;
        file.Heading(1, "Who was asked, and how");
        file.Text(
            $"{report.Consultation.Body.OfficeHolder.English} consulted from "
                + $"{Dates.Day(window.InZone(window.Opens))} until {Dates.Closing(window.InZone(window.Closes))}, in "
                + $"{LanguagesOf(report.Consultation)}. Responses came by "
                + $"{string.Join(", ", report.Channels.Select(count => links.Channel(count.Channel!.Value)))}."
        );
        if (report.Partners.Lines.Count > 0)
        {
            file.Text($"{report.Partners.Lines.Count} organisations were expected to answer; {report.Partners.Answered} did.");
            file.Table(
                "Expected partners",
                [new("Organisation", 50), new("Kind", 20), new("Answered", 30)],
                report.Partners.Lines.Select(line =>
                    (IReadOnlyList<WordCell>)
                        [
                            WordCell.Of(line.Name) with
                            {
                                IsHeader = true,
                            },
                            line.Kind ?? "",
                            line.AnsweredAt is { } at ? Dates.Day(window.InZone(at)) : "No",
                        ]
                )
            );
        }

        file.Heading(1, "Who answered");
        file.Text(
            $"{Said(report.Tally.Received)} responses were received. "
                + $"{Said(report.Tally.In(Submissions.SubmissionStatus.Tagged))} were read and split into points, "
                + $"{Said(report.Tally.In(Submissions.SubmissionStatus.Waiting))} wait and "
                + $"{Said(report.Tally.In(Submissions.SubmissionStatus.Failed))} failed. {Said(report.Tally.Late)} came "
                + "after the closing time."
        );
        Counts(
            file,
            links,
            "Responses by how they came",
            "Came by",
            report.Channels.Select(count => count with { Label = links.Channel(count.Channel!.Value) })
        );
        Counts(
            file,
            links,
            "Responses by language",
            "Language",
            report.Languages.Select(count => count with { Label = LanguageName(count.Label) })
        );
        Counts(file, links, "Responses with a point, by postcode district", "District", report.Areas);
    }

    private static void WriteThemes(WordFile file, ConsultationReport report, ReportLinks links)
    {
        file.Heading(1, "What people said");
        file.Text(
            Linked(report.All.Total, links.Points(report.All.Points)),
            " points are their senders' own views. A point can be on several themes, or on none: ",
            Linked(report.NoTheme.Count, links.Count(report.NoTheme)),
            " are on none."
        );
        var themes = report.Themes.Where(theme => theme.Stances.Total > 0).ToList();
        if (themes.Count > 0)
            file.Drawing(
                new StanceChart(
                    "Points by theme and stance",
                    $"Bars for each theme. {string.Join(" ", themes.Select(theme => InWords(theme, links)))}",
                    [.. themes.Select(theme => theme.Theme.Title.English)],
                    [
                        .. Order.Select(stance => new ChartSeries(
                            links.Stance(stance),
                            Colours[stance],
                            [.. themes.Select(theme => theme.Stances.Of(stance))]
                        )),
                    ]
                ).Draw
            );
        Stances(file, links, "Points by theme and stance", report.Themes.Select(theme => (theme.Theme.Title.English, theme.Stances)));
        foreach (var theme in report.Themes)
        {
            file.Heading(2, theme.Theme.Title.English);
            file.Text(Linked(theme.Stances.Total, links.Points(theme.Stances.Points)), $" points in {Said(theme.Responses)} responses.");
            foreach (var quote in theme.Quotes)
            {
                file.Quote(
                    new WordRun($"“{quote.Words}”") { Language = quote.Language is "en" or "cy" ? quote.Language : null },
                    new WordRun($" {quote.Who}, ") { Quiet = true },
                    new WordRun(quote.Id.ToString()) { Link = links.Point(quote.Id) },
                    new WordRun(quote.IsChosen ? "" : ". Proposed by the machine: nobody has chosen this quote yet.")
                    {
                        Quiet = true,
                        Italic = true,
                    }
                );
            }
        }
    }

    private static string InWords(ReportedTheme theme, ReportLinks links)
    {
        var counts = Order.Select(stance => $"{links.Stance(stance).ToLowerInvariant()} {theme.Stances.Of(stance)}");
        return $"{theme.Theme.Title.English}: {string.Join(", ", counts)}.";
    }

    private static void WriteVictims(WordFile file, ConsultationReport report, ReportLinks links)
    {
        file.Heading(1, "What victims of crime said");
        file.Text(
            "The views of victims of crime in the area have to be obtained before a plan is issued (Police Act 1996, section 96(1A)). ",
            Linked(report.VictimResponses.Count, links.Count(report.VictimResponses)),
            " responses with a point are from people who said that they were victims of crime in the last 12 months."
        );
        if (report.VictimResponses.Count > 0)
            Stances(
                file,
                links,
                "Points of victims of crime by theme and stance",
                report.Victims.Select(theme => (theme.Theme.Title.English, theme.Stances))
            );
    }

    private static void WriteCampaigns(WordFile file, ConsultationReport report, ReportLinks links)
    {
        file.Heading(1, "Campaigns");
        file.Text(
            "Responses whose text is the same, or nearly the same, are told by their words and grouped. Every "
                + "copy is counted as a response, and its points among the points; what a sender added to the common "
                + "text is a point of their own. Nothing is left out or counted less for being a copy."
        );
        if (report.Campaigns.Count == 0)
        {
            file.Text("There was none.");
            return;
        }

        file.Table(
            "Campaign letters",
            [new("Responses", 15) { IsNumber = true }, new("How the common text begins, personal data taken out", 85)],
            report.Campaigns.Select(campaign =>
                (IReadOnlyList<WordCell>)
                    [WordCell.Of(Linked(campaign.Copies.Count, links.Count(campaign.Copies))) with { IsNumber = true }, campaign.Template]
            )
        );
    }

    private static void WriteEquality(WordFile file, ConsultationReport report)
    {
        file.Heading(1, "Who answered the equality questions");
        file.Text(
            "They are voluntary and kept as counts alone, apart from the responses. Counts below "
                + $"{Equality.EqualityReport.Smallest} are not shown, nor is what would give them away."
        );
        foreach (var question in report.Equality.Questions.Where(question => question.Rows.Any(row => row.Count > 0)))
        {
            file.Caption(question.Asked.Text.English);
            file.Table(
                question.Asked.Text.English,
                [new("Answer", 75), new("People", 25) { IsNumber = true }],
                question.Rows.Select(row =>
                    (IReadOnlyList<WordCell>)
                        [
                            row.Option.Text.English,
                            row.Count is { } count ? WordCell.Number(count) : WordCell.Of("not shown") with { IsNumber = true },
                        ]
                )
            );
        }
    }

    private static void WriteWhatWasDone(WordFile file, ConsultationReport report, ReportLinks links)
    {
        file.Heading(1, "What was done");
        Counts(file, links, "Points by what was done with them", "What was done", report.Outcomes.Append(report.Undecided));
        if (report.Concerns.Count == 0)
            return;
        file.Heading(2, "Concerns and their answers");
        file.Table(
            "Concerns and their answers",
            [new("Concern", 28), new("Points", 10) { IsNumber = true }, new("What was done", 18), new("Answer", 32), new("Section", 12)],
            report.Concerns.Select(concern =>
                (IReadOnlyList<WordCell>)
                    [
                        WordCell.Of(concern.Concern.Title) with
                        {
                            IsHeader = true,
                        },
                        WordCell.Of(Linked(concern.Points.Count, links.Count(concern.Points))) with
                        {
                            IsNumber = true,
                        },
                        concern.Outcome,
                        concern.Concern.Disposition!.Answer ?? "",
                        concern.Concern.Disposition!.PlanSection ?? "",
                    ]
            )
        );
    }

    private static void WriteMethod(WordFile file)
    {
        file.Heading(1, "How this was counted");
        file.Bullet(
            "Each response is split into points: a point is what one officer would answer once. What is no point "
                + "is set aside with a reason, and no character is lost."
        );
        file.Bullet(
            "A program proposes points, themes and stance. Officers read them, put them right and decide; who did "
                + "what is written down in a history that cannot be changed."
        );
        file.Bullet(
            "Words quoted here have names, addresses and the like taken out. Points about somebody's safety are counted and not quoted."
        );
        file.Bullet(
            "Views passed on for others, wording proposed for the plan and the plan's own words quoted back are "
                + "points too, and are not among the own views counted above."
        );
    }

    private static void Counts(WordFile file, ReportLinks links, string title, string what, IEnumerable<ReportCount> counts)
    {
        var rows = counts.ToList();
        if (rows.Count == 0)
            return;
        file.Caption(title);
        file.Table(
            title,
            [new(what, 75), new("Number", 25) { IsNumber = true }],
            rows.Select(count =>
                (IReadOnlyList<WordCell>)
                    [
                        WordCell.Of(Begun(count.Label)) with
                        {
                            IsHeader = true,
                        },
                        WordCell.Of(Linked(count.Count, links.Count(count))) with
                        {
                            IsNumber = true,
                        },
                    ]
            )
        );
    }

    private static void Stances(WordFile file, ReportLinks links, string title, IEnumerable<(string Theme, ReportedStances Stances)> themes)
    {
        file.Caption(title);
        file.Table(
            title,
            [
                new("Theme", 22),
                new("Points", 12) { IsNumber = true },
                .. Order.Select(stance => new WordColumn(links.Stance(stance), 13) { IsNumber = true }),
            ],
            themes.Select(theme =>
                (IReadOnlyList<WordCell>)
                    [
                        WordCell.Of(theme.Theme) with
                        {
                            IsHeader = true,
                        },
                        Number(theme.Stances.Total, theme.Stances.Points),
                        .. Order.Select(stance => Number(theme.Stances.Of(stance), theme.Stances.PointsOf(stance))),
                    ]
            )
        );

        WordCell Number(long count, PointQuery query) => WordCell.Of(Linked(count, links.Points(query))) with { IsNumber = true };
    }

    private static WordRun Linked(long count, string? link) => new(Said(count)) { Link = count > 0 ? link : null };

    private static string Said(long count) => count.ToString("N0", System.Globalization.CultureInfo.GetCultureInfo("en-GB"));

    private static string Begun(string label) => label.Length == 0 ? label : char.ToUpperInvariant(label[0]) + label[1..];

    private static string LanguagesOf(Consultation consultation) => string.Join(" and ", consultation.Languages.Select(LanguageName));

    private static string LanguageName(string code) =>
        code switch
        {
            Languages.English => "English",
            Languages.Welsh => "Welsh",
            _ => code,
        };
}
