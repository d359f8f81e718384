using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Partners;
using ConsultationIntake.Points;
using ConsultationIntake.Reports;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Publishing.Word;

/// <summary>
/// The consultation report, in its language, as a document that a person goes on with in Word. No number in it is typed by hand.
/// </summary>
public static partial class ReportFile
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
        var text = ReportText.In(report.Language);
        var look = WordLook.Of(
            consultation,
            Fill(text.Title, consultation.Title.In(text.Language)),
            text.Language,
            ReportWords.In(text.Language).Page
        );
        using var file = new WordFile(look);
        file.Text(
            Fill(
                text.AsItStood,
                Dates.MomentIn(consultation.Window.InZone(report.At), text.Language),
                consultation.Body.Name.In(text.Language)
            )
        );
        WriteWhoWasAsked(file, report, links, text);
        WriteThemes(file, report, links, text);
        WriteClosed(file, report, links, text);
        WriteVictims(file, report, links, text);
        WriteMeetings(file, report, links, text);
        WriteCampaigns(file, report, links, text);
        WriteEquality(file, report, text);
        WriteWhatWasDone(file, report, links, text);
        WriteMethod(file, report, links, text);
        return file.Finish();
    }

    private static void WriteWhoWasAsked(WordFile file, ConsultationReport report, ReportLinks links, ReportText text)
    {
        var window = report.Consultation.Window;
        file.Heading(1, text.WhoWasAsked);
        file.Text(
            Fill(
                text.Consulted,
                report.Consultation.Body.OfficeHolder.In(text.Language),
                Dates.DayIn(window.InZone(window.Opens), text.Language),
                Dates.ClosingIn(window.InZone(window.Closes), text.Language),
                string.Join(text.And, report.Consultation.Languages.Select(language => text.LanguageNames[language])),
                string.Join(", ", report.Channels.Select(count => text.Channels[count.Responses!.Channel!.Value]))
            )
        );
        foreach (var paragraph in report.Consultation.Publicity is { } publicity ? Paragraphs(publicity.In(text.Language)) : [])
            file.Text(
                new WordRun(paragraph) { Language = report.Consultation.Publicity!.Welsh is null ? Languages.English : text.Language }
            );
        if (report.Partners.Lines.Count > 0)
        {
            file.Text(Fill(text.ExpectedAnswered, report.Partners.Lines.Count, report.Partners.Answered));
            if (report.Partners.Lines.Count(line => line.State == PartnerState.Provisional) is > 0 and var provisional)
                file.Text(Fill(text.Provisional, provisional));
            file.Table(
                text.ExpectedPartners,
                [new(text.Organisation, 32), new(text.Kind, 16), new(text.Invited, 15), new(text.Reminded, 15), new(text.Answered, 22)],
                report.Partners.Lines.Select(line =>
                    (IReadOnlyList<WordCell>)
                        [
                            WordCell.Of(line.Name) with
                            {
                                IsHeader = true,
                            },
                            line.Kind is { Length: > 0 } kind ? BodyKind.In(report.Consultation, text.Language, kind) : "",
                            line.Invited is { } invited ? Dates.DayIn(invited, text.Language) : "",
                            line.RemindedAt is { } reminded ? Dates.DayIn(window.InZone(reminded), text.Language) : "",
                            line.AnsweredAt is { } at
                                ? Fill(
                                    line.State == PartnerState.Provisional ? text.AnsweredProvisionally : "{0}",
                                    Dates.DayIn(window.InZone(at), text.Language)
                                )
                                : text.DidNot,
                        ]
                )
            );
        }

        var all = new SubmissionQuery { Consultation = report.Consultation.Slug };
        file.Heading(1, text.WhoAnswered);
        file.Text(
            Runs(
                text.Received,
                Linked(report.Tally.Received, links.Responses(all)),
                InState(SubmissionStatus.Tagged),
                InState(SubmissionStatus.Waiting),
                InState(SubmissionStatus.Failed),
                Linked(report.Tally.Late, links.Late)
            )
        );

        if (report.Meetings.Held > 0)
            file.Text(
                Runs(
                    text.ReceivedApart,
                    Said(report.Tally.Received - report.Meetings.Held),
                    Linked(report.Meetings.Held, links.Responses(all with { Channel = Channel.Meeting }))
                )
            );

        WordRun InState(SubmissionStatus status) => Linked(report.Tally.In(status), links.Responses(all with { Status = status }));

        Counts(
            file,
            links,
            text,
            text.ByChannel,
            text.CameBy,
            report.Channels.Select(count => count with { Label = text.Channels[count.Responses!.Channel!.Value] })
        );
        Counts(
            file,
            links,
            text,
            text.ByLanguage,
            text.InLanguage,
            report.Languages.Select(count => count with { Label = text.LanguageNames.GetValueOrDefault(count.Label, count.Label) })
        );
        Counts(file, links, text, text.ByDistrict, text.District, report.Areas);
    }

    private static void WriteWhatWasDone(WordFile file, ConsultationReport report, ReportLinks links, ReportText text)
    {
        file.Heading(1, text.Done);
        Counts(file, links, text, text.ByOutcome, text.Done, report.Outcomes.Append(report.Undecided));
        file.Heading(2, text.Changes);
        if (report.Changes.Count == 0)
            file.Text(text.NoChange);
        else
            file.Table(
                text.ChangedSections,
                [new(text.Section, 27), new(text.WhatChanged, 60), new(text.Points, 13) { IsNumber = true }],
                report.Changes.Select(change =>
                    (IReadOnlyList<WordCell>)
                        [
                            WordCell.Of(change.Section) with
                            {
                                IsHeader = true,
                            },
                            new WordCell([.. change.Answers.Select(answer => (IReadOnlyList<WordRun>)[answer]).DefaultIfEmpty([""])]),
                            WordCell.Of(Linked(change.Points.Count, links.Count(change.Points))) with
                            {
                                IsNumber = true,
                            },
                        ]
                )
            );
        if (report.Concerns.Count == 0)
            return;
        file.Heading(2, text.Concerns);
        file.Table(
            text.Concerns,
            [
                new(text.Concern, 25),
                new(text.Points, 13) { IsNumber = true },
                new(text.Done, 18),
                new(text.Answer, 32),
                new(text.Section, 12),
            ],
            report.Concerns.Select(concern =>
                (IReadOnlyList<WordCell>)
                    [
                        WordCell.Of(concern.Title) with
                        {
                            IsHeader = true,
                        },
                        WordCell.Of(Linked(concern.Points.Count, links.Count(concern.Points))) with
                        {
                            IsNumber = true,
                        },
                        concern.Outcome,
                        concern.Answer,
                        report.Consultation.SectionIn(text.Language, concern.Concern.Disposition!.PlanSection) ?? "",
                    ]
            )
        );
    }

    private static void WriteMethod(WordFile file, ConsultationReport report, ReportLinks links, ReportText text)
    {
        file.Heading(1, text.Method);
        file.Bullet(text.MethodPoints);
        file.Bullet(
            Runs(
                text.MethodMachine,
                Linked(report.Worked.Points.Count, links.Count(report.Worked.Points)),
                Linked(report.Worked.Read.Count, links.Count(report.Worked.Read)),
                Linked(report.Worked.Decided.Count, links.Count(report.Worked.Decided))
            )
        );
        if (report.Meetings.All.Total > 0)
            file.Bullet(Runs(text.MethodMeetings, Linked(report.Meetings.All.Total, links.Points(report.Meetings.All.Points))));
        file.Bullet(text.MethodPrivacy);
        file.Bullet(text.MethodOthers);
    }

    private static void Counts(
        WordFile file,
        ReportLinks links,
        ReportText text,
        string title,
        string what,
        IEnumerable<ReportCount> counts
    )
    {
        var rows = counts.ToList();
        if (rows.Count == 0)
            return;
        file.Caption(title);
        file.Table(
            title,
            [new(what, 75), new(text.Number, 25) { IsNumber = true }],
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

    private static void Stances(
        WordFile file,
        ReportLinks links,
        ReportText text,
        string title,
        IEnumerable<(Theme Theme, ReportedStances Stances)> themes
    )
    {
        file.Caption(title);
        file.Table(
            title,
            [
                new(text.Theme, 22),
                new(text.Points, 12) { IsNumber = true },
                .. Order.Select(stance => new WordColumn(text.Stances[stance], 13) { IsNumber = true }),
            ],
            themes.Select(theme =>
                (IReadOnlyList<WordCell>)
                    [
                        WordCell.Of(theme.Theme.Title.In(text.Language)) with
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

    /// <summary>A sentence with places in it, and what stands there, so that a number can be a link.</summary>
    private static IReadOnlyList<WordRun> Runs(string sentence, params IReadOnlyList<WordRun> values) =>
        [
            .. Place()
                .Split(sentence)
                .Select((piece, i) => i % 2 == 0 ? piece : values[int.Parse(piece, System.Globalization.CultureInfo.InvariantCulture)]),
        ];

    [System.Text.RegularExpressions.GeneratedRegex(@"\{(\d)\}")]
    private static partial System.Text.RegularExpressions.Regex Place();

    private static string Said(long count) => Numbers.Of(count);

    private static string[] Paragraphs(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Begun(string label) => label.Length == 0 ? label : char.ToUpperInvariant(label[0]) + label[1..];

    private static string Fill(string sentence, params object[] values) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, values);
}
