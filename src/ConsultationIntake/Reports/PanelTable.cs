using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Exports;
using ConsultationIntake.Office;
using ConsultationIntake.Outcomes;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Reports;

/// <summary>Under what the rows of a table for the Panel stand together.</summary>
public enum PanelGrouping
{
    /// <summary>The kind of body that the expected partner is; other organisations; members of the public.</summary>
    Kind,
    Theme,

    /// <summary>The section of the plan that the point was answered in.</summary>
    Section,
}

/// <summary>A point as a Panel reads it: no personal data, no reason that is the office's own.</summary>
/// <param name="Id">The point.</param>
/// <param name="Words">Its words, personal data taken out.</param>
/// <param name="Who">The organisation, or that it is a member of the public.</param>
/// <param name="Done">What was done with it, in words.</param>
/// <param name="Answer">The answer, in the language of the table where it was written in it; or null.</param>
/// <param name="Section">The section of the plan, or null.</param>
/// <param name="Language">ISO 639-1 of its words, or <c>und</c>.</param>
public sealed record PanelRow(PointId Id, string Words, string Who, string Done, AnswerText? Answer, string? Section, string Language);

/// <param name="Title">What its rows have in common.</param>
/// <param name="Rows">In the order they were received in.</param>
public sealed record PanelGroup(string Title, IReadOnlyList<PanelRow> Rows);

/// <param name="Points">How many points there are; with <see cref="PanelGrouping.Theme"/> some stand in several groups.</param>
/// <param name="Groups">None is empty.</param>
public sealed record PanelTable(int Points, IReadOnlyList<PanelGroup> Groups)
{
    /// <summary>Of the points, those that were said at meetings.</summary>
    public int SaidAtMeetings { get; init; }
}

/// <summary>Reads the table that a Police and Crime Panel asks for: every point, by whom, what was done.</summary>
public sealed class ReadPanelTable(ReadPoints points, ISubmissionStore store, IOfficeRecords records)
{
    private static readonly string[] AnswerableKinds =
    [
        nameof(PointKind.OwnView),
        nameof(PointKind.ProposedWording),
        nameof(PointKind.ThirdPartyView),
    ];

    /// <param name="consultation">Whose points.</param>
    /// <param name="query">Which points; where it says nothing else, those that are somebody's view, each campaign letter once.</param>
    /// <param name="grouping">What rows stand under.</param>
    /// <param name="words">In which language.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<PanelTable> ExecuteAsync(
        Consultation consultation,
        PointQuery query,
        PanelGrouping grouping,
        ReportWords words,
        CancellationToken cancellationToken
    )
    {
        if (!query.Fields.ContainsKey(PointField.Whose))
            query = query.With(PointField.Whose, AnswerableKinds);
        if (!query.Fields.ContainsKey(PointField.Repeat))
            query = query.With(PointField.Repeat, PointFacet.No);
        var tally = await store.TallyAsync(consultation.Slug, cancellationToken);
        var copies = tally.Campaigns.ToDictionary(campaign => campaign.Id, campaign => campaign.Copies, StringComparer.Ordinal);
        var answers = await AnswersInLanguage.ReadAsync(records, consultation.Slug, words.Language, cancellationToken);
        var groups = new Dictionary<string, (int Order, List<PanelRow> Rows)>(StringComparer.Ordinal);
        var (count, said) = (0, 0);
        await foreach (var row in points.ExecuteAsync(query, cancellationToken))
        {
            count++;
            if (row.Channel == Channel.Meeting)
                said++;
            var shown = RowOf(consultation, row, copies, answers, words);
            foreach (var (order, title) in GroupsOf(consultation, row, grouping, words))
            {
                if (!groups.TryGetValue(title, out var group))
                    groups[title] = group = (order, []);
                group.Rows.Add(shown);
            }
        }

        return new PanelTable(
            count,
            [
                .. groups
                    .OrderBy(group => group.Value.Order)
                    .ThenBy(group => group.Key, StringComparer.OrdinalIgnoreCase)
                    .Select(group => new PanelGroup(group.Key, group.Value.Rows)),
            ]
        )
        {
            SaidAtMeetings = said,
        };
    }

    internal static PanelRow RowOf(
        Consultation consultation,
        PointRow row,
        IReadOnlyDictionary<string, long> copies,
        AnswersInLanguage answers,
        ReportWords words
    )
    {
        var disposition = row.Disposition is { IsAgreed: true } agreed ? agreed : null;
        return new PanelRow(
            row.Id,
            row.Flag is null or FlagState.NoConcern ? row.RedactedText : words.NotShown,
            WhoSaid(consultation, row, copies, words),
            disposition is null ? words.NotDecided : OutcomeIn(consultation, disposition.Outcome, words),
            answers.Of(disposition, row.IsDecidedWithConcern ? row.Concern : null, words.Language) is { } answer
                ? answer with
                {
                    Text = OfficeWords.Redacted(consultation, answer.Text)!,
                }
                : null,
            consultation.SectionIn(words.Language, disposition?.PlanSection),
            row.Language
        );
    }

    internal static string OutcomeIn(Consultation consultation, string code, ReportWords words) =>
        consultation.Outcomes.FirstOrDefault(outcome => outcome.Code == code)?.Title.In(words.Language) ?? code;

    private static string WhoSaid(Consultation consultation, PointRow row, IReadOnlyDictionary<string, long> copies, ReportWords words)
    {
        if (words.Named(row.Sender, consultation) is { } sender)
            return sender;
        return row is { Campaign: { } campaign, AddedToTemplate: false, IsRepeat: false } && copies.TryGetValue(campaign, out var many)
            ? string.Format(CultureInfo.InvariantCulture, words.ManyInOneLetter, Numbers.Of(many))
            : words.MemberOfThePublic;
    }

    private static IEnumerable<(int Order, string Title)> GroupsOf(
        Consultation consultation,
        PointRow row,
        PanelGrouping grouping,
        ReportWords words
    ) =>
        grouping switch
        {
            PanelGrouping.Kind => [KindOf(consultation, row, words)],
            PanelGrouping.Theme when row.Themes.Count > 0 => row.Themes.Select(code =>
                (OrderOf(consultation, code), consultation.Themes.Find(code)?.Title.In(words.Language) ?? code)
            ),
            PanelGrouping.Theme => [(int.MaxValue, words.NoTheme)],
            PanelGrouping.Section =>
            [
                row.Disposition is { IsAgreed: true, PlanSection: { } section }
                    ? (0, consultation.SectionIn(words.Language, section)!)
                    : (int.MaxValue, words.NoSection),
            ],
            _ => throw new NotSupportedException($"Nothing is grouped by {grouping}."),
        };

    private static (int Order, string Title) KindOf(Consultation consultation, PointRow row, ReportWords words)
    {
        var sender = row.Sender.In(consultation);
        return sender.Kind switch
        {
            SenderKind.Partner when sender.Expected(consultation) is { Kind: { Length: > 0 } kind } => (
                0,
                BodyKind.In(consultation, words.Language, kind)
            ),
            SenderKind.Partner or SenderKind.Organisation or SenderKind.Claim => (1, words.OtherOrganisations),
            SenderKind.Person => (2, words.MembersOfThePublic),
            SenderKind.Meeting => (3, words.SaidAtMeetings),
            _ => throw new NotSupportedException($"Nothing is grouped under {sender.Kind}."),
        };
    }

    private static int OrderOf(Consultation consultation, string theme) =>
        consultation
            .Themes.All.Index()
            .Where(known => known.Item.Code == theme)
            .Select(known => known.Index)
            .FirstOrDefault(int.MaxValue - 1);
}
