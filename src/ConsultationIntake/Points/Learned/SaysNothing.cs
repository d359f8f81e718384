using ConsultationIntake.Reading.Learned;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Points.Learned;

/// <summary>
/// Answers that say nothing of what was asked: "no idea, sorry", "see Q3", "not applicable to us", "dim syniad". They are made up of the
/// phrases of <c>says-nothing.txt</c> and of nothing else, so a question lends them none of its themes.
/// </summary>
internal static class SaysNothing
{
    private const int MostWords = 12;

    private static readonly PhraseList Phrases = PhraseList.Of(
        WordFile.Phrases("says-nothing.txt").SelectMany(list => list.Phrases).Select(InPlainLetters)
    );

    /// <param name="words">All words of the answer; null is one to be passed over, which says something.</param>
    public static bool Is(ReadOnlySpan<KnownWord?> words)
    {
        if (words.Length is 0 or > MostWords || words.Contains(null))
            return false;
        Span<int> numbers = stackalloc int[words.Length];
        for (var i = 0; i < words.Length; i++)
            numbers[i] = Phrases.NumberOf(words[i]!.Plain);
        return Phrases.MakeUp(numbers);
    }

    /// <summary>As <see cref="KnownWord.Plain"/> has an answer's.</summary>
    private static string InPlainLetters(string phrase)
    {
        Span<char> letters = stackalloc char[32];
        var words = phrase.Split(' ');
        for (var i = 0; i < words.Length; i++)
            if (words[i] != PhraseNotation.Number)
                words[i] = letters[..Letters.Plain(words[i], letters)].ToString();
        return string.Join(' ', words);
    }
}
