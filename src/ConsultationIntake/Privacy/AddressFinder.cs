using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Privacy;

/// <summary>Street addresses and the numbers of neighbours' doors. A street named without a house is a place, not an address.</summary>
internal static class AddressFinder
{
    /// <summary>Words between a house number and the kind of street: "14 Old Mill End Lane".</summary>
    private const int LongestStreetName = 4;

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Lists = WordFile.Read("address-words.txt");

    private static readonly HashSet<string> Streets = Set("streets");

    /// <summary>In Welsh the kind of street comes first: "14 Heol y Bryn".</summary>
    private static readonly HashSet<string> WelshStreets = Set("welsh-streets");

    /// <summary>These only make an address where the name before them is written with a capital.</summary>
    private static readonly HashSet<string> CapitalStreets = Set("capital-streets");

    private static readonly HashSet<string> NotInName = Set("not-in-name");

    private static readonly HashSet<string> Dwellings = Set("dwellings");
    private static readonly HashSet<string> HouseNames = Set("house-names");
    private static readonly HashSet<string> DoorWords = Set("door-words");
    private static readonly HashSet<string> HomeWords = Set("home-words");
    private static readonly HashSet<string> Prepositions = Set("prepositions");

    public static void Find(string text, List<Word> words, List<PersonalDataSpan> found)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var end = IsHouseNumber(words[i].Lower) ? EndOfStreet(text, words, i + 1) : -1;
            end = end < 0 ? EndOfNumberedDoor(text, words, i) : end;
            end = end < 0 ? EndOfHouseName(text, words, i) : end;
            var start = i;
            if (
                end < 0
                && HomeWords.Contains(words[i].Lower)
                && i + 2 < words.Count
                && Prepositions.Contains(words[i + 1].Lower)
                && words[i + 2].Lower is not "the"
                && IsCapital(text, words[i + 2])
            )
            {
                start = i + 2;
                end = EndOfStreet(text, words, start);
            }

            if (end < 0)
                continue;
            found.Add(new PersonalDataSpan(TextSpan.FromBounds(words[start].Start, words[end].End), PersonalDataKind.Address));
            i = end;
        }
    }

    /// <summary>The last word of a street that begins at a word, or -1.</summary>
    private static int EndOfStreet(string text, List<Word> words, int first)
    {
        if (first < words.Count && WelshStreets.Contains(words[first].Lower) && IsCapital(text, words[first]))
        {
            var last = first;
            while (
                last + 1 < words.Count
                && last - first < LongestStreetName
                && Adjoins(text, words[last], words[last + 1])
                && (IsCapital(text, words[last + 1]) || words[last + 1].Lower is "y" or "yr" or "r" or "a")
            )
            {
                last++;
            }

            if (last > first)
                return last;
        }

        for (var i = first; i < words.Count && i - first <= LongestStreetName; i++)
        {
            if (i > 0 && !Adjoins(text, words[i - 1], words[i]))
                return -1;
            if (
                i > first
                && Streets.Contains(words[i].Lower)
                && (IsCapital(text, words[first]) || (!CapitalStreets.Contains(words[i].Lower) && i - first <= 2))
            )
            {
                return i;
            }

            if (NotInName.Contains(words[i].Lower) && (i == first || words[i].Lower is not ("the" or "of" or "and")))
                return -1;
        }

        return -1;
    }

    /// <summary>"Flat 3", "number 14", "no. 12a", with the street where it follows.</summary>
    private static int EndOfNumberedDoor(string text, List<Word> words, int i)
    {
        if (i + 1 >= words.Count || !Adjoins(text, words[i], words[i + 1]))
            return -1;
        var word = words[i].Lower;
        var isDwelling = Dwellings.Contains(word) && (IsHouseNumber(words[i + 1].Lower) || words[i + 1].Span.Length == 1);
        var isDoor =
            word is "number" or "no" or "rhif" or "num"
            && IsHouseNumber(words[i + 1].Lower)
            && i > 0
            && DoorWords.Contains(words[i - 1].Lower)
            && words[i - 1].Sentence == words[i].Sentence;
        if (!isDwelling && !isDoor)
            return -1;
        var next = i + 2;
        if (next < words.Count && IsHouseNumber(words[next].Lower))
            next++;
        var street = next < words.Count && words[next].Line == words[i].Line ? EndOfStreet(text, words, next) : -1;
        return street < 0 ? i + 1 : street;
    }

    /// <summary>"Rose Cottage, Mill Lane".</summary>
    private static int EndOfHouseName(string text, List<Word> words, int i)
    {
        if (!IsCapital(text, words[i]) || NotInName.Contains(words[i].Lower))
            return -1;
        for (var last = i + 1; last < words.Count && last <= i + 2 && IsCapital(text, words[last]); last++)
        {
            if (!HouseNames.Contains(words[last].Lower))
                continue;
            return last + 1 < words.Count && text.AsSpan(words[last].End, words[last + 1].Start - words[last].End).Trim() is ","
                ? EndOfStreet(text, words, last + 1)
                : -1;
        }

        return -1;
    }

    private static bool IsHouseNumber(string word) =>
        word.Length is >= 1 and <= 5
        && char.IsAsciiDigit(word[0])
        && word is not ("101" or "999" or "111")
        && word.AsSpan(0, word.Length - 1).IndexOfAnyExceptInRange('0', '9') < 0
        && (char.IsAsciiDigit(word[^1]) || word[^1] is >= 'a' and <= 'h');

    private static bool Adjoins(string text, Word left, Word right)
    {
        var between = text.AsSpan(left.End, right.Start - left.End);
        return between.Length <= 3
            && between.IndexOfAnyExcept(" ,.\u00A0") < 0
            && left.Line == right.Line
            && left.Sentence == right.Sentence;
    }

    private static bool IsCapital(string text, Word word) => char.IsUpper(text[word.Start]);

    private static HashSet<string> Set(string list) => new(Lists[list], StringComparer.Ordinal);
}
