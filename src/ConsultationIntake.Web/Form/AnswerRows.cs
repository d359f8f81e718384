using ConsultationIntake.Submissions.Drafts;
using ConsultationIntake.Web.Text;

namespace ConsultationIntake.Web.Form;

/// <summary>What was filled in, row by row, for the page that asks to check it.</summary>
public static class AnswerRows
{
    /// <summary>One row. No lines: it was not answered.</summary>
    public sealed record Row(string Page, string Label, string? LabelLanguage, IReadOnlyList<string> Lines);

    public static IEnumerable<Row> Of(FormView view, Draft draft) =>
        Journey.Of(view.Consultation!, draft).SelectMany(step => Of(view, draft, step));

    private static IEnumerable<Row> Of(FormView view, Draft draft, Step step)
    {
        var words = view.Words;
        switch (step.Page)
        {
            case var _ when step.Question is { } question:
                var text = DraftCommand.TextOf(question, draft.Field(question.Id), view.Language);
                return [new(step.Page, question.Text.In(view.Language), view.LangOf(question.Text), text.Length == 0 ? [] : [text])];
            case Journey.Files:
                return [new(step.Page, words.Check.FilesRow, null, [.. draft.Files.Select(file => file.File.Name)])];
            case DraftFields.Capacity:
                return
                [
                    RowOf(
                        step.Page,
                        words.Check.CapacityRow,
                        draft.Field(step.Page) switch
                        {
                            DraftFields.Myself => words.About.Myself,
                            DraftFields.AnOrganisation => words.About.AnOrganisation,
                            _ => null,
                        }
                    ),
                ];
            case DraftFields.Organisation:
                return [RowOf(step.Page, words.About.Organisation, draft.Field(step.Page))];
            case DraftFields.Area:
                return [RowOf(step.Page, words.Check.AreaRow, draft.Field(step.Page))];
            case DraftFields.Publish:
                return
                [
                    RowOf(
                        step.Page,
                        words.Check.PublishRow,
                        draft.Field(step.Page) switch
                        {
                            DraftFields.PublishNamed => words.About.PublishNamed,
                            DraftFields.PublishAnonymous => words.About.PublishAnonymous,
                            DraftFields.No => words.About.No,
                            _ => null,
                        }
                    ),
                ];
            case DraftFields.Victim:
                return [RowOf(step.Page, words.Check.VictimRow, VictimAnswer(words, draft.Field(step.Page)))];
            default:
                return
                [
                    new(
                        step.Page,
                        words.Check.EmailRow,
                        null,
                        [
                            .. new[]
                            {
                                draft.Field(DraftFields.Email),
                                draft.Field(DraftFields.Reply) == DraftFields.Yes ? words.About.Reply : null,
                            }.OfType<string>(),
                        ]
                    ),
                ];
        }
    }

    private static string? VictimAnswer(Words words, string? value) =>
        value switch
        {
            DraftFields.Yes => words.About.Yes,
            DraftFields.No => words.About.No,
            DraftFields.PreferNotToSay => words.About.PreferNotToSay,
            _ => null,
        };

    private static Row RowOf(string page, string label, string? value) => new(page, label, null, value is null ? [] : [value]);
}
