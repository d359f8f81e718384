using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ConsultationIntake.Consultations;

/// <summary>A paragraph, a list item or a table's row of a plan: what one sentence of an answer can point at.</summary>
/// <param name="Id">Follows from its words: it stays when the plan changes elsewhere.</param>
/// <param name="Section">The heading it stands under, or null before the first.</param>
/// <param name="Text">Its words without Markdown's marks.</param>
public sealed partial record PlanPassage(string Id, string? Section, string Text)
{
    /// <summary>The passages of a plan's Markdown, in its order. Headings are none.</summary>
    public static IReadOnlyList<PlanPassage> AllOf(string markdown)
    {
        var passages = new List<PlanPassage>();
        var (section, lines) = ((string?)null, new List<string>());
        foreach (var line in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            if (Heading().Match(line) is { Success: true } heading)
            {
                End();
                section = heading.Groups[1].Value.Trim();
            }
            else if (string.IsNullOrWhiteSpace(line))
                End();
            else if (Item().IsMatch(line))
            {
                End();
                lines.Add(Item().Replace(line, ""));
            }
            else
                lines.Add(line.Trim());
        }

        End();
        return passages;

        void End()
        {
            var text = Marks().Replace(string.Join(' ', lines), "").Trim();
            lines.Clear();
            if (text.Any(char.IsLetterOrDigit))
                passages.Add(new PlanPassage(IdOf(section, text), section, text));
        }
    }

    private static string IdOf(string? section, string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{section}\n{text}")).AsSpan(0, 6));

    // CommonMark 4.2 and 5.2: up to three spaces, then number signs; a bullet or a number with a dot or a bracket.
    [GeneratedRegex(@"^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s*(?:[-*+]|\d{1,9}[.)])[ \t]+|^\s*\|", RegexOptions.CultureInvariant)]
    private static partial Regex Item();

    [GeneratedRegex(@"\*\*|__|`|^>\s*|\|\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();
}
