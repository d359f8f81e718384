using System.Buffers;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Points;

/// <summary>Whose view is passed on, as the sentence that does so, or the one that introduces its list, names them.</summary>
internal static class Attribution
{
    private const string File = "attribution.txt";
    private const int MostWords = 12;
    private const int ShortestName = 2;
    private const int LongestAfter = 120;
    private const int LongestBefore = 100;

    private static readonly PhraseList PassedOn = PhraseList.Read(File, "passed-on");
    private static readonly PhraseList Says = PhraseList.Read(File, "says");
    private static readonly PhraseList Helping = PhraseList.Read(File, "helping");
    private static readonly PhraseList NameEnds = PhraseList.Read(File, "name-ends");
    private static readonly PhraseList Pronouns = PhraseList.Read(File, "pronouns");
    private static readonly SearchValues<char> Marks = SearchValues.Create(".,:;()");

    /// <summary>What keeps two words from being of one phrase.</summary>
    private static readonly SearchValues<char> BetweenWords = SearchValues.Create(".,:;()[]|?!/\t\"“”–—");

    /// <summary>The first source that one of the sentences names, or null.</summary>
    public static string? Of(string text, params ReadOnlySpan<TextSpan?> sentences)
    {
        foreach (var sentence in sentences)
            if (sentence is { } span && Named(span.Of(text)) is { } name)
                return name;
        return null;
    }

    private static string? Named(string sentence) => Name(After(sentence)) ?? Name(Before(sentence));

    /// <summary>What follows the first words that pass something on, up to a break.</summary>
    private static string? After(string sentence)
    {
        foreach (var words in PassedOn.All(sentence))
        {
            var who = sentence.AsSpan(words.End);
            if (who.IsEmpty || who[0] != ' ' || sentence.AsSpan(words.Start, words.Length).ContainsAny(BetweenWords))
                continue;
            who = who[1..];
            who = who[..Math.Min(who.Length, LongestAfter)];
            if (who.IndexOfAny(Marks) is >= 0 and var end)
                who = who[..end];
            if (who.Length >= ShortestName)
                return who.ToString();
        }

        return null;
    }

    /// <summary>What stands before the first word of saying, where no break comes between.</summary>
    private static string? Before(string sentence)
    {
        var start = 0;
        while (start < sentence.Length && !char.IsLetterOrDigit(sentence[start]))
            start++;
        foreach (var words in Says.All(sentence))
        {
            if (
                words.Start <= start
                || sentence[words.Start - 1] != ' '
                || sentence.AsSpan(words.Start, words.Length).ContainsAny(BetweenWords)
            )
                continue;
            if (sentence.AsSpan(start, words.Start - start).ContainsAny(Marks))
                return null;
            var who = WithoutHelping(sentence[start..(words.Start - 1)]);
            if (who.Length is >= ShortestName and <= LongestBefore)
                return who;
        }

        return null;
    }

    private static string? Name(string? who)
    {
        if (who is null)
            return null;
        if (NameEnds.First(who) is { } end)
            who = who[..end.Start];
        var words = who.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length is > 0 and <= MostWords && !Pronouns.Is(words[0]) ? string.Join(' ', words) : null;
    }

    private static string WithoutHelping(string who)
    {
        while (who.LastIndexOf(' ') is > 0 and var blank && Helping.Is(who.AsSpan(blank)))
            who = who[..blank];
        return who;
    }
}
