using ConsultationIntake.Consultations;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Learned;
using ConsultationIntake.Reading.Words;
using ConsultationIntake.Themes.Offline;

namespace ConsultationIntake.Themes.Own;

/// <summary>A point that words are looked for in.</summary>
/// <param name="Words">Its words.</param>
/// <param name="IsOn">Whether it is under the theme, by the machine or by staff.</param>
/// <param name="Language">ISO 639-1.</param>
public sealed record PointToSearch(string Words, bool IsOn, string Language = "en");

/// <summary>A word, or two beside each other, that may speak for a theme.</summary>
/// <param name="Phrase">As it is written most often, in small letters.</param>
/// <param name="Language">That of most points it stands in.</param>
/// <param name="Points">How many points it stands in.</param>
/// <param name="OnTheme">How many of them are under the theme already.</param>
/// <param name="Examples">The numbers of some of the others, from 0 in the order they were given; of those under it where there are no
/// others.</param>
public sealed record ProposedWord(string Phrase, string Language, int Points, int OnTheme, IReadOnlyList<int> Examples);

/// <summary>
/// Proposes words for a theme from what has been said: those that stand with its words more often than without them, and those that are
/// near in meaning to its title, its description and its words. Pure.
/// </summary>
public static class WordProposals
{
    public const int Most = 40;
    private const int MostExamples = 3;
    private const int LeastPoints = 3;
    private const int ShortestWord = 3;

    /// <summary>A word in more of the points than this says too little, once it is in so many.</summary>
    private const double MostShare = 0.1;
    private const int MostPointsOfFew = 25;
    private const double OfMeaning = 4;
    private const double LeastMeaning = 0.35;
    private const double Unnamed = 0.85;

    /// <param name="theme">With the words it has.</param>
    /// <param name="points">What has been said.</param>
    /// <param name="left">Words that are not to be proposed.</param>
    public static IReadOnlyList<ProposedWord> For(Theme theme, IReadOnlyList<PointToSearch> points, IReadOnlyCollection<string> left)
    {
        ArgumentNullException.ThrowIfNull(theme);
        ArgumentNullException.ThrowIfNull(points);
        var known = theme
            .Vocabulary.SelectMany(term => term.Also.Prepend(term.Phrase))
            .Concat(left)
            .Select(phrase => KeyOf(phrase))
            .ToHashSet(StringComparer.Ordinal);
        var found = new Dictionary<string, Found>(StringComparer.Ordinal);
        for (var i = 0; i < points.Count; i++)
            Collect(points[i].Words, i, found);
        var on = points.Count(point => point.IsOn);
        var meaning = new ThemeMeaning(theme);
        return
        [
            .. found
                .Where(pair =>
                    pair.Value.Points.Count >= LeastPoints
                    && pair.Value.Points.Count <= Math.Max(MostPointsOfFew, points.Count * MostShare)
                    && !known.Contains(pair.Key)
                )
                .Select(pair => (pair.Key, pair.Value, Score: ScoreOf(pair.Value, points, on, meaning)))
                .Where(one => one.Score > 0)
                .OrderByDescending(one => one.Score)
                .ThenBy(one => one.Key, StringComparer.Ordinal)
                .Take(Most)
                .Select(one => Proposal(one.Value, points)),
        ];
    }

    /// <summary>The logarithm of how much likelier it is under the theme than elsewhere, the surer the more points there are.</summary>
    private static double ScoreOf(Found found, IReadOnlyList<PointToSearch> points, int on, ThemeMeaning meaning)
    {
        var together = found.Points.Count(i => points[i].IsOn);
        var apart = found.Points.Count - together;
        var lift = Math.Log((together + 0.5) / (on + 1)) - Math.Log((apart + 0.5) / (points.Count - on + 1));
        var sure = (double)together / (together + 2);
        var near = meaning.NearnessOf(found.Words);
        return (Math.Max(0, lift) * sure) + (OfMeaning * Math.Max(0, near - LeastMeaning));
    }

    private static ProposedWord Proposal(Found found, IReadOnlyList<PointToSearch> points)
    {
        var phrase = found.Written.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).First().Key;
        var others = found.Points.Where(i => !points[i].IsOn).ToList();
        var welsh = found.Points.Count(i => points[i].Language == Languages.Welsh);
        return new ProposedWord(
            phrase,
            welsh * 2 > found.Points.Count ? Languages.Welsh : Languages.English,
            found.Points.Count,
            found.Points.Count - others.Count,
            [.. (others.Count > 0 ? others : found.Points).OrderBy(i => points[i].Words.Length).ThenBy(i => i).Take(MostExamples)]
        );
    }

    private static void Collect(string text, int point, Dictionary<string, Found> found)
    {
        (string Written, string Plain, string Key)? before = null;
        var end = 0;
        Span<char> buffer = stackalloc char[64];
        for (var at = 0; WordScanner.Next(text, ref at, out var start, out var length); )
        {
            var plain = length > 40 ? "" : buffer[..Letters.Plain(text.AsSpan(start, length), buffer)].ToString();
            if (plain.Length < ShortestWord || EmptyWords.Contains(plain))
            {
                before = null;
                continue;
            }

            var key = KeyOf(plain);
            var written = text.Substring(start, length).ToLowerInvariant();
            Note(found, key, written, [plain], point);
            // A pair is two words with nothing but one space or hyphen between them.
            if (before is { } first && start == end + 1)
                Note(found, $"{first.Key} {key}", $"{first.Written}{text[end]}{written}", [first.Plain, plain], point);
            (before, end) = ((written, plain, key), start + length);
        }
    }

    private static void Note(Dictionary<string, Found> found, string key, string written, string[] words, int point)
    {
        if (!found.TryGetValue(key, out var known))
            found[key] = known = new Found(words);
        known.Written[written] = known.Written.GetValueOrDefault(written) + 1;
        if (known.Points.Count == 0 || known.Points[^1] != point)
            known.Points.Add(point);
    }

    private static string KeyOf(string phrase)
    {
        Span<char> buffer = stackalloc char[64];
        var stems = new List<string>();
        for (var at = 0; WordScanner.Next(phrase, ref at, out var start, out var length); )
        {
            var plain = buffer[..Letters.Plain(phrase.AsSpan(start, Math.Min(length, 40)), buffer)];
            stems.Add(plain[..EnglishStem.Take(plain)].ToString());
        }

        return string.Join(' ', stems);
    }

    private sealed class Found(string[] words)
    {
        public string[] Words { get; } = words;
        public Dictionary<string, int> Written { get; } = new(StringComparer.Ordinal);

        /// <summary>In order, each once.</summary>
        public List<int> Points { get; } = [];
    }

    /// <summary>What a theme is about, by the words that say something by themselves.</summary>
    private sealed class ThemeMeaning
    {
        private readonly List<(int Word, double Weight)> about = [];

        public ThemeMeaning(Theme theme)
        {
            Add(theme.Title.English, 1);
            foreach (var term in theme.Vocabulary)
                Add(term.Phrase, 1);
            Add(theme.Description?.English, Unnamed);
        }

        /// <summary>The mean over words of how near each is to the nearest of the theme's: 0 where nothing is known of one.</summary>
        public double NearnessOf(string[] words) => words.Average(NearnessOf);

        private double NearnessOf(string plain)
        {
            var word = WordMeanings.Shipped.Find(plain);
            if (word == WordMeanings.Unknown)
                return 0;
            var nearest = about.Count == 0 ? 0 : about.Max(one => one.Weight * WordMeanings.Shipped.Nearness(word, one.Word));
            return nearest * WordMeanings.TellingOf(word);
        }

        private void Add(string? text, double weight)
        {
            if (text is null)
                return;
            Span<char> buffer = stackalloc char[64];
            for (var at = 0; WordScanner.Next(text, ref at, out var start, out var length); )
            {
                var plain = buffer[..Letters.Plain(text.AsSpan(start, Math.Min(length, 40)), buffer)].ToString();
                if (!EmptyWords.Contains(plain) && WordMeanings.Shipped.Find(plain) is >= 0 and var word)
                    about.Add((word, weight * WordMeanings.TellingOf(word)));
            }
        }
    }
}
