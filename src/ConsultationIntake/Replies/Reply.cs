using ConsultationIntake.Consultations;
using ConsultationIntake.Exports;
using ConsultationIntake.Outcomes;
using ConsultationIntake.Privacy;
using ConsultationIntake.Reading;
using ConsultationIntake.Reports;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Replies;

/// <summary>What one respondent is told: their points in their order, and what was done with each.</summary>
/// <param name="To">The organisation that is written to, or null: a member of the public, whom no letter of ours names.</param>
/// <param name="Language">ISO 639-1: the language of their response.</param>
/// <param name="References">Their responses that stand.</param>
/// <param name="Points">In their order.</param>
public sealed record Reply(string? To, string Language, IReadOnlyList<SubmissionReference> References, IReadOnlyList<ReplyPoint> Points)
{
    /// <summary>Whose words are answered: a verdict of the office and the plan's own words are not.</summary>
    public static IReadOnlyList<PointKind> Kinds { get; } = [PointKind.OwnView, PointKind.ProposedWording, PointKind.ThirdPartyView];

    public int Undecided => Points.Count(point => !point.IsDecided);

    /// <summary>Answers in a Welsh letter that nobody wrote in Welsh: the letter says of each that it is in English.</summary>
    public int InEnglishAlone => Points.Count(point => point.AnswerLanguage is { } language && language != Language);

    /// <summary>Everything they said is decided, so that they can be told.</summary>
    public bool IsReady => Points.Count > 0 && Undecided == 0;

    /// <param name="consultation">Whose responses they are.</param>
    /// <param name="to">See <see cref="To"/>.</param>
    /// <param name="responses">All of one respondent, oldest first. What does not stand is left out.</param>
    /// <param name="answers">In the reply's language: see <see cref="LanguageOf"/>.</param>
    public static Reply Of(Consultation consultation, string? to, IReadOnlyList<Submission> responses, AnswersInLanguage answers)
    {
        var standing = responses.Where(response => response.Stands).ToList();
        var language = LanguageOf(responses);
        var words = ReportWords.In(language);
        return new Reply(
            to,
            language,
            [.. standing.Select(response => response.Reference)],
            [
                .. standing.SelectMany(response =>
                    response
                        .Work.Points.Where(point => Kinds.Contains(point.Kind))
                        .Select(point => PointOf(consultation, response, point, answers, words))
                ),
            ]
        );
    }

    /// <summary>ISO 639-1: that of the last response that stands.</summary>
    public static string LanguageOf(IEnumerable<Submission> responses) =>
        responses.LastOrDefault(response => response.Stands)?.Language == Languages.Welsh ? Languages.Welsh : Languages.English;

    /// <summary>A reply with one invented point, to look at the words around it.</summary>
    public static Reply Sample(Consultation consultation, string language)
    {
        var reference = SubmissionReference.Derive(consultation.Slug.ToString());
        var (said, answer) =
            language == Languages.Welsh
                ? ("Mae angen mwy o blismona gyda'r nos.", "Mae'r cynllun bellach yn dweud hynny.")
                : ("There should be more police patrols at night.", "The plan now says so.");
        var done = consultation.Outcomes[0].Title.In(language);
        return new Reply(null, language, [reference], [new ReplyPoint(new PointId(reference, 1), said, done, answer, null, true)]);
    }

    private static ReplyPoint PointOf(
        Consultation consultation,
        Submission response,
        WorkedPoint point,
        AnswersInLanguage answers,
        ReportWords words
    )
    {
        var disposition = point.Decision is { Disposition: { IsAgreed: true } agreed } ? agreed : null;
        // Mail is read on other people's screens: what may be about somebody's safety is answered in person.
        var shown = point.Flag is null or { State: FlagState.NoConcern }
            ? Redaction.Redact(point.Span.Of(response.Text.Value), response.PersonalDataIn(point)).Trim()
            : words.NotShown;
        var answer = answers.Of(disposition, point.Decision?.Concern, words.Language);
        return new ReplyPoint(
            new PointId(response.Reference, point.Number),
            shown,
            disposition is null ? words.NotDecided : ReadPanelTable.OutcomeIn(consultation, disposition.Outcome, words),
            OfficeWords.Redacted(consultation, answer?.Text),
            consultation.SectionIn(words.Language, disposition?.PlanSection),
            disposition is not null
        )
        {
            WordsLanguage =
                point.Point.Language is Languages.English or Languages.Welsh && shown != words.NotShown ? point.Point.Language : null,
            AnswerLanguage = answer?.Language,
        };
    }
}

/// <param name="Id">The point.</param>
/// <param name="Words">Their own words, personal data taken out.</param>
/// <param name="Done">What was done, in their language.</param>
/// <param name="Answer">The answer, in their language where it was written in it, else in English; or null.</param>
/// <param name="Section">The section of the plan, or null.</param>
/// <param name="IsDecided">Whether anything was decided and agreed.</param>
public sealed record ReplyPoint(PointId Id, string Words, string Done, string? Answer, string? Section, bool IsDecided)
{
    /// <summary>ISO 639-1 of <see cref="Words"/>, or null where it is the reply's, or not known.</summary>
    public string? WordsLanguage { get; init; }

    /// <summary>ISO 639-1 of <see cref="Answer"/>; null where there is none.</summary>
    public string? AnswerLanguage { get; init; }
}
