using System.Globalization;

namespace ConsultationIntake.Reading;

/// <summary>Splits a text into words in one pass, whatever the text is.</summary>
internal static class WordScanner
{
    /// <summary>A longer run of letters is cut here, so that no single word costs more than its share.</summary>
    private const int LongestWord = 64;

    public static List<Word> Scan(string text)
    {
        var words = new List<Word>(text.Length / 6);
        var sentence = 0;
        var line = 0;
        var ended = false;
        var i = 0;
        while (i < text.Length)
        {
            var c = text[i];
            if (!IsWordCharacter(c))
            {
                if (c == '\n')
                    line++;
                ended |= c is '!' or '?' or ';' || (c == '.' && EndsSentence(text, i, words)) || (c == '\n' && BreaksParagraph(text, i));
                i++;
                continue;
            }

            if (ended)
                sentence++;
            ended = false;
            var start = i;
            i = EndOfWord(text, i);
            words.Add(new Word(TextSpan.FromBounds(start, i), Lower(text, start, i), sentence, line));
        }

        return words;
    }

    public static bool IsWordCharacter(char c) =>
        char.IsAscii(c)
            ? char.IsAsciiLetterOrDigit(c)
            : char.IsLetterOrDigit(c)
                || char.IsSurrogate(c)
                || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    public static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or 'ʼ' or '`';

    private static int EndOfWord(string text, int start)
    {
        var i = start;
        while (i < text.Length && i - start < LongestWord)
        {
            if (IsWordCharacter(text[i]))
                i++;
            else if ((IsApostrophe(text[i]) || text[i] == '-') && i > start && i + 1 < text.Length && IsWordCharacter(text[i + 1]))
                i += 2;
            else
                break;
        }

        return i < text.Length && char.IsLowSurrogate(text[i]) ? i + 1 : i;
    }

    private static string Lower(string text, int start, int end)
    {
        var lower = string.Create(
            end - start,
            (text, start),
            static (into, from) =>
            {
                for (var i = 0; i < into.Length; i++)
                {
                    var c = from.text[from.start + i];
                    into[i] =
                        char.IsAsciiLetterLower(c) ? c
                        : IsApostrophe(c) ? '\''
                        : char.ToLowerInvariant(c);
                }
            }
        );
        return lower.AsSpan().ContainsAnyInRange('\uFB00', '\uFF5E')
            ? string.Concat(lower.Select(c => Letters.StandsForOthers(c) ? Letters.Spelled(c) : c.ToString()))
            : lower;
    }

    /// <summary>A full stop ends a sentence unless it follows an initial or a title, or a letter or digit follows it directly.</summary>
    private static bool EndsSentence(string text, int at, List<Word> before)
    {
        if (at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]))
            return false;
        if (before.Count == 0 || before[^1].End != at)
            return true;
        var last = before[^1].Lower;
        return !(last.Length == 1 && char.IsLetter(last[0]) && last[0] is not 'i') && !Abbreviations.Contains(last);
    }

    private static bool BreaksParagraph(string text, int at)
    {
        for (var i = at + 1; i < text.Length && i < at + 40; i++)
        {
            if (text[i] == '\n')
                return true;
            if (!char.IsWhiteSpace(text[i]))
                return text[i] is '-' or '*' or '•' or '(';
        }

        return false;
    }

    private static readonly HashSet<string> Abbreviations = new(
        ["mr", "mrs", "ms", "dr", "cllr", "cllrs", "rev", "revd", "st", "sgt", "insp", "prof", "no", "nos", "vs", "etc", "eg", "ie"],
        StringComparer.Ordinal
    );
}
