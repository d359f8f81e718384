using System.Text.RegularExpressions;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Benchmarks;

/// <summary>What one would write first: a regular expression a phrase, tried on every point.</summary>
internal sealed class NaiveRegexTagger(ThemeSet themes)
{
    private readonly Regex[][] phrases =
    [
        .. themes.All.Select(theme =>
            theme
                .Vocabulary.Select(term => new Regex(
                    $@"\b{Regex.Escape(term.Phrase)}\b",
                    RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
                ))
                .ToArray()
        ),
    ];

    public int Read(string text)
    {
        var tags = 0;
        foreach (var theme in phrases)
        {
            var found = 0;
            foreach (var phrase in theme)
                found += phrase.Count(text);
            tags += found > 0 ? 1 : 0;
        }

        return tags;
    }
}
