using System.Text.Json;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;

namespace ConsultationIntake.Web.Submissions;

/// <summary>
/// The JSON of a submission, read with every wrong field named:
/// <c>{ "respondent": { "name", "email", "organisation", "capacity" }, "answers": [ { "question", "text" } ], "language" }</c>.
/// </summary>
internal sealed class SubmissionPayload
{
    /// <summary>The most mistakes that are listed: a list longer than the body that was sent helps nobody.</summary>
    internal const int MaxErrors = 50;

    private const int MaxFieldName = 200;

    private readonly Dictionary<string, string[]> errors = new(StringComparer.Ordinal);

    private SubmissionPayload() { }

    internal IReadOnlyDictionary<string, string[]> Errors => errors;

    /// <summary>How many mistakes were found beyond those that are listed.</summary>
    internal int MoreErrors { get; private set; }

    internal Respondent Respondent { get; private set; } = Respondent.Anonymous;

    /// <summary>See <see cref="Submission.Facts"/>: for whom the sender answers, where the post says so.</summary>
    internal IReadOnlyDictionary<string, string> Facts { get; private set; } = new Dictionary<string, string>();

    internal IReadOnlyList<Answer> Answers { get; private set; } = [];

    internal string Language { get; private set; } = Languages.English;

    internal static SubmissionPayload Read(JsonElement root)
    {
        var payload = new SubmissionPayload();
        if (!payload.IsObject(root, "$", "respondent", "answers", "language"))
            return payload;
        if (root.TryGetProperty("respondent", out var respondent) && respondent.ValueKind != JsonValueKind.Null)
            payload.ReadRespondent(respondent);
        payload.ReadAnswers(root);
        payload.Language = payload.Text(root, "language", "language") ?? Languages.English;
        if (!Languages.All.Contains(payload.Language))
            payload.Wrong("language", "Write \"en\" or \"cy\", or leave it out");
        return payload;
    }

    private void ReadRespondent(JsonElement respondent)
    {
        if (!IsObject(respondent, "respondent", "name", "email", "organisation", "capacity"))
            return;
        Respondent = new Respondent
        {
            Name = Text(respondent, "name", "respondent.name"),
            Email = Text(respondent, "email", "respondent.email"),
            Organisation = Text(respondent, "organisation", "respondent.organisation"),
        };
        if (Text(respondent, "capacity", "respondent.capacity") is not { } capacity)
            return;
        if (capacity is DraftFields.Myself or DraftFields.AnOrganisation)
            Facts = new Dictionary<string, string> { [DraftFields.Capacity] = capacity };
        else
            Wrong("respondent.capacity", "Write \"myself\" or \"organisation\", or leave it out");
    }

    private void ReadAnswers(JsonElement root)
    {
        if (!root.TryGetProperty("answers", out var answers) || answers.ValueKind != JsonValueKind.Array)
        {
            Wrong("answers", "Send a list of answers: [{ \"question\": \"…\", \"text\": \"…\" }]");
            return;
        }

        var read = new List<Answer>();
        foreach (var (i, answer) in answers.EnumerateArray().Index())
        {
            if (i > SubmitResponse.MaxAnswers)
                break;
            if (!IsObject(answer, $"answers[{i}]", "question", "text"))
                continue;
            var question = Text(answer, "question", $"answers[{i}].question");
            var text = Text(answer, "text", $"answers[{i}].text");
            if (text is null)
                Wrong($"answers[{i}].text", "Send the answer as a string");
            read.Add(new Answer(question ?? "", text ?? ""));
        }

        Answers = read;
    }

    private bool IsObject(JsonElement element, string field, params ReadOnlySpan<string> known)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Wrong(field, "Send a JSON object");
            return false;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (NameOf(property) is not { } name)
            {
                Wrong(field, "A property's name holds half of a surrogate pair (\\uD800 to \\uDFFF). Send valid Unicode");
                return false;
            }

            // A reader takes one of two that have the same name, and what the other says would be lost.
            if (!seen.Add(name))
                Wrong(field == "$" ? name : $"{field}.{name}", "This property stands here twice. Send it once");
            else if (name != "$schema" && !known.Contains(name))
                Wrong(
                    field == "$" ? name : $"{field}.{name}",
                    $"This property is not known. Known here: {string.Join(", ", known.ToArray())}"
                );
        }

        return true;
    }

    /// <summary>Null for half of a surrogate pair, which JSON can escape and no text can hold.</summary>
    private static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private string? Text(JsonElement parent, string name, string field)
    {
        if (!parent.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind == JsonValueKind.String)
        {
            try
            {
                return value.GetString();
            }
            catch (InvalidOperationException)
            {
                // Half of a surrogate pair cannot be stored or shown as text.
                Wrong(field, "The text holds half of a surrogate pair (\\uD800 to \\uDFFF). Send valid Unicode");
                return null;
            }
        }

        Wrong(field, "Send a string");
        return null;
    }

    /// <summary>The first thing that is wrong with a field, while there is room.</summary>
    private void Wrong(string field, string message)
    {
        var name = field.Length <= MaxFieldName ? field : field[..MaxFieldName];
        if (errors.Count < MaxErrors)
            errors.TryAdd(name, [message]);
        else if (!errors.ContainsKey(name))
            MoreErrors++;
    }
}
