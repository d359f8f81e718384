using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Mail;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Submissions;

/// <summary>What a response must be, whatever way it came.</summary>
internal static class SubmissionRules
{
    internal const int MaxShortText = 500;

    internal static IReadOnlyDictionary<string, string[]> Check(SubmitCommand command)
    {
        var errors = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        void Wrong(string field, string message)
        {
            if (!errors.TryGetValue(field, out var messages))
                errors[field] = messages = [];
            messages.Add(message);
        }

        CheckRespondent(command.Respondent, Wrong);
        CheckAnswers(command, Wrong);
        if (command.IdempotencyKey is { } key && (key.Length is 0 or > 255 || key.Any(c => c is < '!' or > '~')))
            Wrong("Idempotency-Key", "Use 1 to 255 visible ASCII characters.");
        return errors.ToDictionary(error => error.Key, error => error.Value.ToArray());
    }

    /// <summary>Whether a text has nothing that a person may see: control characters are no words.</summary>
    internal static bool IsBlank(string text) => !text.AsSpan().ContainsAnyExceptInRange('\0', ' ') || TextTidy.Line(text).Length == 0;

    private static void CheckRespondent(Respondent respondent, Action<string, string> wrong)
    {
        if (!string.IsNullOrWhiteSpace(respondent.Email) && !EmailAddress.TryParse(respondent.Email, out _))
            wrong("respondent.email", "Enter an email address in the correct format, like name@example.com");
        if (respondent.Name?.Length > MaxShortText)
            wrong("respondent.name", $"Name must be {MaxShortText} characters or fewer");
        if (respondent.Organisation?.Length > MaxShortText)
            wrong("respondent.organisation", $"Organisation must be {MaxShortText} characters or fewer");
    }

    private static void CheckAnswers(SubmitCommand command, Action<string, string> wrong)
    {
        if (command.Files.Count + command.Texts.Count == 0 && command.Answers.All(answer => IsBlank(answer.Text)))
            wrong("answers", "Answer at least one question");
        if (command.Answers.Count > SubmitResponse.MaxAnswers)
            wrong("answers", $"There must be {SubmitResponse.MaxAnswers} answers or fewer");
        if (command.Answers.Sum(answer => (long)answer.Text.Length) > SubmitResponse.MaxCharacters)
            wrong("answers", $"All answers together must be {Numbers.Of(SubmitResponse.MaxCharacters)} characters or fewer");
        foreach (var (i, answer) in command.Answers.Index().Take(SubmitResponse.MaxAnswers))
        {
            if (string.IsNullOrWhiteSpace(answer.Question) || answer.Question.Length > MaxShortText)
                wrong($"answers[{i}].question", $"Name the question in 1 to {MaxShortText} characters");
            if (answer.Text.Length > SubmitResponse.MaxAnswerLength)
                wrong($"answers[{i}].text", $"Answer must be {Numbers.Of(SubmitResponse.MaxAnswerLength)} characters or fewer");
        }

        // A required question binds the form; a letter sent as JSON answers in its own order.
        if (command.Channel != Channel.Form)
            return;
        foreach (var question in command.Consultation.Questions.Where(question => question.Required))
        {
            if (!command.Answers.Any(answer => answer.Question == question.Id && !IsBlank(answer.Text)))
                wrong($"question:{question.Id}", $"Answer the question: {question.Text.In(command.Language)}");
        }
    }
}
