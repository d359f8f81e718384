using System.Text.RegularExpressions;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Points;

/// <summary>Whose view is passed on, as the sentence that does so, or the one that introduces its list, names them.</summary>
internal static partial class Attribution
{
    private const int MostWords = 12;

    /// <summary>The first source that one of the sentences names, or null.</summary>
    public static string? Of(string text, params ReadOnlySpan<TextSpan?> sentences)
    {
        foreach (var sentence in sentences)
            if (sentence is { } span && Named(span.Of(text)) is { } name)
                return name;
        return null;
    }

    private static string? Named(string sentence)
    {
        foreach (var match in new[] { Passed().Match(sentence), Speaks().Match(sentence) })
        {
            if (!match.Success)
                continue;
            var words = NameEnd().Split(match.Groups["who"].Value, 2)[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length is > 0 and <= MostWords && !Pronoun().IsMatch(words[0]))
                return string.Join(' ', words);
        }

        return null;
    }

    /// <summary>"comments received from partners", "on behalf of the Youth Council".</summary>
    [GeneratedRegex(
        @"\b(?:on behalf of|(?:views?|comments?|concerns?|points?|message|request|suggestions?)(?: \w+)? "
            + @"(?:from|of|by|gan)|asked by|ar ran) (?<who>[^.,:;()]{2,120})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Passed();

    /// <summary>"The chair of the health board had raised …", "Maureen says that …".</summary>
    [GeneratedRegex(
        @"^\W*(?<who>[^.,:;()]{2,100}?) (?:(?:has|have|had|also|then|wedi) "
            + @")*(?:asked?|asks|raised?|says?|said|told|tells|wants?|wanted|wish(?:es|ed)?|feels?|felt|thinks?|thought|wrote|writes|"
            + @"suggest(?:s|ed)?|would like|put it|gofyn)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Speaks();

    [GeneratedRegex(
        @"\b(?:suggest|that|to|is|are|was|were|which|who|has|have|had|we|i)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex NameEnd();

    [GeneratedRegex(
        @"^(?:i|we|he|she|they|it|you|this|that|there)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Pronoun();
}
