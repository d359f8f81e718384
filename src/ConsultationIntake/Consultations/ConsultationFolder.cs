using System.Text.Json;
using System.Text.RegularExpressions;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Consultations;

/// <summary>
/// Reads <c>consultations/&lt;slug&gt;/</c>: <c>consultation.json</c>, <c>themes.json</c> and, where there are any, <c>plan.md</c> and
/// <c>plan.cy.md</c>, <c>plan.new.md</c>, <c>reply.md</c> and <c>reply.cy.md</c>.
/// </summary>
public static partial class ConsultationFolder
{
    /// <summary>Throws <see cref="InvalidConsultationException"/> with every mistake found.</summary>
    public static Consultation Load(string folder)
    {
        var problems = new List<ConsultationProblem>();
        var consultationPath = Path.Combine(folder, "consultation.json");
        var themesPath = Path.Combine(folder, "themes.json");
        var plan = ReadPlan(folder, problems);
        var replies = ReadReplies(folder, problems);

        if (!ConsultationSlug.TryParse(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), out var slug))
            problems.Add(new(folder, "folder", "Name the folder with a-z, 0-9 and single hyphens: it is the consultation's address."));
        else if (ConsultationSlug.Reserved.Contains(slug.ToString()))
            problems.Add(new(folder, "folder", $"Give the folder another name: /{slug} is an address of the service itself."));
        var (file, shape) = Read<ConsultationFile>(consultationPath, problems);
        var (themes, themesShape) = Read<ThemesFile>(themesPath, problems);
        if (themes is not null)
            problems.AddRange(ConsultationRules.Check(themes).Select(p => Problem(themesPath, themesShape, p)));
        if (file is not null)
            problems.AddRange(ConsultationRules.Check(file, themes, plan).Select(p => Problem(consultationPath, shape, p)));
        if (problems.Count > 0)
            throw new InvalidConsultationException(problems);

        return Assemble(slug, file!, themes!, plan, ReadNewPlan(folder)) with
        {
            Replies = replies,
        };
    }

    private static Consultation Assemble(
        ConsultationSlug slug,
        ConsultationFile file,
        ThemesFile themes,
        DraftPlan? plan,
        DraftPlan? newPlan
    )
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(file.TimeZone);
        return new Consultation
        {
            Slug = slug,
            Title = file.Title,
            Body = file.Body,
            Introduction = file.Introduction,
            Window = new()
            {
                Opens = ConsultationWindow.InstantOf(file.Opens, zone)!.Value,
                Closes = ConsultationWindow.InstantOf(file.Closes, zone)!.Value,
                TimeZone = zone,
            },
            LateResponses = file.LateResponses,
            Contact = file.Contact,
            Languages = file.Languages,
            Questions = file.Form.WelshEffects ? [.. file.Questions, WelshEffectsQuestion.Question] : file.Questions,
            Digests = file.Digests,
            Retention = file.Retention,
            Inbox = file.Inbox,
            IsDemonstration = file.Demonstration,
            ExpectedPartners = file.ExpectedPartners,
            Themes = new ThemeSet(themes.Themes),
            Outcomes = file.Outcomes,
            Safeguarding = file.Safeguarding,
            Staff = file.Staff,
            TextAnalytics = file.TextAnalytics,
            Form = file.Form,
            Privacy = file.Privacy,
            Plan = plan,
            NewPlan = newPlan,
            NewPassages = newPlan is null ? [] : PlanPassage.AllOf(newPlan.English),
        };
    }

    /// <summary>In English: points are compared with it word by word, by staff.</summary>
    private static DraftPlan? ReadNewPlan(string folder) =>
        Path.Combine(folder, "plan.new.md") is var path && File.Exists(path) ? new DraftPlan(File.ReadAllText(path)) : null;

    private static Dictionary<string, ReplyTemplate> ReadReplies(string folder, List<ConsultationProblem> problems)
    {
        var templates = new Dictionary<string, ReplyTemplate>(StringComparer.Ordinal);
        foreach (var (language, name) in new[] { (Languages.English, "reply.md"), (Languages.Welsh, "reply.cy.md") })
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path))
                continue;
            var (template, mistakes) = ReplyTemplate.Parse(File.ReadAllText(path));
            problems.AddRange(mistakes.Select(mistake => new ConsultationProblem(path, "file", mistake.Message) { Line = mistake.Line }));
            templates[language] = template;
        }

        return templates;
    }

    private static DraftPlan? ReadPlan(string folder, List<ConsultationProblem> problems)
    {
        var (english, welsh) = (Path.Combine(folder, "plan.md"), Path.Combine(folder, "plan.cy.md"));
        if (!File.Exists(english))
        {
            if (File.Exists(welsh))
                problems.Add(new(welsh, "file", "This is a translation of plan.md, which is missing. Add it, or take this file out."));
            return null;
        }

        var plan = new DraftPlan(File.ReadAllText(english), File.Exists(welsh) ? File.ReadAllText(welsh) : null);
        if (!plan.HasTheSameHeadings())
            problems.Add(
                new(
                    welsh,
                    "file",
                    "Give it the same headings as plan.md, in the same order: sections are shown beside questions by their place."
                )
            );
        return plan;
    }

    private static ConsultationProblem Problem(string path, FileShape? shape, (string Path, string Message) found) =>
        new(path, found.Path, found.Message) { Line = shape?.LineOf(found.Path) };

    /// <summary>The file, or null with what is wrong with it in <paramref name="problems"/>; and its lines where it is JSON.</summary>
    private static (T? File, FileShape? Shape) Read<T>(string path, List<ConsultationProblem> problems)
        where T : class
    {
        if (!File.Exists(path))
        {
            problems.Add(new(path, "$", "This file is missing. Copy it from another consultation's folder and change it."));
            return (null, null);
        }

        ReadOnlySpan<byte> json = File.ReadAllBytes(path);
        if (json.StartsWith("\uFEFF"u8))
            json = json[3..];
        FileShape? shape = null;
        try
        {
            shape = FileShape.Of(json, ConsultationSchema.Shape<T>());
            var mistakes = shape.Mistakes();
            problems.AddRange(
                mistakes.Select(mistake => new ConsultationProblem(path, mistake.Path, mistake.Message) { Line = mistake.Line })
            );
            return mistakes.Count > 0 ? (null, shape) : (JsonSerializer.Deserialize<T>(json, ConsultationJson.Options), shape);
        }
        catch (JsonException mistake)
        {
            problems.Add(
                new(path, mistake.Path ?? "$", InWords(mistake))
                {
                    Line = (int?)(mistake.LineNumber + 1) ?? shape?.LineOf(mistake.Path ?? "$"),
                }
            );
            return (null, shape);
        }
    }

    private static string InWords(JsonException mistake)
    {
        if (MissingProperties().Match(mistake.Message) is { Success: true } missing)
            return $"Add {missing.Groups[1].Value}: "
                + $"{(missing.Groups[1].Value.Contains(',', StringComparison.Ordinal) ? "they are" : "it is")} required.";
        if (UnknownProperty().Match(mistake.Message) is { Success: true } unknown)
            return $"\"{unknown.Groups[1].Value}\" is not a property that is known here. Check its spelling, or take it out.";
        if (WrongType().Match(mistake.Message) is { Success: true } wrong)
            return WhatToWrite(wrong.Groups[1].Value);
        return mistake.Message.Split(" Path:", 2)[0];
    }

    private static string WhatToWrite(string type) =>
        type switch
        {
            "System.DateTime" => "Write a local date and time such as \"2027-01-29T17:00\".",
            "System.DateOnly" => "Write a date such as \"2027-01-12\".",
            "System.Boolean" => "Write true or false.",
            "System.String" => "Write a text in double quotes.",
            "System.Int32" or "System.Double" => "Write a number.",
            _ when type.Contains(nameof(Consultations.LateResponses), StringComparison.Ordinal) => "Write \"keepAndMark\" or \"refuse\".",
            _ when type.Contains(nameof(QuestionKind), StringComparison.Ordinal) =>
                "Write \"freeText\", \"chooseOne\", \"chooseMany\" or \"scale\".",
            _ when type.Contains(nameof(DayOfWeek), StringComparison.Ordinal) => "Write a weekday in English, such as \"Monday\".",
            _ when type.Contains("List", StringComparison.Ordinal) => "Write a list in square brackets.",
            _ => "This value has the wrong form; your editor shows the right one if the file begins with its \"$schema\".",
        };

    [GeneratedRegex("required properties including: (.+?)\\.(?: Path|$)", RegexOptions.CultureInvariant)]
    private static partial Regex MissingProperties();

    [GeneratedRegex("The JSON property '(.+?)' could not be mapped", RegexOptions.CultureInvariant)]
    private static partial Regex UnknownProperty();

    [GeneratedRegex("could not be converted to (.+?)\\.(?: Path|$)", RegexOptions.CultureInvariant)]
    private static partial Regex WrongType();
}
