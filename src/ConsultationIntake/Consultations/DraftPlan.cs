using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace ConsultationIntake.Consultations;

/// <summary>
/// The draft plan as Markdown: <c>plan.md</c> and, where it is translated, <c>plan.cy.md</c> with the same headings in the
/// same order.
/// </summary>
public sealed partial record DraftPlan(string English, string? Welsh = null)
{
    /// <summary>Everything it says, in all its languages: what a respondent may quote.</summary>
    public string AllWords => Welsh is null ? English : $"{English}\n\n{Welsh}";

    /// <summary>The language a reader of <paramref name="language"/> gets it in (ISO 639-1).</summary>
    public string LanguageFor(string language) => language == Languages.Welsh && Welsh is not null ? Languages.Welsh : Languages.English;

    public string In(string language) => LanguageFor(language) == Languages.Welsh ? Welsh! : English;

    /// <summary>The words of the English headings, in order.</summary>
    public IReadOnlyList<string> Headings() => [.. HeadingLines(English).Select(Words)];

    /// <summary>
    /// An English heading as the plan has it in <paramref name="language"/>: as it is where there is no such heading, or no translation.
    /// </summary>
    public string HeadingIn(string heading, string language) =>
        LanguageFor(language) == Languages.English ? heading
        : Translated.GetValue(this, static plan => plan.Pairs()).TryGetValue(heading, out var translated) ? translated
        : heading;

    /// <summary>Each English heading with the one in its place; of two that are the same the first.</summary>
    private Dictionary<string, string> Pairs() =>
        Headings()
            .Zip(HeadingLines(Welsh ?? English).Select(Words))
            .DistinctBy(pair => pair.First, StringComparer.Ordinal)
            .ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);

    /// <summary>It is asked for each point of a table.</summary>
    private static readonly ConditionalWeakTable<DraftPlan, Dictionary<string, string>> Translated = [];

    /// <summary>
    /// The Markdown under an English heading up to the next heading, in <paramref name="language"/> where it is translated;
    /// null where there is no such heading or nothing under it.
    /// </summary>
    public string? Section(string heading, string language)
    {
        var place = Headings().ToList().IndexOf(heading);
        var markdown = In(language);
        var lines = HeadingLines(markdown);
        if (place < 0 || place >= lines.Count)
            return null;
        var from = lines[place].Index + lines[place].Length;
        var section = markdown[from..(place + 1 < lines.Count ? lines[place + 1].Index : markdown.Length)].Trim();
        return section.Length == 0 ? null : section;
    }

    /// <summary>Whether the translation has as many headings as the original, so that sections can be found in both.</summary>
    internal bool HasTheSameHeadings() => Welsh is null || HeadingLines(Welsh).Count == HeadingLines(English).Count;

    private static MatchCollection HeadingLines(string markdown) => HeadingLine().Matches(markdown);

    private static string Words(Match heading) => heading.Groups[1].Value.Trim();

    // CommonMark 4.2: up to three spaces, one to six number signs, a space; closing number signs do not count.
    [GeneratedRegex(@"^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex HeadingLine();
}
