using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Submissions.Drafts;

/// <summary>A draft as the response it is handed in as.</summary>
public static class DraftCommand
{
    private const string Beginning = "draft-";

    /// <summary>Nobody reads the questions and answers them in less.</summary>
    private static readonly TimeSpan Fastest = TimeSpan.FromSeconds(4);

    public static SubmitCommand Of(
        Consultation consultation,
        Draft draft,
        IReadOnlyList<SubmissionText.Piece> fileTexts,
        IReadOnlyList<string> marks
    )
    {
        var organisation = draft.Field(DraftFields.Capacity) == DraftFields.AnOrganisation ? draft.Field(DraftFields.Organisation) : null;
        return new SubmitCommand
        {
            Consultation = consultation,
            Channel = Channel.Form,
            Respondent = new Respondent
            {
                Name = draft.Field(DraftFields.Name),
                Email = draft.Field(DraftFields.Email),
                Organisation = organisation,
            },
            Answers =
            [
                .. consultation.Questions.Select(question => new Answer(
                    question.Id,
                    TextOf(question, draft.Field(question.Id), draft.Language)
                )),
            ],
            Facts = Facts(draft),
            Files = [.. draft.Files.Select(file => file.File)],
            Texts = fileTexts,
            Language = draft.Language,
            IdempotencyKey = KeyOf(draft),
            Marks =
            [
                .. marks,
                .. draft.Files.SelectMany(file => file.File.Marks).Distinct(),
                .. draft.Files.Any(file => !file.File.Scanned) ? [SubmissionMarks.FileNotScanned] : Array.Empty<string>(),
            ],
        };
    }

    /// <summary>The idempotency key under which a draft is handed in.</summary>
    public static string KeyOf(Draft draft) => $"{Beginning}{draft.Key}";

    /// <summary>The draft whose response has an idempotency key, or null where it is no draft's.</summary>
    internal static string? DraftIn(string key) => key.StartsWith(Beginning, StringComparison.Ordinal) ? key[Beginning.Length..] : null;

    /// <summary>What an answer says: of a choice, the options' words.</summary>
    public static string TextOf(Question question, string? value, string language) =>
        value is null ? ""
        : question.Kind == QuestionKind.FreeText ? value
        : string.Join("\n", Chosen(question, value).Select(option => question.Options[option - 1].In(language)));

    /// <summary>The numbers of the options chosen, from 1; what is no option's number is left out.</summary>
    public static IReadOnlyList<int> Chosen(Question question, string? value) =>
        [
            .. (value ?? "")
                .Split(',')
                .Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
                .Where(number => number >= 1 && number <= question.Options.Count)
                .Distinct(),
        ];

    internal static IEnumerable<string> MarksOf(Draft draft, DateTimeOffset now)
    {
        if (draft.Field(DraftFields.Extra) is not null || now - draft.StartedAt < Fastest)
            yield return SubmissionMarks.SuspectedBot;
    }

    private static Dictionary<string, string> Facts(Draft draft) =>
        new[] { DraftFields.Capacity, DraftFields.Area, DraftFields.Victim, DraftFields.Publish, DraftFields.Reply }
            .Where(name => draft.Field(name) is not null)
            .ToDictionary(name => name, name => draft.Field(name)!);
}
