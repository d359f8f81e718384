using System.Text;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Themes.Offline;

/// <summary>Why a theme was given, in one sentence. Written without queries, as it is made for every tag.</summary>
internal static class ThemeExplanation
{
    private const int MostQuotes = 4;

    /// <param name="listed">Whether the words are in the theme's vocabulary, or are those that weighed most with the model.</param>
    public static string Of(Theme theme, string text, IReadOnlyList<TextSpan> evidence, bool listed)
    {
        Span<TextSpan> quotes = stackalloc TextSpan[MostQuotes];
        var count = 0;
        for (var i = 0; i < evidence.Count && count < MostQuotes; i++)
            if (!IsAmong(text, evidence[i], quotes[..count]))
                quotes[count++] = evidence[i];

        var sentence = new StringBuilder(theme.Title.English, 160).Append(listed ? ": it says " : ": none of its listed words, but ");
        for (var i = 0; i < count; i++)
        {
            sentence.Append(
                i == 0 ? "“"
                : i == count - 1 ? " and “"
                : ", “"
            );
            sentence.Append(text, quotes[i].Start, quotes[i].Length).Append('”');
        }

        return sentence.Append(listed ? "." : " read like points about it.").ToString();
    }

    private static bool IsAmong(string text, TextSpan span, ReadOnlySpan<TextSpan> quotes)
    {
        foreach (var quote in quotes)
            if (text.AsSpan(quote.Start, quote.Length).Equals(text.AsSpan(span.Start, span.Length), StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
