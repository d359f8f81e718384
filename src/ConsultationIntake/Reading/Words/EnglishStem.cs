namespace ConsultationIntake.Reading.Words;

/// <summary>
/// Takes inflection off a lower-case word: plural, possessive, past, participle, final e, -ize for -ise. The first step of
/// Porter's algorithm (Program 14/3, 1980) and his last; the middle steps join words that mean different things here,
/// such as <c>organ</c> and <c>organisation</c>.
/// </summary>
internal static class EnglishStem
{
    /// <summary>Shortens <paramref name="word"/> in place and returns the length of its stem.</summary>
    public static int Take(Span<char> word)
    {
        var length = word.Length;
        if (length <= 3)
            return length;
        UseIse(word);
        length = WithoutPlural(word, length);
        length = WithoutParticiple(word, length);
        if (length > 2 && word[length - 1] == 'y' && !IsVowel(word, length - 2) && length > 3)
            word[length - 1] = 'i';
        if (length > 4 && word[length - 1] == 'e')
            length--;
        return length;
    }

    private static void UseIse(Span<char> word)
    {
        for (var i = 3; i < word.Length - 1; i++)
            if (word[i] == 'z' && word[i - 1] == 'i' && word[i + 1] is ('e' or 'a' or 'i'))
                word[i] = 's';
    }

    private static int WithoutPlural(Span<char> word, int length)
    {
        if (word[length - 1] != 's' || word[length - 2] is 's' or 'u')
            return length;
        if (Ends(word, length, "ies"))
        {
            if (length == 4)
                return length - 1;
            word[length - 3] = 'y';
            return length - 2;
        }

        if (Ends(word, length, "sses") || Ends(word, length, "shes") || Ends(word, length, "ches") || Ends(word, length, "xes"))
            return length - 2;
        return word[length - 2] == 'i' ? length : length - 1;
    }

    private static int WithoutParticiple(Span<char> word, int length)
    {
        var stem =
            Ends(word, length, "ing") ? length - 3
            : Ends(word, length, "ed") && !Ends(word, length, "eed") ? length - 2
            : length;
        if (stem == length || stem < 3 || !HasVowel(word[..stem]))
            return length;
        if (word[stem - 1] == word[stem - 2] && word[stem - 1] is not ('l' or 's' or 'z' or 'e' or 'o'))
            return stem - 1;
        if (EndsShort(word, stem))
        {
            word[stem] = 'e';
            return stem + 1;
        }

        return word[stem - 1] == 'l' && word[stem - 2] == 'l' && stem > 5 ? stem - 1 : stem;
    }

    /// <summary>One syllable, closed by a single consonant, as what is left of <c>racing</c> and <c>biked</c>: it lost an e.</summary>
    private static bool EndsShort(ReadOnlySpan<char> word, int length)
    {
        if (IsVowel(word, length - 1) || !IsVowel(word, length - 2) || IsVowel(word, length - 3) || word[length - 1] is 'w' or 'x' or 'y')
            return false;
        for (var i = 0; i < length - 3; i++)
            if (IsVowel(word, i))
                return false;
        return true;
    }

    private static bool HasVowel(ReadOnlySpan<char> stem)
    {
        for (var i = 0; i < stem.Length; i++)
            if (IsVowel(stem, i))
                return true;
        return false;
    }

    private static bool IsVowel(ReadOnlySpan<char> word, int at) =>
        word[at] is 'a' or 'e' or 'i' or 'o' or 'u' || (word[at] == 'y' && at > 0);

    private static bool Ends(ReadOnlySpan<char> word, int length, string ending) => word[..length].EndsWith(ending);
}
