using System.Text.RegularExpressions;

namespace ConsultationIntake.Consultations;

/// <summary>
/// The words around the points of a reply, in one language: <c>reply.md</c> for English, <c>reply.cy.md</c> for Welsh. Paragraphs with an
/// empty line between them; one is <c>{points}</c> alone, where the points and what was done with them go. The first may be
/// <c>Subject: ...</c>. In all of them <c>{title}</c>, <c>{references}</c>, <c>{to}</c>, <c>{body}</c> and <c>{contact}</c> are filled in.
/// </summary>
/// <param name="Subject">What the mail is about, or null: the service's own words.</param>
/// <param name="Before">The paragraphs before the points.</param>
/// <param name="After">Those after them.</param>
public sealed partial record ReplyTemplate(string? Subject, IReadOnlyList<string> Before, IReadOnlyList<string> After)
{
    private const string Points = "{points}";
    private const string SubjectMark = "Subject:";

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "title", "references", "to", "body", "contact" };

    /// <summary>The template, and what is wrong with it: a line, from 1, and what to write instead.</summary>
    public static (ReplyTemplate Template, IReadOnlyList<(int? Line, string Message)> Problems) Parse(string text)
    {
        var problems = new List<(int? Line, string Message)>();
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        foreach (var (index, line) in lines.Index())
        {
            foreach (Match field in Field().Matches(line))
            {
                if (!Known.Contains(field.Groups[1].Value) && line.Trim() != Points)
                    problems.Add((index + 1, Unknown(field.Groups[1].Value)));
            }
        }

        var paragraphs = string.Join('\n', lines)
            .Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(paragraph => paragraph.Replace('\n', ' '))
            .ToList();
        var subject = paragraphs is [var first, ..] && first.StartsWith(SubjectMark, StringComparison.Ordinal) ? first : null;
        if (subject is not null)
            paragraphs.RemoveAt(0);
        var at = paragraphs.IndexOf(Points);
        if (at < 0 || paragraphs.LastIndexOf(Points) != at)
            problems.Add((null, "Write {points} once, in a paragraph of its own: there the points and what was done with them go."));
        return (
            new ReplyTemplate(
                subject?[SubjectMark.Length..].Trim(),
                [.. paragraphs.Take(Math.Max(at, 0))],
                [.. paragraphs.Skip(at + 1).Where(paragraph => paragraph != Points)]
            ),
            problems
        );
    }

    /// <summary>
    /// A text of it with its fields filled in. What an organisation calls itself is filled in as it is, fields in it too.
    /// </summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Field().Replace(text, field => values.GetValueOrDefault(field.Groups[1].Value, field.Value));

    private static string Unknown(string field) =>
        field == "points"
            ? "Write {points} in a paragraph of its own."
            : $"{{{field}}} is not known here. Write {{title}}, {{references}}, {{to}}, {{body}} or {{contact}}, or take it out.";

    [GeneratedRegex(@"\{([^{}\s]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Field();
}
