using System.Collections.Frozen;

namespace ConsultationIntake.Reading.Structure;

/// <summary>Finds where sentences end, in careful and in careless writing, and sets apart what stands in one for itself.</summary>
internal static class SentenceReader
{
    /// <summary>A topic before its sentence ("Licensing: …", "Cllr Nunn - …") has no more words.</summary>
    private const int LongestTopic = 7;
    private const int LongestTopicLength = 60;
    private const int FewestQuoted = 4;

    /// <summary>"Dear Commissioner and colleagues, …" has no more words before its comma.</summary>
    private const int LongestSalutation = 6;

    /// <summary>The words that open a salutation, in English and Welsh.</summary>
    private static readonly FrozenSet<string> Salutes = Set("dear hello hi hiya hey annwyl helo shwmae");

    private static readonly FrozenSet<string> NeverEnd = Set(
        "mr mrs ms dr cllr cllrs rev prof insp sgt supt no nos para paras p pp ref tel cf e i g vs approx st"
    );

    private static readonly FrozenSet<string> MayEnd = Set(
        "rd pc ext etc inc ltd dept govt hon fig sec s art vol col gen jan feb aug sept oct nov dec"
    );

    /// <summary>The sentences of a stretch, in order, trimmed.</summary>
    public static List<Sentence> Read(string text, int start, int end)
    {
        var sentences = new List<Sentence>();
        foreach (var (from, to, label) in InlineItems.Of(text, start, end))
        {
            ReadPlain(text, from, to, label, sentences);
        }

        return sentences;
    }

    private static void ReadPlain(string text, int start, int end, string? label, List<Sentence> sentences)
    {
        var from = start;
        for (var i = start; i < end; i++)
        {
            if (i == start && SalutationEnd(text, start, end) is var salutation && salutation > start)
            {
                Add(text, from, salutation, label, sentences);
                (from, i) = (salutation, salutation - 1);
            }
            else if (i == from && TopicEnd(text, from, end) is var topic && topic > from)
            {
                Add(text, from, topic, label, sentences);
                (from, i) = (topic, topic - 1);
            }
            else if (QuotationAfterColon(text, from, i, end) is var close and > 0)
            {
                Add(text, from, i, label, sentences);
                Add(text, i, close, label, sentences);
                (from, i) = (close, close - 1);
            }
            else if (text[i] is '.' or '!' or '?' or '…' && EndsAt(text, ref i, from, end))
            {
                Add(text, from, i, label, sentences);
                from = i;
                i--;
            }
        }

        Add(text, from, end, label, sentences);
    }

    /// <summary>
    /// Past a salutation and its comma where words follow it on the stretch ("Hello, my road is a race track."), or
    /// <paramref name="start"/>: what is said after it is a sentence of its own.
    /// </summary>
    private static int SalutationEnd(string text, int start, int end)
    {
        var (at, words, stop) = (start, 0, Math.Min(end, start + LongestTopicLength));
        while (at < stop && (char.IsLetter(text[at]) || text[at] is ' ' or '.' or '\'' or '’'))
        {
            if (!char.IsLetter(text[at]) && at > start && char.IsLetter(text[at - 1]) && ++words == 1 && !IsSalute(text, start, at))
                return start;
            at++;
        }

        if (at + 1 >= stop || text[at] != ',' || (words == 0 && !IsSalute(text, start, at)) || words >= LongestSalutation)
            return start;
        return char.IsWhiteSpace(text[at + 1]) && !text.AsSpan(at + 1, end - at - 1).IsWhiteSpace() ? at + 1 : start;
    }

    private static bool IsSalute(string text, int start, int end)
    {
        if (end - start is 0 or > 12)
            return false;
        Span<char> word = stackalloc char[end - start];
        text.AsSpan(start, end - start).ToLowerInvariant(word);
        return Contains(Salutes, word);
    }

    /// <summary>Past a short topic and its colon or dash, or <paramref name="start"/> where there is none.</summary>
    private static int TopicEnd(string text, int start, int end)
    {
        var words = 0;
        if (Bracketed(text, start, end) is var bracket && bracket > start)
            return bracket;
        for (var i = start; i < end && words <= LongestTopic && i - start < LongestTopicLength; i++)
        {
            var c = text[i];
            if (c is '.' or '!' or '?' or ';' or '\n' && i > start && !IsInitial(text, i))
                return start;
            if (i > start && IsWordEnd(text, i))
                words++;
            var colon = c == ':' && i + 1 < end && char.IsWhiteSpace(text[i + 1]);
            var dash =
                c is '-' or '–' or '—' && i > start && i + 1 < end && char.IsWhiteSpace(text[i - 1]) && char.IsWhiteSpace(text[i + 1]);
            if ((colon || dash) && words is > 0 and <= LongestTopic)
                return text.AsSpan(i + 1, end - i - 1).IsWhiteSpace() ? start : i + 1;
        }

        return start;
    }

    /// <summary>
    /// Past "[Security]" or "Commented [NB4]", or <paramref name="start"/> where there is none: "He [the officer] came" goes on.
    /// </summary>
    private static int Bracketed(string text, int start, int end)
    {
        var limit = Math.Min(end, start + LongestTopicLength);
        var open = text.IndexOf('[', start, limit - start);
        if (open < 0 || CountSpaces(text, start, open) > 2 || text.AsSpan(start, open - start).ContainsAny(".:;!?"))
            return start;
        var close = text.IndexOf(']', open, limit - open);
        if (close < 0 || close + 1 >= end || !char.IsWhiteSpace(text[close + 1]))
            return start;
        return open == start || text.AsSpan(open, close - open).ContainsAnyInRange('0', '9') ? close + 1 : start;
    }

    private static bool IsInitial(string text, int i) =>
        text[i] == '.' && char.IsUpper(text[i - 1]) && (i < 2 || !char.IsLetter(text[i - 2]));

    private static bool IsWordEnd(string text, int i) =>
        char.IsLetterOrDigit(text[i - 1]) && !char.IsLetterOrDigit(text[i]) && text[i] is not ('\'' or '’');

    /// <summary>
    /// Where the quotation that opens here ends, if it stands after a colon or opens its stretch, and ends a sentence; or 0.
    /// </summary>
    private static int QuotationAfterColon(string text, int from, int at, int end)
    {
        var close = text[at] switch
        {
            '“' => '”',
            '"' => '"',
            '‘' => '’',
            '\'' => '\'',
            '«' => '»',
            _ => '\0',
        };
        if (close == '\0')
            return 0;
        var before = at - 1;
        while (before >= from && char.IsWhiteSpace(text[before]))
            before--;
        var opens = before < from;
        if (!opens && text[before] != ':')
            return 0;
        for (var i = at + 1; i < end; i++)
        {
            if (text[i] != close || (i + 1 < end && char.IsLetterOrDigit(text[i + 1])))
                continue;
            var next = i + 1;
            while (next < end && text[next] is '.' or ';' or ')')
                next++;
            var ends = next == end || next > i + 1 || text[i - 1] is '.' or '!' or '?';
            return ends && CountSpaces(text, at, i) >= FewestQuoted - 1 ? next : 0;
        }

        return 0;
    }

    private static int CountSpaces(string text, int start, int end) => text.AsSpan(start, end - start).Count(' ');

    /// <summary>Whether a sentence ends at this mark; if so <paramref name="i"/> moves past it, its fellows and closing brackets.</summary>
    private static bool EndsAt(string text, ref int i, int from, int end)
    {
        var mark = i;
        while (i < end && text[i] is '.' or '!' or '?' or '…')
            i++;
        var marks = i - mark;
        while (i < end && text[i] is '"' or '”' or '’' or '\'' or ')' or ']' or '*')
            i++;
        if (i == end)
            return true;
        if (!char.IsWhiteSpace(text[i]))
        {
            // "nothing.They only turn up": a sentence end with its space left out.
            var glued =
                marks == 1
                && text[mark] == '.'
                && mark > from + 2
                && i == mark + 1
                && char.IsLower(text[mark - 1])
                && char.IsLower(text[mark - 2])
                && char.IsUpper(text[i])
                && i + 1 < end
                && char.IsLower(text[i + 1]);
            i = glued ? i : Math.Max(mark, i - 1);
            return glued;
        }

        var next = i;
        while (next < end && char.IsWhiteSpace(text[next]))
            next++;
        if (next == end)
            return true;
        if (marks == 1 && text[mark] == '.' && IsAbbreviation(text, mark, from, char.IsUpper(text[next])))
        {
            i = Math.Max(mark, i - 1);
            return false;
        }

        return true;
    }

    private static bool IsAbbreviation(string text, int mark, int from, bool capitalFollows)
    {
        var start = mark;
        while (start > from && mark - start < 8 && char.IsLetterOrDigit(text[start - 1]))
            start--;
        if (start == mark)
            return false;
        if (mark - start == 1 && char.IsUpper(text[start]))
            return true;
        Span<char> word = stackalloc char[mark - start];
        text.AsSpan(start, mark - start).ToLowerInvariant(word);
        return Contains(NeverEnd, word) || (!capitalFollows && Contains(MayEnd, word));
    }

    private static bool Contains(FrozenSet<string> words, ReadOnlySpan<char> word) =>
        words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Adds a stretch; what holds no word goes with the sentence before it.</summary>
    private static void Add(string text, int start, int end, string? label, List<Sentence> sentences)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (start == end)
            return;
        if (HasWord(text, start, end))
            sentences.Add(new Sentence(TextSpan.FromBounds(start, end), label));
        else if (sentences.Count > 0)
            sentences[^1] = sentences[^1] with { Span = TextSpan.FromBounds(sentences[^1].Span.Start, end) };
    }

    private static bool HasWord(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
            if (char.IsLetterOrDigit(text[i]) || char.IsSurrogate(text[i]))
                return true;
        return false;
    }
}
