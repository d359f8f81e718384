using ConsultationIntake.Consultations;
using ConsultationIntake.Privacy;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Exports;

/// <summary>The column of a table of responses that a part's words stand in. Every part has one, so that no word is missing.</summary>
internal enum WordsColumn
{
    /// <summary>That of the question it answers.</summary>
    Question,

    /// <summary>An answer under a name that is no question of the consultation: a survey's own heading, the notes of a meeting.</summary>
    OtherAnswer,
    MailOrFile,

    /// <summary>What came with a mail and is none of its words.</summary>
    SetAside,
}

/// <summary>What a response says, by the column it stands in, personal data taken out as far as it is found.</summary>
internal static class ResponseWords
{
    private const string Between = "\n\n";

    internal static WordsColumn ColumnOf(Consultation consultation, SubmissionPart part) =>
        consultation.Questions.Any(question => question.Id == part.Name)
            ? WordsColumn.Question
            : part.Kind switch
            {
                PartKind.Answer or PartKind.Choice => WordsColumn.OtherAnswer,
                PartKind.EmailBody or PartKind.Attachment => WordsColumn.MailOrFile,
                PartKind.SetAside => WordsColumn.SetAside,
                _ => throw new NotSupportedException($"{part.Kind} has no column."),
            };

    /// <summary>The answer to a question of the consultation.</summary>
    internal static string In(Submission response, Question question) =>
        string.Join(Between, response.Text.Parts.Where(part => part.Name == question.Id).Select(part => WordsOf(response, part)));

    /// <summary>All that stands in a column; an answer under its own name has that above it.</summary>
    internal static string In(Submission response, Consultation consultation, WordsColumn column) =>
        string.Join(
            Between,
            response
                .Text.Parts.Where(part => ColumnOf(consultation, part) == column)
                .Select(part =>
                    column == WordsColumn.OtherAnswer
                        ? $"{PointsTable.Redacted(part.Name)}:\n{WordsOf(response, part)}"
                        : WordsOf(response, part)
                )
        );

    private static string WordsOf(Submission response, SubmissionPart part)
    {
        var words = part.Span.Of(response.Text.Value);
        return Redaction.Redact(words, PersonalDataFinder.Find(words, response.Respondent.Name));
    }
}
