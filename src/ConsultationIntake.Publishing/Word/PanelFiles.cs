using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Exports;
using ConsultationIntake.Publishing.Sheets;
using ConsultationIntake.Reports;

namespace ConsultationIntake.Publishing.Word;

/// <summary>The Panel's table as a document and as a workbook.</summary>
public static class PanelFiles
{
    public const string WordContentType = WordFile.ContentType;

    /// <param name="asTwoColumns">The form that Panels use: the comment, and the response to it.</param>
    /// <returns>The document, from its beginning.</returns>
    public static MemoryStream Word(
        Consultation consultation,
        PanelTable table,
        PanelGrouping grouping,
        bool asTwoColumns,
        ReportWords words,
        DateTimeOffset now
    )
    {
        var look = WordLook.Of(consultation, words.PanelTitle, words.Language, words.Page) with { IsLandscape = true };
        using var file = new WordFile(look);
        file.Text(new WordRun(consultation.Title.In(words.Language)) { Bold = true });
        file.Text(Introduction(consultation, table, grouping, words, now));
        foreach (var group in table.Groups)
        {
            file.Heading(1, $"{group.Title} ({Numbers.Of(group.Rows.Count)})");
            if (asTwoColumns)
                file.Table(group.Title, TwoColumns(consultation, words), group.Rows.Select(row => TwoCells(row, words)));
            else
                file.Table(group.Title, Columns(words), group.Rows.Select(Cells));
        }

        return file.Finish();
    }

    /// <summary>
    /// One row a point and group, for <see cref="XlsxSheets"/>. In English its columns have names that are kept for good; in Welsh they are
    /// the words of the document, which need no codebook.
    /// </summary>
    public static ExportTable Sheet(PanelTable table, ReportWords words)
    {
        string Named(string name, string word) => words.Language == Languages.Welsh ? word : name;
        return new(
            "panel",
            "Panel",
            [
                new(Named("group", words.Group), "What the rows above and below it have in common") { Width = 28 },
                new(Named("point", words.Point), "The point's own words, personal data taken out") { Width = 80 },
                new(
                    Named("who", words.Who),
                    "The organisation that said it, that it says it is one and nothing proves it, a meeting, or a member of the public"
                )
                {
                    Width = 28,
                },
                new(Named("done", words.WhatWasDone), "What was done with it") { Width = 24 },
                new(Named("answer", words.Answer), "The answer") { Width = 60 },
                new(Named("plan_section", words.Section), "The section of the plan it was answered in") { Width = 16 },
                new(Named("reference", words.Reference), "The point, for good")
                {
                    Values = "reference and number, such as KVE-TTD-TJ6.4",
                    Width = 16,
                },
            ],
            table
                .Groups.SelectMany(group =>
                    group.Rows.Select(row =>
                        (IReadOnlyList<ExportValue>)
                            [
                                ExportValue.Of(group.Title),
                                ExportValue.Of(row.Words),
                                ExportValue.Of(row.Who),
                                ExportValue.Of(row.Done),
                                ExportValue.Of(row.Answer?.Text),
                                ExportValue.Of(row.Section),
                                ExportValue.Of(row.Id.ToString()),
                            ]
                    )
                )
                .ToAsyncEnumerable()
        );
    }

    /// <summary>How many points, as of when, and how they are shown.</summary>
    public static string Introduction(
        Consultation consultation,
        PanelTable table,
        PanelGrouping grouping,
        ReportWords words,
        DateTimeOffset now
    )
    {
        var culture = CultureInfo.GetCultureInfo(WordLook.TagOf(words.Language));
        var said = string.Format(
            culture,
            words.PanelIntroduction,
            Numbers.Of(table.Points),
            consultation.Window.InZone(now).ToString("d MMMM yyyy", culture)
        );
        if (table.SaidAtMeetings > 0)
            said = $"{said} {string.Format(culture, words.MeetingsApart, Numbers.Of(table.SaidAtMeetings))}";
        return grouping == PanelGrouping.Theme
            ? $"{said} {words.UnderEachTheme} {words.PersonalDataTakenOut}"
            : $"{said} {words.PersonalDataTakenOut}";
    }

    private static List<WordColumn> Columns(ReportWords words) =>
        [new(words.Point, 40), new(words.Who, 15), new(words.WhatWasDone, 13), new(words.Answer, 22), new(words.Section, 10)];

    private static List<WordCell> Cells(PanelRow row) =>
        [new([Spoken(row)], [Named(row)]), row.Who, row.Done, WordCell.Of([.. Answered(row)]), row.Section ?? ""];

    private static List<WordColumn> TwoColumns(Consultation consultation, ReportWords words) =>
        [
            new(words.Comment, 55),
            new(string.Format(CultureInfo.InvariantCulture, words.Response, consultation.Body.OfficeHolder.In(words.Language)), 45),
        ];

    private static List<WordCell> TwoCells(PanelRow row, ReportWords words) =>
        [
            new([Spoken(row)], [new WordRun($"{row.Who}. ") { Quiet = true }, Named(row)]),
            new([
                .. new IReadOnlyList<WordRun>?[]
                {
                    [new WordRun(row.Done) { Bold = true }],
                    row.Answer is null ? null : Answered(row),
                    row.Section is { } section ? [new WordRun($"{words.Section}: {section}") { Quiet = true }] : null,
                }.OfType<IReadOnlyList<WordRun>>(),
            ]),
        ];

    private static WordRun Spoken(PanelRow row) => new(row.Words) { Language = row.Language is "en" or "cy" ? row.Language : null };

    private static IReadOnlyList<WordRun> Answered(PanelRow row) =>
        row.Answer is { } answer ? [new WordRun(answer.Text) { Language = answer.Language }] : [""];

    private static WordRun Named(PanelRow row) => new(row.Id.ToString()) { Quiet = true };
}
