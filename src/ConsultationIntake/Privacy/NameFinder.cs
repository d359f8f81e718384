using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Privacy;

/// <summary>Names, by what stands around them: a title, a relation, a closing, an introduction, or a common first name.</summary>
internal static class NameFinder
{
    private const int LongestName = 4;

    public static void Find(string text, List<Word> words, List<PersonalDataSpan> found)
    {
        var name = new NameReading(text, words);
        for (var i = 0; i < words.Count; i++)
        {
            var (first, last) = At(name, words, i);
            if (last < first || first < 0)
                continue;
            found.Add(new PersonalDataSpan(TextSpan.FromBounds(words[first].Start, words[last].End), PersonalDataKind.Name));
            i = Math.Max(i, last);
        }
    }

    /// <summary>The first and last word of a name that a word gives away, or (-1, -2).</summary>
    private static (int First, int Last) At(NameReading name, List<Word> words, int i)
    {
        var word = words[i].Lower;
        if (NameWords.PlainTitles.Contains(word) || (NameWords.CapitalTitles.Contains(word) && name.IsCapital(i)))
            return AfterTitle(name, words, i);
        if (name.AfterClosing(i) is var signed and >= 0 && name.SignatureFrom(signed) is var end and >= 0)
            return (signed, end);
        if (name.AfterIntroduction(i) is var (introduced, strict) && introduced >= 0)
            return (introduced, strict ? name.FullNameFrom(introduced, LongestName) : name.AnyNameFrom(introduced, LongestName));
        if (i > 0 && NameWords.Kin.Contains(word) && IsOurs(words, i) && i + 1 < words.Count && name.Adjoins(i, i + 1, allowComma: true))
            return (i + 1, name.GivenNameFrom(i + 1, LongestName));
        return name.IsCommonFirstName(i) ? (i, name.FullNameFrom(i, LongestName)) : (-1, -2);
    }

    /// <summary>"my neighbour", "my late husband", "my next door neighbour".</summary>
    private static bool IsOurs(List<Word> words, int kin)
    {
        for (var i = kin - 1; i >= 0 && i >= kin - 4 && words[i].Sentence == words[kin].Sentence; i--)
        {
            if (NameWords.Possessives.Contains(words[i].Lower))
                return true;
        }

        return false;
    }

    private static (int First, int Last) AfterTitle(NameReading name, List<Word> words, int i)
    {
        var first = i + 1;
        while (
            first < words.Count
            && first < i + 3
            && name.Adjoins(first - 1, first)
            && (
                NameWords.CapitalTitles.Contains(words[first].Lower)
                || NameWords.PlainTitles.Contains(words[first].Lower)
                || IsNumber(words[first])
            )
        )
        {
            first++;
        }

        if (first >= words.Count || !name.Adjoins(first - 1, first))
            return (-1, -2);
        var isLoose = words[i].Lower is "mr" or "mrs" or "cllr" or "ms";
        var last = name.TitledNameFrom(first, LongestName, isLoose);
        return (last >= first && IsNumber(words[first - 1]) ? first - 1 : first, last);
    }

    /// <summary>An officer's, as in "PC 4471 Hussein": it goes with the name.</summary>
    private static bool IsNumber(Word word) => word.Lower.All(char.IsAsciiDigit);
}
