using System.Text.RegularExpressions;

namespace ConsultationIntake.Submissions.Versions;

/// <summary>Whether a letter says that its body has yet to agree it, or has agreed it, and when.</summary>
internal static partial class ProvisionalWording
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    internal enum Standing
    {
        Unsaid,
        Provisional,
        Ratified,
    }

    /// <param name="Date">When its committee meets or met, where the letter says so.</param>
    internal sealed record Finding(Standing Standing, DateOnly? Date);

    /// <param name="received">From which the year of a date without one is told.</param>
    public static Finding Read(string text, DateOnly received)
    {
        text = text[..Math.Min(text.Length, 200_000)];
        if (Provisional().Match(text) is { Success: true } provisional)
            return new Finding(Standing.Provisional, DateAfter(text, provisional.Index, received));
        return Ratified().Match(text) is { Success: true } ratified
            ? new Finding(Standing.Ratified, DateAfter(text, ratified.Index, received))
            : new Finding(Standing.Unsaid, null);
    }

    private static DateOnly? DateAfter(string text, int index, DateOnly received)
    {
        var end = text.IndexOf("\n\n", index, StringComparison.Ordinal);
        end = Math.Min(end < 0 ? text.Length : end, index + 300);
        return WrittenDate.First(text[index..end], received);
    }

    [GeneratedRegex(
        """
            \bsubject\s+to\s+(?:[\w'’&,-]+\s+){0,8}?
              (?:approval|agreement|ratification|endorsement|sign-?off|confirmation|consideration\s+by|decision\s+of|adoption)
            |\b(?:awaiting|pending|ahead\s+of|prior\s+to)\s+(?:[\w'’&-]+\s+){0,6}?(?:approval|ratification|endorsement|sign-?off)
            |\b(?:has|have)\s+(?:not\s+yet|yet\s+to)\s+(?:been?\s+)?
              (?:formally\s+)?(?:agreed|approved|ratified|endorsed|considered|signed\s+off)
            |\b(?:will|is\s+to|are\s+to|is\s+due\s+to|are\s+due\s+to)
              \s+be\s+(?:formally\s+)?(?:considered|approved|agreed|ratified|endorsed|signed\s+off)
              \s+(?:by|at)\s+(?:the\s+|our\s+|its\s+)?(?:[\w'’&-]+\s+){0,5}?
              (?:cabinet|council|committee|panel|board|executive|trustees|governors|scrutiny)
            |\b(?:draft|provisional|interim|officer[-\s]level)\s+(?:consultation\s+)?(?:response|submission)\b
            |\bproposed\s+(?:draft\s+)?(?:consultation\s+)?response\b
            |\byn\s+amodol\s+ar\s+(?:\w+\s+){0,4}?(?:gymeradwyaeth|gytundeb|gadarnhad)
            |\bymateb\s+(?:drafft|dros\s+dro)\b
            """,
        Options | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Provisional();

    [GeneratedRegex(
        """
            \b(?:response|submission|letter|comments|views|it)\s+(?:was|were|has\s+been|have\s+been)
              \s+(?:formally\s+)?(?:agreed|approved|ratified|endorsed|adopted|signed\s+off)
              \s+(?:by|at)\s+(?:the\s+|our\s+|its\s+)?(?:[\w'’&-]+\s+){0,5}?
              (?:cabinet|council|committee|panel|board|executive|trustees|governors)
            |\b(?:cabinet|council|committee|panel|board|executive)\s+(?:formally\s+)?(?:agreed|approved|ratified|endorsed|adopted)
              \s+(?:this|the)\s+(?:response|submission)
            |\b(?:ratified|final\s+agreed|formally\s+agreed)\s+response\b
            """,
        Options | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Ratified();
}
