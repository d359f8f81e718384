using ConsultationIntake.Mail;

namespace ConsultationIntake.Consultations;

/// <summary>What must be true of a consultation's files beyond their shape.</summary>
internal static class ConsultationRules
{
    internal static IEnumerable<(string Path, string Message)> Check(ConsultationFile file, ThemesFile? themes, DraftPlan? plan) =>
        [
            .. CheckWindow(file),
            .. CheckWho(file),
            .. CheckQuestions(file, themes),
            .. CheckPlanSections(file, plan),
            .. CheckDigests(file, themes),
            .. CheckPartners(file),
            .. CheckDesk(file),
            .. CheckTextAnalytics(file),
            .. FormRules.Check(file),
        ];

    internal static IEnumerable<(string Path, string Message)> Check(ThemesFile file)
    {
        if (file.Themes.Count == 0)
            yield return ("$.themes", "Write at least one theme.");
        foreach (var problem in Ids(file.Themes.Select(theme => theme.Code), "$.themes[{0}].code"))
            yield return problem;
        foreach (var problem in FormerCodes(file))
            yield return problem;
        for (var i = 0; i < file.Themes.Count; i++)
        {
            var vocabulary = file.Themes[i].Vocabulary;
            for (var j = 0; j < vocabulary.Count; j++)
            {
                if (string.IsNullOrWhiteSpace(vocabulary[j].Phrase))
                    yield return ($"$.themes[{i}].vocabulary[{j}]", "Write a word or a phrase.");
                if (vocabulary[j].Weight is not (> 0 and <= 1))
                    yield return ($"$.themes[{i}].vocabulary[{j}].weight", "Write a number above 0 and at most 1.");
            }
        }
    }

    private static IEnumerable<(string Path, string Message)> FormerCodes(ThemesFile file)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < file.Themes.Count; i++)
        {
            foreach (var (j, former) in file.Themes[i].FormerCodes.Index())
            {
                var path = $"$.themes[{i}].formerCodes[{j}]";
                if (file.Themes.Any(theme => theme.Code == former))
                    yield return (path, $"\"{former}\" is the code of a theme now. Take it out here, or give that theme another code.");
                else if (!seen.Add(former))
                    yield return (path, $"\"{former}\" is listed twice: a code can have become only one other.");
            }
        }
    }

    private static IEnumerable<(string Path, string Message)> CheckPlanSections(ConsultationFile file, DraftPlan? plan)
    {
        foreach (var (i, question) in file.Questions.Index())
        {
            if (plan is not null && question.PlanSection is { } section && plan.Section(section, Languages.English) is null)
                yield return (
                    $"$.questions[{i}].planSection",
                    $"plan.md has no text under a heading \"{section}\". Write one of its headings as it stands there, or take this out."
                );
        }
    }

    private static IEnumerable<(string Path, string Message)> CheckWindow(ConsultationFile file)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(file.TimeZone, out var zone))
        {
            yield return (
                "$.timeZone",
                $"\"{file.TimeZone}\" is not a zone that is known here. Write an IANA name such as \"Europe/London\"."
            );
            yield break;
        }

        foreach (var (name, local) in new[] { ("opens", file.Opens), ("closes", file.Closes) })
        {
            if (local.Kind != DateTimeKind.Unspecified)
                yield return ($"$.{name}", "Leave out the Z or the offset: the time is local to \"timeZone\".");
            else if (ConsultationWindow.InstantOf(local, zone) is null)
                yield return ($"$.{name}", $"The clocks in {file.TimeZone} skip this time. Write one an hour later.");
        }

        if (file.Closes <= file.Opens)
            yield return ("$.closes", "The closing time must be after the opening time.");
        if (file.Retention.DaysAfterClosing is < 1 or > 3650)
            yield return ("$.retention.daysAfterClosing", "Write a number of days from 1 to 3650.");
    }

    private static IEnumerable<(string Path, string Message)> CheckWho(ConsultationFile file)
    {
        if (string.IsNullOrWhiteSpace(file.Title.English))
            yield return ("$.title", "Write a title.");
        if (!EmailAddress.TryParse(file.Contact.Email, out _))
            yield return ("$.contact.email", $"\"{file.Contact.Email}\" is not an email address.");
        if (file.Languages.Count == 0)
            yield return ("$.languages", "Write at least one language: \"en\" or \"cy\".");
        for (var i = 0; i < file.Languages.Count; i++)
        {
            if (!Languages.All.Contains(file.Languages[i]))
                yield return (
                    $"$.languages[{i}]",
                    $"\"{file.Languages[i]}\" is not a language this system speaks: write \"en\" or \"cy\"."
                );
        }

        foreach (var problem in Addresses(file.Inbox.Addresses, "$.inbox.addresses[{0}]"))
            yield return problem;
    }

    private static IEnumerable<(string Path, string Message)> CheckQuestions(ConsultationFile file, ThemesFile? themes)
    {
        if (file.Questions.Count == 0)
            yield return ("$.questions", "Write at least one question.");
        foreach (var problem in Ids(file.Questions.Select(question => question.Id), "$.questions[{0}].id"))
            yield return problem;
        for (var i = 0; i < file.Questions.Count; i++)
        {
            var question = file.Questions[i];
            if (string.IsNullOrWhiteSpace(question.Text.English))
                yield return ($"$.questions[{i}].text", "Write the question.");
            if (question.Kind != QuestionKind.FreeText && question.Options.Count < 2)
                yield return ($"$.questions[{i}].options", "Write at least two options to choose from.");
            if (question.Kind == QuestionKind.FreeText && question.Options.Count > 0)
                yield return ($"$.questions[{i}].options", "A free-text question has no options: take them out, or change its kind.");
            if (question.Theme is { } theme && themes?.Themes.All(t => t.Code != theme) == true)
                yield return ($"$.questions[{i}].theme", $"\"{theme}\" is not a code in themes.json.");
        }
    }

    private static IEnumerable<(string Path, string Message)> CheckDigests(ConsultationFile file, ThemesFile? themes)
    {
        for (var i = 0; i < file.Digests.DaysBeforeClosing.Count; i++)
        {
            if (file.Digests.DaysBeforeClosing[i] is < 1 or > 365)
                yield return ($"$.digests.daysBeforeClosing[{i}]", "Write a number of days from 1 to 365.");
        }

        foreach (var problem in Addresses(file.Digests.Recipients.Select(recipient => recipient.Email), "$.digests.recipients[{0}].email"))
            yield return problem;
        for (var i = 0; i < file.Digests.Recipients.Count; i++)
        {
            var unknown = file.Digests.Recipients[i].Themes.FirstOrDefault(code => themes?.Themes.All(t => t.Code != code) == true);
            if (unknown is not null)
                yield return ($"$.digests.recipients[{i}].themes", $"\"{unknown}\" is not a code in themes.json.");
        }
    }

    private static IEnumerable<(string Path, string Message)> CheckPartners(ConsultationFile file)
    {
        foreach (var problem in Ids(file.ExpectedPartners.Select(partner => partner.Id), "$.expectedPartners[{0}].id"))
            yield return problem;
        for (var i = 0; i < file.ExpectedPartners.Count; i++)
        {
            foreach (var problem in Addresses(file.ExpectedPartners[i].Emails, $"$.expectedPartners[{i}].emails[{{0}}]"))
                yield return problem;
        }
    }

    private static IEnumerable<(string Path, string Message)> CheckDesk(ConsultationFile file)
    {
        if (file.Outcomes.Count == 0)
            yield return ("$.outcomes", "Write at least one, or take it out: then there are seven.");
        foreach (var problem in Ids(file.Outcomes.Select(outcome => outcome.Code), "$.outcomes[{0}].code"))
            yield return problem;
        foreach (var problem in Addresses(file.Safeguarding.Tell, "$.safeguarding.tell[{0}]"))
            yield return problem;
        if (file.Safeguarding.OverdueAfterHours is < 1 or > 168)
            yield return ("$.safeguarding.overdueAfterHours", "Write a number of hours from 1 to 168.");
    }

    private static IEnumerable<(string Path, string Message)> CheckTextAnalytics(ConsultationFile file)
    {
        if (file.TextAnalytics is null)
            yield break;
        if (string.IsNullOrWhiteSpace(file.TextAnalytics.Project))
            yield return ("$.textAnalytics.project", "Write the project's name in Language Studio.");
        if (string.IsNullOrWhiteSpace(file.TextAnalytics.Deployment))
            yield return ("$.textAnalytics.deployment", "Write the name the model was deployed under.");
    }

    private static IEnumerable<(string Path, string Message)> Ids(IEnumerable<string> ids, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, id) in ids.Index())
        {
            if (!ConsultationSlug.TryParse(id, out _))
                yield return (Format(path, i), $"\"{id}\": write a short name of a-z, 0-9 and single hyphens.");
            else if (!seen.Add(id))
                yield return (Format(path, i), $"\"{id}\" is used twice; each needs its own.");
        }
    }

    private static IEnumerable<(string Path, string Message)> Addresses(IEnumerable<string> addresses, string path)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (i, address) in addresses.Index())
        {
            if (!EmailAddress.TryParse(address, out _))
                yield return (Format(path, i), $"\"{address}\" is not an email address.");
            else if (!seen.Add(address))
                yield return (Format(path, i), $"\"{address}\" is listed twice.");
        }
    }

    private static string Format(string path, int index) => string.Format(System.Globalization.CultureInfo.InvariantCulture, path, index);
}
