using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Language;
using ConsultationIntake.Reading.Learned;
using ConsultationIntake.Submissions.Register;

namespace ConsultationIntake.Decisions;

/// <summary>A word of a text that says what it is about.</summary>
/// <param name="Stem">As it is searched for.</param>
/// <param name="Span">Where it first stands.</param>
/// <param name="Meaning">Its number among the words whose meaning is known, or <see cref="WordMeanings.Unknown"/>.</param>
internal readonly record struct MeaningfulWord(string Stem, TextSpan Span, int Meaning)
{
    /// <summary>A word that says less is not shown as what two texts share.</summary>
    private const double Shown = 0.3;

    /// <summary>To a word that says less no other is near: what stands in every text is near to all that does.</summary>
    private const double HasNear = 0.65;

    internal bool IsTelling => WordMeanings.TellingOf(Meaning) >= Shown;

    internal bool CanBeNear => Meaning != WordMeanings.Unknown && WordMeanings.TellingOf(Meaning) >= HasNear;

    /// <summary>What it weighs, by how rare it is among the texts and in the language.</summary>
    internal double Weight(Func<string, double> weightOf) => weightOf(Stem) * WordMeanings.TellingOf(Meaning);
}

/// <summary>A text as it is compared with others in meaning: its words without those that every text has, each once.</summary>
internal sealed class TextMeaning
{
    private TextMeaning(string text, IReadOnlyList<MeaningfulWord> words)
    {
        (Text, Words) = (text, words);
        Stems = words.Select(word => word.Stem).ToHashSet(StringComparer.Ordinal);
    }

    internal string Text { get; }

    /// <summary>In the order of the text.</summary>
    internal IReadOnlyList<MeaningfulWord> Words { get; }

    internal IReadOnlySet<string> Stems { get; }

    internal static TextMeaning Of(string text)
    {
        var words = new List<MeaningfulWord>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in WordScanner.Scan(text))
        {
            if (FunctionWords.LanguagesByWord.ContainsKey(word.Lower))
                continue;
            foreach (var part in SearchWords.Parts(word.Lower))
            {
                if (!FunctionWords.LanguagesByWord.ContainsKey(part) && SearchWords.Stem(part) is { Length: > 1 } stem && known.Add(stem))
                    words.Add(new MeaningfulWord(stem, word.Span, WordMeanings.Shipped.Find(part)));
            }
        }

        return new TextMeaning(text, words);
    }

    /// <summary>The direction of all its words, by what each weighs; null where the meaning of fewer than half of them is known.</summary>
    internal float[]? Direction(Func<string, double> weightOf)
    {
        var known = Words.Where(word => word.Meaning != WordMeanings.Unknown).ToList();
        return known.Count * 2 < Words.Count
            ? null
            : WordMeanings.Shipped.DirectionOf(known.Select(word => (word.Meaning, word.Weight(weightOf))));
    }
}

/// <summary>How near two texts are in meaning, and by which words.</summary>
/// <param name="Score">0 to 1.</param>
/// <param name="Shared">The words that both have, in any form, in the order of the first.</param>
/// <param name="Near">Pairs of words, one of each text, that mean nearly the same.</param>
internal sealed record Likeness(
    double Score,
    IReadOnlyList<MeaningfulWord> Shared,
    IReadOnlyList<(MeaningfulWord Mine, MeaningfulWord Theirs)> Near
)
{
    private const double OfWords = 0.6;

    /// <summary>From here on two words are shown to mean nearly the same.</summary>
    internal const double NearWord = 0.68;

    /// <summary>Any two texts on a plan for the police point so far the same way.</summary>
    private const double AnyTwo = 0.4;

    /// <summary>A text so many words longer than the other loses by it.</summary>
    private const int Slack = 10;

    /// <param name="mine">What others are compared with.</param>
    /// <param name="direction">Its <see cref="TextMeaning.Direction"/>.</param>
    /// <param name="other">The other text.</param>
    /// <param name="weightOf">What a word weighs: the rarer the more.</param>
    internal static Likeness Of(TextMeaning mine, float[]? direction, TextMeaning other, Func<string, double> weightOf)
    {
        var shared = mine.Words.Where(word => other.Stems.Contains(word.Stem)).ToList();
        var near = NearOnes(mine, other);
        var all = mine.Words.Sum(word => word.Weight(weightOf));
        var said =
            shared.Sum(word => word.Weight(weightOf))
            + near.Sum(pair => pair.Mine.Weight(weightOf) * WordMeanings.Shipped.Nearness(pair.Mine.Meaning, pair.Theirs.Meaning) / 2);
        var words = all == 0 ? 0 : said / all * Math.Min(1, Math.Sqrt((Slack + mine.Words.Count) / (double)(Slack + other.Words.Count)));
        var score =
            direction is not null && other.Direction(weightOf) is { } theirs
                ? (OfWords * words) + ((1 - OfWords) * Math.Max(0, (Cosine(direction, theirs) - AnyTwo) / (1 - AnyTwo)))
                : words;
        return new Likeness(score, [.. shared.Where(word => word.IsTelling)], near);
    }

    private static List<(MeaningfulWord Mine, MeaningfulWord Theirs)> NearOnes(TextMeaning mine, TextMeaning other)
    {
        var left = other.Words.Where(word => word.CanBeNear && !mine.Stems.Contains(word.Stem)).ToList();
        var found = new List<(MeaningfulWord, MeaningfulWord)>();
        foreach (var word in mine.Words.Where(word => word.CanBeNear && !other.Stems.Contains(word.Stem)))
        {
            if (left.Count == 0)
                break;
            var nearest = left.MaxBy(theirs => WordMeanings.Shipped.Nearness(word.Meaning, theirs.Meaning));
            if (WordMeanings.Shipped.Nearness(word.Meaning, nearest.Meaning) < NearWord)
                continue;
            found.Add((word, nearest));
            left.Remove(nearest);
        }

        return found;
    }

    private static double Cosine(float[] left, float[] right)
    {
        var sum = 0f;
        for (var i = 0; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }
}
