using System.Text;
using ConsultationIntake.Consultations;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Reading.Language;

/// <summary>
/// Which language a text is in, by its script, then its commonest small words, then the three-letter runs of its words.
/// A mixed text is in the language of most of its words.
/// </summary>
public static class LanguageDetector
{
    /// <summary>No telling: no words, or words of no language known here.</summary>
    public const string Undetermined = "und";

    /// <summary>Words read: more tell nothing new.</summary>
    private const int MostWords = 2_000;

    /// <summary>ISO 639-1 code, or <see cref="Undetermined"/>.</summary>
    public static string Detect(string text)
    {
        if (ScriptLanguages.Of(text) is { } byScript)
            return byScript;
        var words = WordScanner
            .Scan(text.Length > 40_000 ? text[..40_000] : text)
            .Where(word => word.Lower.Any(char.IsLetter))
            .Take(MostWords)
            .Select(word => word.Lower.Normalize(NormalizationForm.FormC))
            .ToList();
        if (words.Count == 0)
            return Undetermined;

        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var word in words)
            Score(word, scores);
        if (scores.Count == 0)
            return Undetermined;
        var (language, score) = scores.OrderByDescending(pair => pair.Value).ThenBy(pair => Order(pair.Key)).First();
        return score < 0.2 || score < 0.12 * words.Count ? Undetermined : language;
    }

    /// <summary>A small word counts one for each language that has it, less where several do; another counts by its letters.</summary>
    private static void Score(string word, Dictionary<string, double> scores)
    {
        if (FunctionWords.LanguagesByWord.TryGetValue(word, out var languages))
        {
            foreach (var language in languages)
                scores[language] = scores.GetValueOrDefault(language) + (1.0 / languages.Count);
            return;
        }

        var lean = WelshTrigrams.Lean(word);
        if (lean > 0.4)
            scores[Languages.Welsh] = scores.GetValueOrDefault(Languages.Welsh) + 0.5;
        else if (lean < -0.4)
            scores[Languages.English] = scores.GetValueOrDefault(Languages.English) + 0.3;
    }

    private static int Order(string language) =>
        language == Languages.English ? 0
        : language == Languages.Welsh ? 1
        : 2;
}
