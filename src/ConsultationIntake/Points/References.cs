using System.Text.RegularExpressions;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Points;

/// <summary>Finds what a point refers to, as it writes it: <c>page 36</c>, <c>section 4.3.4</c>, <c>See response to "s"</c>.</summary>
internal static partial class References
{
    private const int Most = 40;

    /// <summary>Matched without backtracking, so in time linear in the text.</summary>
    public static IReadOnlyList<string> In(string text, TextSpan span) =>
        [.. Reference().Matches(span.Of(text)).Select(match => match.Value).Distinct(StringComparer.Ordinal).Take(Most)];

    [GeneratedRegex(
        """\b(?:pages?|sections?|paragraphs?|paras?|objectives?|priorit(?:y|ies)|appendix|annex|chapter|"""
            + """table|figure|pp?|pg|tudalen(?:nau)?|adran|paragraff|amcan|blaenoriaeth)"""
            + """[ .\t\u00A0]{1,3}(?:[A-Z]\b|[A-Z]?[0-9]{1,4}(?:\.[0-9]{1,3}){0,3}[a-z]?\b(?:\([0-9a-z]\))?)"""
            + """(?:(?: ?[-–&] ?| and | to |, | a )[0-9]{1,4}(?:\.[0-9]{1,3}){0,3}\b)*"""
            + """|\b(?:see|refer to|as per|as in|per|same as|gweler) (?:also |our |my |the |yr )?(?:response|comments?|answer|"""
            + """reply|points?|item|paragraph|ymateb|pwynt)"""
            + """(?: (?:to|on|at|for|under|in))?(?: ["“'‘(]?[0-9a-z]{1,2}["”'’)]?)?"""
            + """|\bsee (?:above|below)\b|\bgweler uchod\b""",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
    )]
    private static partial Regex Reference();
}
