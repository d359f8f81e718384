using ConsultationIntake.Points;

namespace ConsultationIntake.Themes.Offline;

/// <summary>Why a theme was given, in one sentence.</summary>
internal static class ThemeExplanation
{
    private const int MostQuotes = 4;

    /// <param name="listed">Whether the words are in the theme's vocabulary, or are those that weighed most with the model.</param>
    public static string Of(Theme theme, string text, IReadOnlyList<TextSpan> evidence, bool listed)
    {
        var quotes = evidence
            .Select(span => span.Of(text))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MostQuotes)
            .Select(quote => $"“{quote}”")
            .ToList();
        var list = quotes.Count == 1 ? quotes[0] : $"{string.Join(", ", quotes[..^1])} and {quotes[^1]}";
        return listed
            ? $"{theme.Title.English}: it says {list}."
            : $"{theme.Title.English}: none of its listed words, but {list} read like points about it.";
    }
}
