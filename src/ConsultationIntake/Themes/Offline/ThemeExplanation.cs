using System.Text;
using ConsultationIntake.Points;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Themes.Offline;

/// <summary>Why a theme was given, in one sentence. Written without queries, as it is made for every tag.</summary>
internal static class ThemeExplanation
{
    private const int MostQuotes = 4;
    private const int LongestQuote = 90;

    /// <summary>Its words are in the theme's vocabulary.</summary>
    public static string OfListed(Theme theme, string text, IReadOnlyList<TextSpan> evidence) =>
        Of(theme, text, evidence, ": it says ", ".");

    /// <summary>Its words are those that weighed most with the model.</summary>
    public static string OfLearned(Theme theme, string text, IReadOnlyList<TextSpan> evidence) =>
        Of(theme, text, evidence, ": none of its listed words, but ", " read like points about it.");

    /// <summary>Its words are those that weighed most with what it learned of corrections.</summary>
    public static string OfTaught(Theme theme, string text, IReadOnlyList<TextSpan> evidence) =>
        Of(theme, text, evidence, ": none of its listed words, but ", " read like points that staff put under it.");

    /// <summary>Its words alone would not have given it the theme.</summary>
    public static string OfContext(Theme theme, TagBasis basis, PointContext context)
    {
        var (follows, said) = basis switch
        {
            TagBasis.Question => ("the question it answers", context.Question),
            TagBasis.Heading => ("the heading it stands under", context.Heading),
            TagBasis.Before => ("what stands before it", context.Before),
            _ => throw new ArgumentOutOfRangeException(nameof(basis), basis, null),
        };
        return $"{theme.Title.English}: it follows from {follows}, “{Short(said!.Trim())}”.";
    }

    private static string Of(Theme theme, string text, IReadOnlyList<TextSpan> evidence, string before, string after)
    {
        Span<TextSpan> quotes = stackalloc TextSpan[MostQuotes];
        var count = 0;
        for (var i = 0; i < evidence.Count && count < MostQuotes; i++)
            if (!IsAmong(text, evidence[i], quotes[..count]))
                quotes[count++] = evidence[i];

        var sentence = new StringBuilder(theme.Title.English, 160).Append(before);
        for (var i = 0; i < count; i++)
        {
            sentence.Append(
                i == 0 ? "“"
                : i == count - 1 ? " and “"
                : ", “"
            );
            sentence.Append(text, quotes[i].Start, quotes[i].Length).Append('”');
        }

        return sentence.Append(after).ToString();
    }

    private static string Short(string said)
    {
        if (said.Length <= LongestQuote)
            return said;
        var space = said.LastIndexOf(' ', LongestQuote);
        var end = space > 0 ? space : LongestQuote;
        return said[..(char.IsHighSurrogate(said[end - 1]) ? end - 1 : end)] + " …";
    }

    private static bool IsAmong(string text, TextSpan span, ReadOnlySpan<TextSpan> quotes)
    {
        foreach (var quote in quotes)
            if (text.AsSpan(quote.Start, quote.Length).Equals(text.AsSpan(span.Start, span.Length), StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
