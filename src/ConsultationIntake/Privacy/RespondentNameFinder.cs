using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Privacy;

/// <summary>The respondent's own name, whole in any case, or in parts where a part is written with a capital.</summary>
internal static class RespondentNameFinder
{
    public static void Find(string text, List<Word> words, string respondentName, List<PersonalDataSpan> found)
    {
        var parts = PartsOf(respondentName);
        if (parts.Length == 0)
            return;
        for (var i = 0; i < words.Count; i++)
        {
            var length =
                IsWhole(words, i, parts) ? parts.Length
                : IsPart(text, words[i], parts) ? 1
                : 0;
            if (length == 0)
                continue;
            found.Add(new PersonalDataSpan(TextSpan.FromBounds(words[i].Start, words[i + length - 1].End), PersonalDataKind.Name));
            i += length - 1;
        }
    }

    internal static string[] PartsOf(string respondentName) =>
        [
            .. WordScanner
                .Scan(respondentName)
                .Select(word => word.Lower)
                .Where(part => !NameWords.PlainTitles.Contains(part) && !NameWords.CapitalTitles.Contains(part))
                .Take(6),
        ];

    internal static string WithoutGenitive(string lower) => lower.EndsWith("'s", StringComparison.Ordinal) ? lower[..^2] : lower;

    private static bool IsWhole(List<Word> words, int at, string[] parts)
    {
        if (parts.Length < 2 || at + parts.Length > words.Count)
            return false;
        for (var i = 0; i < parts.Length; i++)
        {
            if (words[at + i].Lower != parts[i])
                return false;
        }

        return true;
    }

    private static bool IsPart(string text, Word word, string[] parts)
    {
        var lower = WithoutGenitive(word.Lower);
        return lower.Length > 2 && char.IsUpper(text[word.Start]) && !NameWords.Ordinary.Contains(lower) && parts.Contains(lower);
    }
}
