using ConsultationIntake.Concerns;
using ConsultationIntake.Consultations;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Outcomes;

/// <param name="Text">For publication.</param>
/// <param name="Language">ISO 639-1 of what it is written in: English where nobody wrote it in the language that was asked for.</param>
public sealed record AnswerText(string Text, string Language);

/// <summary>
/// The one place that gives an answer in a language, for every letter, table and page: in Welsh what was written for the public with the
/// concern, else what was written in Welsh with the decision, else the English, and says so.
/// </summary>
public sealed class AnswersInLanguage
{
    private readonly Dictionary<string, (Concern Concern, OutcomeWords Words)> published;

    private AnswersInLanguage(Dictionary<string, (Concern, OutcomeWords)> published) => this.published = published;

    /// <summary>Of a consultation without words for the public.</summary>
    public static AnswersInLanguage WithoutPublished { get; } = new([]);

    /// <summary>What was written for the public is in English with each decision as well: only Welsh asks for it.</summary>
    public static async Task<AnswersInLanguage> ReadAsync(
        IOfficeRecords records,
        ConsultationSlug consultation,
        string language,
        CancellationToken cancellationToken
    )
    {
        if (language != Languages.Welsh)
            return WithoutPublished;
        var words = (await records.ListAsync<OutcomeWords>(consultation, cancellationToken)).ToDictionary(one => one.Id);
        return new(
            (await records.ListAsync<Concern>(consultation, cancellationToken))
                .Where(concern => words.GetValueOrDefault(concern.Id)?.IsOf(concern) == true)
                .ToDictionary(concern => concern.Id, concern => (concern, words[concern.Id]), StringComparer.Ordinal)
        );
    }

    /// <summary>Null where no answer was written.</summary>
    /// <param name="disposition">What was decided, or null.</param>
    /// <param name="concern">The id of the concern it was decided with, or null.</param>
    /// <param name="language">ISO 639-1.</param>
    public AnswerText? Of(Disposition? disposition, string? concern, string language)
    {
        if (disposition is null)
            return null;
        if (language == Languages.Welsh && (WelshOf(disposition, concern) ?? Written(disposition.AnswerWelsh)) is { } welsh)
            return new AnswerText(welsh, Languages.Welsh);
        return Written(disposition.Answer) is { } english ? new AnswerText(english, Languages.English) : null;
    }

    /// <summary>The office writes concerns in English; what it wrote for the public may be in Welsh too.</summary>
    public string TitleOf(Concern concern, string language) =>
        language == Languages.Welsh && published.TryGetValue(concern.Id, out var known) ? known.Words.Title.In(language) : concern.Title;

    /// <summary>Where a point was decided otherwise than its concern, the concern's words are of another answer.</summary>
    private string? WelshOf(Disposition disposition, string? concern) =>
        concern is not null
        && published.TryGetValue(concern, out var known)
        && (known.Concern.Disposition?.Answer, known.Concern.Disposition?.AnswerWelsh) == (disposition.Answer, disposition.AnswerWelsh)
            ? Written(known.Words.Answer.Welsh)
            : null;

    private static string? Written(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
