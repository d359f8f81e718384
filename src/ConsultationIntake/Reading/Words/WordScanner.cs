namespace ConsultationIntake.Reading.Words;

/// <summary>Splits a text into words in one pass, whatever the text is.</summary>
internal static class WordScanner
{
    /// <summary>A longer word is cut here, so that no single one costs more than its share.</summary>
    private const int LongestWord = 64;

    /// <summary>
    /// The next run of letters and digits, without keeping anything; an apostrophe inside it belongs to it, a hyphen does not.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <param name="at">Where to look from; then where the run ends.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="length">In UTF-16 code units.</param>
    /// <returns>False where there is none.</returns>
    public static bool Next(ReadOnlySpan<char> text, ref int at, out int start, out int length)
    {
        while (at < text.Length && !Letters.BeginsWord(text, at))
            at++;
        start = at;
        while (at < text.Length && (Letters.IsInWord(text, at) || IsInner(text, at)))
            at++;
        length = at - start;
        return length > 0;
    }

    /// <summary>All words, hyphens within them too, with the sentence and the line that each stands in.</summary>
    public static List<Word> Scan(string text)
    {
        var words = new List<Word>(text.Length / 6);
        var place = new Place(text, words);
        for (var at = 0; Next(text, ref at, out var start, out _); )
        {
            while (at < text.Length && Letters.IsHyphen(text[at]) && at + 1 < text.Length && Letters.BeginsWord(text, at + 1))
            {
                at++;
                Next(text, ref at, out _, out _);
            }

            place.MoveTo(start);
            for (var from = start; from < at; )
            {
                var end = CutOff(text, from, at);
                words.Add(
                    new Word(TextSpan.FromBounds(from, end), Letters.Lower(text.AsSpan(from, end - from)), place.Sentence, place.Line)
                );
                from = end;
            }

            place.Pass(at);
        }

        return words;
    }

    private static bool IsInner(ReadOnlySpan<char> text, int at) =>
        Letters.IsApostrophe(text[at]) && at + 1 < text.Length && Letters.BeginsWord(text, at + 1);

    private static int CutOff(string text, int start, int end)
    {
        if (end - start <= LongestWord)
            return end;
        var cut = start + LongestWord;
        return char.IsLowSurrogate(text[cut]) ? cut + 1 : cut;
    }

    /// <summary>The sentence and the line that a place in the text is in, told by what stands between the words before it.</summary>
    private struct Place(string text, List<Word> before)
    {
        private static readonly HashSet<string> Abbreviations = new(
            ["mr", "mrs", "ms", "dr", "cllr", "cllrs", "rev", "revd", "st", "sgt", "insp", "prof", "no", "nos", "vs", "etc", "eg", "ie"],
            StringComparer.Ordinal
        );

        private int at;

        public int Sentence { get; private set; }

        public int Line { get; private set; }

        public void MoveTo(int start)
        {
            var ended = false;
            for (; at < start; at++)
            {
                var c = text[at];
                if (c == '\n')
                    Line++;
                ended |= c is '!' or '?' or ';' || (c == '.' && EndsSentence(at)) || (c == '\n' && BreaksParagraph(at));
            }

            Sentence += ended ? 1 : 0;
        }

        public void Pass(int end) => at = end;

        /// <summary>A full stop ends a sentence unless it follows an initial or a title, or one follows it directly.</summary>
        private readonly bool EndsSentence(int stop)
        {
            if (stop + 1 < text.Length && char.IsLetterOrDigit(text[stop + 1]))
                return false;
            if (before.Count == 0 || before[^1].End != stop)
                return true;
            var last = before[^1].Lower;
            return !(last.Length == 1 && char.IsLetter(last[0]) && last[0] is not 'i') && !Abbreviations.Contains(last);
        }

        private readonly bool BreaksParagraph(int lineEnd)
        {
            for (var i = lineEnd + 1; i < text.Length && i < lineEnd + 40; i++)
            {
                if (text[i] == '\n')
                    return true;
                if (!char.IsWhiteSpace(text[i]))
                    return text[i] is '-' or '*' or '•' or '(';
            }

            return false;
        }
    }
}
