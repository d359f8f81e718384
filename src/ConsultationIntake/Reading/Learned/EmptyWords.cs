using System.Collections.Frozen;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Reading.Learned;

/// <summary>Words that say nothing by themselves, so that no tag is shown to rest on them: "would", "between the", "mae'r".</summary>
internal static class EmptyWords
{
    private static readonly FrozenSet<string> Words = Load();

    /// <param name="plain">By <see cref="Letters.Plain(ReadOnlySpan{char}, Span{char})"/>.</param>
    public static bool Contains(string plain) => plain.Length < 2 || char.IsAsciiDigit(plain[0]) || Words.Contains(plain);

    private static FrozenSet<string> Load()
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var buffer = new char[32];
        foreach (var word in WordFile.Read("empty-words.txt").Values.SelectMany(list => list))
            words.Add(new string(buffer, 0, Letters.Plain(word, buffer)));
        return words.ToFrozenSet(StringComparer.Ordinal);
    }
}
