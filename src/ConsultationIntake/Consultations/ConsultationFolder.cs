using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Consultations;

/// <summary>
/// Reads <c>consultations/&lt;slug&gt;/</c>: <c>consultation.json</c>, <c>themes.json</c> and, where there are any, <c>plan.md</c> and
/// <c>plan.cy.md</c>, <c>plan.new.md</c>, <c>reply.md</c> and <c>reply.cy.md</c>.
/// </summary>
public static partial class ConsultationFolder
{
    private static readonly JsonSerializerOptions Lenient = new(ConsultationJson.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    };

    /// <summary>Throws <see cref="InvalidConsultationException"/> with every mistake found.</summary>
    public static Consultation Load(string folder)
    {
        var problems = new List<ConsultationProblem>();
        var consultationPath = Path.Combine(folder, "consultation.json");
        var themesPath = Path.Combine(folder, "themes.json");
        var plan = ReadPlan(folder, problems);
        var replies = ReadReplies(folder, problems);
        var newPlan = ReadNewPlan(folder, problems);

        if (!ConsultationSlug.TryParse(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), out var slug))
            problems.Add(new(folder, "folder", "Name the folder with a-z, 0-9 and single hyphens: it is the consultation's address."));
        else if (ConsultationSlug.Reserved.Contains(slug.ToString()))
            problems.Add(new(folder, "folder", $"Give the folder another name: /{slug} is an address of the service itself."));
        var (file, shape) = Read<ConsultationFile>(consultationPath, problems);
        var (themes, themesShape) = Read<ThemesFile>(themesPath, problems);
        // Of one value the shape says more than a rule does.
        var told = problems.Select(problem => (problem.File, problem.Path)).ToHashSet();
        if (themes is not null)
            AddRules(themesPath, themesShape, ConsultationRules.Check(themes));
        if (file is not null)
            AddRules(consultationPath, shape, ConsultationRules.Check(file, themes, plan));
        if (problems.Count > 0)
            throw new InvalidConsultationException(problems);

        return Assemble(slug, file!, themes!, plan, newPlan) with
        {
            Replies = replies,
        };

        void AddRules(string path, FileShape? lines, IEnumerable<(string Path, string Message)> broken) =>
            problems.AddRange(broken.Where(rule => !told.Contains((path, rule.Path))).Select(rule => Problem(path, lines, rule)));
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
            PartnerKinds = new Dictionary<string, string>(file.PartnerKinds, StringComparer.OrdinalIgnoreCase),
            Publicity = file.Publicity,
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
    private static DraftPlan? ReadNewPlan(string folder, List<ConsultationProblem> problems) =>
        Path.Combine(folder, "plan.new.md") is var path && File.Exists(path) && Text(path, problems) is { } words
            ? new DraftPlan(words)
            : null;

    private static Dictionary<string, ReplyTemplate> ReadReplies(string folder, List<ConsultationProblem> problems)
    {
        var templates = new Dictionary<string, ReplyTemplate>(StringComparer.Ordinal);
        foreach (var (language, name) in new[] { (Languages.English, "reply.md"), (Languages.Welsh, "reply.cy.md") })
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path) || Text(path, problems) is not { } words)
                continue;
            var (template, mistakes) = ReplyTemplate.Parse(words);
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

        var translated = File.Exists(welsh) ? Text(welsh, problems) : null;
        if (Text(english, problems) is not { } words || (translated is null && File.Exists(welsh)))
            return null;
        var plan = new DraftPlan(words, translated);
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

        if (Bytes(path, problems) is not { } bytes)
            return (null, null);
        ReadOnlySpan<byte> json = bytes;
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
            return (mistakes.Count > 0 ? Whatever<T>(json) : JsonSerializer.Deserialize<T>(json, ConsultationJson.Options), shape);
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

    /// <summary>
    /// What can be read of a file in which something is misspelt or stands twice, so that what else is wrong with it is said at once; null
    /// where a value is wrong or missing, without which the rest cannot be judged.
    /// </summary>
    private static T? Whatever<T>(ReadOnlySpan<byte> json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Lenient);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A text in UTF-8, or null with what keeps it from being read in <paramref name="problems"/>.</summary>
    private static string? Text(string path, List<ConsultationProblem> problems)
    {
        if (Bytes(path, problems) is not { } bytes)
            return null;
        // Without the byte order mark.
        using var reader = new StreamReader(new MemoryStream(bytes));
        return reader.ReadToEnd();
    }

    private static byte[]? Bytes(string path, List<ConsultationProblem> problems)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            if (Utf8.IsValid(bytes))
                return bytes;
            problems.Add(
                new(
                    path,
                    "file",
                    "This file is not in UTF-8, so that letters with accents are lost. Save it again with the encoding UTF-8."
                )
                {
                    Line = LineOfWrongByte(bytes),
                }
            );
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(path, "file", "This file cannot be read. Give the service the right to read it."));
        }

        return null;
    }

    private static int LineOfWrongByte(ReadOnlySpan<byte> bytes)
    {
        var (at, line) = (0, 1);
        while (Rune.DecodeFromUtf8(bytes[at..], out var rune, out var length) == OperationStatus.Done)
        {
            at += length;
            line += rune.Value == '\n' ? 1 : 0;
        }

        return line;
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
