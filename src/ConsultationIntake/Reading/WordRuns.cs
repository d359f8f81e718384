namespace ConsultationIntake.Reading;

/// <summary>Finds a text's words one after the other, without keeping any.</summary>
internal static class WordRuns
{
    /// <summary>The next run of letters and digits; an apostrophe inside it belongs to it.</summary>
    public static bool Next(ReadOnlySpan<char> text, ref int at, out int start, out int length)
    {
        while (at < text.Length && !Letters.IsWordLetter(text[at]))
            at++;
        start = at;
        while (at < text.Length && (Letters.IsWordLetter(text[at]) || IsInnerApostrophe(text, at)))
            at++;
        length = at - start;
        return length > 0;
    }

    private static bool IsInnerApostrophe(ReadOnlySpan<char> text, int at) =>
        Letters.IsApostrophe(text[at]) && at + 1 < text.Length && Letters.IsWordLetter(text[at + 1]);
}
