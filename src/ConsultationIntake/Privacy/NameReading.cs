using System.Buffers;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Privacy;

/// <summary>Reads a name from a word on, under the looser or stricter rule that the words before it allow.</summary>
internal sealed class NameReading(string text, List<Word> words)
{
    private const int LongestClosing = 4;

    private static readonly SearchValues<char> NameEnds = SearchValues.Create("\n,.;:(/|-–");

    public bool IsCapital(int i) => char.IsUpper(text[words[i].Start]);

    /// <summary>Whether only a space, an initial's full stop or, where allowed, a comma stands between two words of one line.</summary>
    public bool Adjoins(int left, int right, bool allowComma = false)
    {
        if (right >= words.Count || words[left].Line != words[right].Line)
            return false;
        var between = text.AsSpan(words[left].End, words[right].Start - words[left].End);
        if (between.Length is 0 or > 4)
            return false;
        return between.Trim() is ""
            || (between[0] == '.' && words[left].Sentence == words[right].Sentence && between.Trim() is ".")
            || (allowComma && between.Trim() is "," or "(");
    }

    /// <summary>After a title: any capitalised words, or where the title is never anything else one plain word.</summary>
    public int TitledNameFrom(int first, int most, bool isLoose)
    {
        if (IsNameWord(first))
            return Extend(first, most);
        var word = words[first].Lower;
        return isLoose && !IsCapital(first) && word.Length > 2 && !NameWords.NotNames.Contains(word) && char.IsLetter(word[0]) ? first : -2;
    }

    /// <summary>A first name that is hardly anything else, with the capitalised words that follow it.</summary>
    public int FullNameFrom(int first, int most)
    {
        if (!IsNameWord(first))
            return IsLowerFullName(first) ? first + 1 : -2;
        var last = Extend(first, most);
        if (!CommonNames.First.Contains(Bare(first)) && last == first)
            return -2;
        return NamesPlace(first, last) ? -2 : last;
    }

    /// <summary>After "my neighbour": a common first name in any case, or capitalised words.</summary>
    public int GivenNameFrom(int first, int most)
    {
        if (IsNameWord(first))
            return NamesPlace(first, Extend(first, most)) ? -2 : Extend(first, most);
        return !CommonNames.First.Contains(Bare(first)) ? -2
            : first + 1 < words.Count && Adjoins(first, first + 1) && CommonNames.Last.Contains(words[first + 1].Lower) ? first + 1
            : first;
    }

    /// <summary>After "my name is": whatever words come, up to two where none has a capital.</summary>
    public int AnyNameFrom(int first, int most)
    {
        if (first >= words.Count)
            return -2;
        if (IsNameWord(first))
            return Extend(first, most);
        if (IsCapital(first) || NameWords.NotNames.Contains(words[first].Lower) || !char.IsLetter(words[first].Lower[0]))
            return -2;
        var next = first + 1;
        return
            next < words.Count
            && Adjoins(first, next)
            && !NameWords.NotNames.Contains(words[next].Lower)
            && (CommonNames.Last.Contains(words[next].Lower) || IsLineEnd(next))
            ? next
            : first;
    }

    /// <summary>The first word of a signature when the words ending at <paramref name="i"/> close a letter, or -1.</summary>
    public int AfterClosing(int i)
    {
        if (i + 1 >= words.Count || !IsLastOfClosing(i))
            return -1;
        var between = text.AsSpan(words[i].End, words[i + 1].Start - words[i].End);
        var isBroken = between.Contains('\n') || between.ContainsAny(",:-–");
        return isBroken && between.Length < 80 && between.Count('\n') <= 6 ? i + 1 : -1;
    }

    /// <summary>
    /// The last word of a name that fills a line or the words before a comma; -2 when the line is no name or begins with a title, which
    /// tells by itself.
    /// </summary>
    public int SignatureFrom(int first)
    {
        var word = words[first].Lower;
        if (
            NameWords.PlainTitles.Contains(word)
            || NameWords.CapitalTitles.Contains(word)
            || NameWords.NotNames.Contains(word)
            || !char.IsLetter(word[0])
        )
            return -2;
        var last = first;
        while (last + 1 < words.Count && last - first < 4 && Adjoins(last, last + 1) && !NameWords.NotNames.Contains(words[last + 1].Lower))
            last++;
        return last - first < 4 && (IsCapital(first) || last - first < 2) && EndsName(last) ? last : -2;
    }

    /// <summary>The word after "my name is", "I am", "called" and the like, and whether only a full name counts there.</summary>
    public (int First, bool Strict) AfterIntroduction(int i)
    {
        var word = words[i].Lower;
        var next = i + 1;
        if (next >= words.Count || !Adjoins(i, next))
            return (-1, false);
        if (word is "is" or "'s" or "yw" or "ydy" && i > 0 && words[i - 1].Lower is "name" or "surname" or "i" or "enw" && IsAfterName(i))
            return (next, false);
        if (word is "name's" or "names" && i > 0 && NameWords.Possessives.Contains(words[i - 1].Lower))
            return (next, false);
        if (word is "called" or "named" && IsCapital(next))
            return (next, false);
        if (
            (word is "am" && i > 0 && words[i - 1].Lower is "i")
            || word is "i'm" or "im"
            || (word is "is" && i > 0 && words[i - 1].Lower is "this")
        )
            return IsNameWord(next) ? (next, true) : (-1, false);
        return (-1, false);
    }

    public bool IsCommonFirstName(int i)
    {
        if (!CommonNames.First.Contains(Bare(i)) || (i > 0 && NameWords.PlacePrefixes.Contains(words[i - 1].Lower) && Adjoins(i - 1, i)))
            return false;
        return IsCapital(i) || IsLowerFullName(i);
    }

    private bool IsAfterName(int i) => words[i - 1].Lower is "name" or "surname" or "enw" || (i > 1 && words[i - 2].Lower is "enw");

    private bool IsLowerFullName(int i) =>
        i + 1 < words.Count
        && !IsCapital(i)
        && CommonNames.First.Contains(words[i].Lower)
        && Adjoins(i, i + 1)
        && CommonNames.Last.Contains(Bare(i + 1))
        && !CommonNames.First.Contains(Bare(i + 1));

    private bool IsNameWord(int i) =>
        i < words.Count
        && IsCapital(i)
        && !NameWords.NotNames.Contains(Bare(i))
        && !text.AsSpan(words[i].Start, words[i].Span.Length).ContainsAnyInRange('0', '9');

    private int Extend(int first, int most)
    {
        var last = first;
        while (
            last + 1 < words.Count
            && last + 1 - first < most
            && Adjoins(last, last + 1)
            && (
                IsNameWord(last + 1)
                || (
                    words[last + 1].Lower is "de" or "van" or "von" or "ap" or "ab" or "ferch" or "al"
                    && last + 2 < words.Count
                    && IsNameWord(last + 2)
                )
            )
            && !words[last].Lower.EndsWith("'s", StringComparison.Ordinal)
        )
        {
            last++;
        }

        return last;
    }

    /// <summary>"Albert Road", "Charles Darwin School", "Clare's Law", "the Stephen Lawrence Inquiry".</summary>
    private bool NamesPlace(int first, int last)
    {
        if (first > 0 && NameWords.PlacePrefixes.Contains(words[first - 1].Lower) && Adjoins(first - 1, first))
            return true;
        for (var i = first + 1; i <= last + 1 && i < words.Count; i++)
        {
            if (Adjoins(i - 1, i) && IsCapital(i) && NameWords.PlaceWords.Contains(words[i].Lower))
                return true;
        }

        return false;
    }

    private string Bare(int i) => words[i].Lower.EndsWith("'s", StringComparison.Ordinal) ? words[i].Lower[..^2] : words[i].Lower;

    private bool IsLineEnd(int i) => i + 1 >= words.Count || words[i + 1].Line != words[i].Line || EndsName(i);

    private bool EndsName(int i) =>
        i + 1 >= words.Count || text.AsSpan(words[i].End, words[i + 1].Start - words[i].End).ContainsAny(NameEnds);

    /// <summary>Whether the words up to here, from the start of their line or sentence, are a closing.</summary>
    private bool IsLastOfClosing(int i)
    {
        var key = "";
        for (var first = i; first >= 0 && i - first < LongestClosing && words[first].Line == words[i].Line; first--)
        {
            key = key.Length == 0 ? words[first].Lower : words[first].Lower + " " + key;
            var opens = first == 0 || words[first - 1].Line != words[first].Line || words[first - 1].Sentence != words[first].Sentence;
            if (opens && NameWords.Closings.Contains(key))
                return true;
        }

        return false;
    }
}
