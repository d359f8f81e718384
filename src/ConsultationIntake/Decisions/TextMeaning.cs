using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Language;
using ConsultationIntake.Reading.Learned;
using ConsultationIntake.Reading.Words;
using ConsultationIntake.Submissions.Register;

namespace ConsultationIntake.Decisions;

/// <summary>A word of a text that says what it is about.</summary>
/// <param name="Stem">As it is searched for.</param>
/// <param name="Span">Where it first stands.</param>
/// <param name="Meaning">Its number among the words whose meaning is known, or <see cref="WordMeanings.Unknown"/>.</param>
internal readonly record struct MeaningfulWord(string Stem, TextSpan Span, int Meaning)
{
    /// <summary>A word that says less is not shown as what two texts share, nor as near to another.</summary>
    private const double Shown = 0.3;

    internal bool IsTelling => WordMeanings.TellingOf(Meaning) >= Shown;

    internal bool CanBeNear => Meaning != WordMeanings.Unknown && IsTelling;

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
            : DistinctMeanings.Shipped.DirectionOf(known.Select(word => (word.Meaning, word.Weight(weightOf))));
    }
}

/// <summary>How near two texts are in meaning, and by which words.</summary>
/// <param name="Score">0 to 1.</param>
/// <param name="Shared">The words that both have, in any form, in the order of the first.</param>
/// <param name="Near">Pairs of words, one of each text, that mean nearly the same: a few, nearest first.</param>
internal sealed record Likeness(
    double Score,
    IReadOnlyList<MeaningfulWord> Shared,
    IReadOnlyList<(MeaningfulWord Mine, MeaningfulWord Theirs)> Near
)
{
    private const double OfWords = 0.5;

    /// <summary>From here on a word is looked for in place of another.</summary>
    internal const double NearWord = 0.4;

    /// <summary>From here on anybody would say that two words mean nearly the same.</summary>
    private const double ClearlyNear = 0.6;
    private const int MostShown = 5;

    /// <summary>Two words that are no nearer have nothing to do with one another.</summary>
    private const double Unrelated = 0.3;

    /// <summary>A text so many words longer than what it is to answer loses by it.</summary>
    private const int Slack = 10;

    /// <summary>
    /// Each word of a text finds the one of the other that is nearest to it: itself in any form, or one of another stem, which counts by
    /// how near it is; and each counts by how much it says. To that comes the direction of all words together.
    /// </summary>
    /// <param name="mine">What others are compared with.</param>
    /// <param name="direction">Its <see cref="TextMeaning.Direction"/>.</param>
    /// <param name="other">The other text.</param>
    /// <param name="weightOf">What a word weighs: the rarer the more.</param>
    /// <param name="isAlike">Whether both are to say the same; else the other is to answer all of the first and may say more.</param>
    internal static Likeness Of(TextMeaning mine, float[]? direction, TextMeaning other, Func<string, double> weightOf, bool isAlike = true)
    {
        var found = mine.Words.Select(word => (Mine: word, Best: NearestTo(word, other))).ToList();
        var (said, back) = (ShareFound(found, weightOf), 1.0);
        if (isAlike)
        {
            back = ShareFound([.. other.Words.Select(word => (word, NearestTo(word, mine)))], weightOf);
            said = said + back == 0 ? 0 : 2 * said * back / (said + back);
        }
        else
            said *= Math.Min(1, Math.Sqrt((Slack + mine.Words.Count) / (double)(Slack + other.Words.Count)));

        var score =
            direction is not null && other.Direction(weightOf) is { } theirs
                ? (OfWords * said) + ((1 - OfWords) * Math.Max(0, Cosine(direction, theirs)))
                : said;
        return new Likeness(
            score,
            [.. mine.Words.Where(word => word.IsTelling && other.Stems.Contains(word.Stem))],
            NearOnes(found, isAll: !mine.Words.Any(word => word.IsTelling && other.Stems.Contains(word.Stem)))
        );
    }

    /// <summary>
    /// Those that anybody would call near, the nearest first; where there is none, nor a word in common, the nearest there is.
    /// </summary>
    private static IReadOnlyList<(MeaningfulWord Mine, MeaningfulWord Theirs)> NearOnes(
        IEnumerable<(MeaningfulWord Mine, (MeaningfulWord Word, double Nearness, bool IsSame)? Best)> found,
        bool isAll
    )
    {
        var near = found
            .Where(pair => pair.Best is { IsSame: false, Nearness: >= NearWord } best && pair.Mine.CanBeNear && best.Word.CanBeNear)
            .Select(pair => (pair.Mine, Theirs: pair.Best!.Value.Word, pair.Best.Value.Nearness))
            .OrderByDescending(pair => pair.Nearness)
            .DistinctBy(pair => pair.Theirs.Stem)
            .ToList();
        var clear = near.TakeWhile(pair => pair.Nearness >= ClearlyNear).Take(MostShown).ToList();
        return [.. (clear.Count == 0 && isAll ? near.Take(1) : clear).Select(pair => (pair.Mine, pair.Theirs))];
    }

    /// <summary>What is found of a text's words in the other, by how much each says and how near what was found is: 0 to 1.</summary>
    private static double ShareFound(
        List<(MeaningfulWord Word, (MeaningfulWord Word, double Nearness, bool IsSame)? Best)> words,
        Func<string, double> weightOf
    )
    {
        var (all, found) = (0.0, 0.0);
        foreach (var (word, best) in words)
        {
            var weight = word.Weight(weightOf);
            all += weight;
            found +=
                weight
                * (
                    best is { } one
                        ? one.IsSame
                            ? 1
                            : Math.Max(0, (one.Nearness - Unrelated) / (1 - Unrelated))
                        : 0
                );
        }

        return all == 0 ? 0 : found / all;
    }

    private static (MeaningfulWord Word, double Nearness, bool IsSame)? NearestTo(MeaningfulWord word, TextMeaning text)
    {
        if (text.Stems.Contains(word.Stem))
            return (word, 1, true);
        if (word.Meaning == WordMeanings.Unknown)
            return null;
        (MeaningfulWord Word, double Nearness, bool IsSame)? best = null;
        foreach (var other in text.Words)
        {
            if (other.Meaning == WordMeanings.Unknown)
                continue;
            var nearness = DistinctMeanings.Shipped.Nearness(word.Meaning, other.Meaning);
            if (best is null || nearness > best.Value.Nearness)
                best = (other, nearness, false);
        }

        return best;
    }

    private static double Cosine(float[] left, float[] right)
    {
        var sum = 0f;
        for (var i = 0; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }
}
