using System.Collections.Frozen;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Reading.Language;

/// <summary>The small words that a language cannot do without.</summary>
internal static class FunctionWords
{
    public static FrozenDictionary<string, IReadOnlyList<string>> LanguagesByWord { get; } =
        WordFile
            .Read("function-words.txt")
            .SelectMany(list => list.Value.Select(word => (word, Language: list.Key)))
            .GroupBy(entry => entry.word, entry => entry.Language)
            .ToFrozenDictionary(group => group.Key, IReadOnlyList<string> (group) => [.. group], StringComparer.Ordinal);
}
