namespace ConsultationIntake.Points.Splitting;

/// <summary>A sentence, trimmed, and its words.</summary>
internal readonly record struct Sentence(int Start, int End, WordRange Words)
{
    public bool IsQuestion => Words.Words.Text.AsSpan(Start, End - Start).TrimEnd("\"”’) ").EndsWith("?");
}

/// <summary>Finds where sentences end, in careful and in careless writing.</summary>
internal static class Sentences
{
    private static readonly PhraseSet Abbreviations = new(
        "mr|mrs|ms|dr|st|rd|no|nos|cllr|cllrs|rev|prof|insp|sgt|supt|pc|para|paras|p|pp|ref|tel|ext|vs|etc|approx|e|i|g|inc|ltd|dept|govt|hon|cf|fig|sec|s|art|vol|col|gen|jan|feb|aug|sept|oct|nov|dec");

    private static readonly PhraseSet NeverEnds = new("mr|mrs|ms|dr|cllr|cllrs|rev|prof|insp|sgt|supt|no|nos|para|paras|p|pp|ref|tel|cf|e|i|g|vs|approx|st");

    public static List<Sentence> Of(Words words, int start, int end)
    {
        var text = words.Text;
        var found = new List<Sentence>();
        var from = start;
        for (var i = start; i < end; i++)
        {
            if (text[i] is not ('.' or '!' or '?' or '…') || !EndsAt(words, ref i, from, end))
                continue;
            Add(words, found, from, i);
            from = i;
        }

        Add(words, found, from, end);
        return found;
    }

    /// <summary>Whether a sentence ends at this mark; if so <paramref name="i"/> moves past it, its fellows and closing brackets.</summary>
    private static bool EndsAt(Words words, ref int i, int from, int end)
    {
        var text = words.Text;
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
            var glued = marks == 1 && text[mark] == '.' && mark > from + 2 && i == mark + 1
                && char.IsLower(text[mark - 1]) && char.IsLower(text[mark - 2]) && char.IsUpper(text[i]) && i + 1 < end && char.IsLower(text[i + 1]);
            i = glued ? i : Math.Max(mark, i - 1);
            return glued;
        }

        var next = i;
        while (next < end && char.IsWhiteSpace(text[next]))
            next++;
        if (next == end)
            return true;
        if (marks == 1 && text[mark] == '.' && IsAbbreviation(words, mark, char.IsUpper(text[next])))
        {
            i = Math.Max(mark, i - 1);
            return false;
        }

        return true;
    }

    private static bool IsAbbreviation(Words words, int mark, bool capitalFollows)
    {
        var text = words.Text;
        var start = mark;
        while (start > 0 && mark - start < 8 && char.IsLetterOrDigit(text[start - 1]))
            start--;
        if (start == mark)
            return false;
        var word = words.Within(start, mark);
        if (mark - start == 1 && char.IsUpper(text[start]))
            return true;
        return word.StartsWith(capitalFollows ? NeverEnds : Abbreviations);
    }

    private static void Add(Words words, List<Sentence> found, int start, int end)
    {
        var text = words.Text;
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (start == end)
            return;
        var range = words.Within(start, end);
        if (range.Count == 0 && found.Count > 0)
            found[^1] = found[^1] with { End = end };
        else
            found.Add(new Sentence(start, end, range));
    }
}
