using ConsultationIntake.Consultations;
using ConsultationIntake.Mail;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;
using ConsultationIntake.Web.Text;

namespace ConsultationIntake.Web.Form;

/// <summary>What one page of the form was answered with, and what is wrong with it.</summary>
/// <param name="Fields">By the draft's names; as typed.</param>
/// <param name="Errors">By the id of the field on the page.</param>
internal sealed record PageAnswers(IReadOnlyDictionary<string, string> Fields, IReadOnlyDictionary<string, string> Errors)
{
    private const int MaxShortText = 500;

    internal static PageAnswers Read(FormView view, Step step, SentForm form)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        var fields = step.Question is { } question ? Answer(view, question, form, errors) : About(view, step.Page, form, errors);
        return new(fields, errors);
    }

    /// <summary>
    /// What may be saved although something is wrong on the page: whatever is not wrong itself, and of an answer that is too
    /// long for one response nothing, which would lose its end.
    /// </summary>
    internal IReadOnlyDictionary<string, string> Savable(Step step) =>
        Errors.Count == 0
            ? Fields
            : Fields
                .Where(field => !Errors.ContainsKey(step.Question is null ? field.Key : FieldId(field.Key)))
                .ToDictionary(field => field.Key, field => field.Value);

    internal static string FieldId(string question) => $"q-{question}";

    private static Dictionary<string, string> Answer(FormView view, Question question, SentForm form, Dictionary<string, string> errors)
    {
        var id = FieldId(question.Id);
        var value = question.Kind switch
        {
            QuestionKind.FreeText => form.Text(id).TrimEnd(),
            _ => string.Join(
                ',',
                DraftCommand
                    .Chosen(question, string.Join(',', form.All(id)))
                    .Take(question.Kind == QuestionKind.ChooseMany ? int.MaxValue : 1)
            ),
        };
        if (question.Required && string.IsNullOrWhiteSpace(value))
            errors[id] = view.Words.Question.Required;
        if (value.Length > SubmitResponse.MaxAnswerLength)
            errors[id] = Words.Fill(view.Words.Question.TooLong, Numbers.Of(SubmitResponse.MaxAnswerLength), Numbers.Of(value.Length));
        return new() { [question.Id] = value };
    }

    private static Dictionary<string, string> About(FormView view, string page, SentForm form, Dictionary<string, string> errors)
    {
        var words = view.Words.About;
        switch (page)
        {
            case DraftFields.Capacity:
                return new() { [page] = form.Text(page) is DraftFields.Myself or DraftFields.AnOrganisation ? form.Text(page) : "" };
            case DraftFields.Victim:
                return new()
                {
                    [page] = form.Text(page) is DraftFields.Yes or DraftFields.No or DraftFields.PreferNotToSay ? form.Text(page) : "",
                };
            case DraftFields.Publish:
                return new()
                {
                    [page] = form.Text(page) is DraftFields.PublishNamed or DraftFields.PublishAnonymous or DraftFields.No
                        ? form.Text(page)
                        : "",
                };
            case DraftFields.Organisation:
                if (form.Text(page).Length > MaxShortText)
                    errors[page] = Words.Fill(words.OrganisationTooLong, MaxShortText);
                return new() { [page] = form.Text(page).Trim() };
            case DraftFields.Area:
                return new() { [page] = Area(view, form.Text(page).Trim(), errors) };
            case Journey.Contact:
                var email = form.Text(DraftFields.Email).Trim();
                if (email.Length > 0 && !EmailAddress.TryParse(email, out _))
                    errors[DraftFields.Email] = words.EmailWrong;
                var reply = form.Text(DraftFields.Reply) == DraftFields.Yes ? DraftFields.Yes : "";
                if (email.Length == 0 && reply.Length > 0)
                    errors[DraftFields.Email] = words.ReplyNeedsEmail;
                return new()
                {
                    [DraftFields.Email] = email,
                    [DraftFields.Reply] = reply,
                    [DraftFields.Extra] = Cut(form.Text(DraftFields.Extra)),
                };
            default:
                return [];
        }
    }

    private static string Area(FormView view, string typed, Dictionary<string, string> errors)
    {
        if (typed.Length == 0)
            return typed;
        var districts = view.Consultation!.Form.PostcodeDistricts;
        var district = PostcodeDistrict.Parse(typed);
        if (district is null)
            errors[DraftFields.Area] = Words.Fill(view.Words.About.AreaWrong, Example(view));
        else if (districts.Count > 0 && !districts.Contains(district))
            errors[DraftFields.Area] = Words.Fill(view.Words.About.AreaOutside, district);
        return district ?? Cut(typed);
    }

    internal static string Example(FormView view) => view.Consultation!.Form.PostcodeDistricts is [var first, ..] ? first : "CF10";

    private static string Cut(string value) => value.Length > MaxShortText ? value[..MaxShortText] : value;
}
