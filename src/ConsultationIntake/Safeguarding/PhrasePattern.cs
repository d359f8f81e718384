namespace ConsultationIntake.Safeguarding;

/// <summary>
/// A phrase to look for, a word a place. A place is a word, a beginning (<c>threat*</c>), a choice (<c>me|us</c>), a
/// class of words (<c>&lt;kin&gt;</c>) or a gap of up to so many words (<c>~2</c>).
/// </summary>
internal sealed class PhrasePattern
{
    /// <summary>Gaps multiply the ways to match; this bounds them.</summary>
    private const int LongestGap = 5;

    private readonly Place[] places;

    private PhrasePattern(Place[] places) => this.places = places;

    /// <summary>The words and beginnings it may start with.</summary>
    public IEnumerable<string> Starts => places[0].Words.Concat(places[0].Prefixes.Select(prefix => prefix + "*"));

    public static PhrasePattern Parse(string pattern, IReadOnlyDictionary<string, string[]> classes)
    {
        var places = pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(place => Place.Parse(place, classes)).ToArray();
        if (places.Length == 0 || places[0].Gap > 0 || places[^1].Gap > 0 || places.Any(place => place.Gap > LongestGap))
            throw new FormatException($"'{pattern}' is not a phrase pattern.");
        return new PhrasePattern(places);
    }

    /// <summary>How many words from <paramref name="at"/> on the phrase takes, or 0 when it does not stand there.</summary>
    public int Match(ReadOnlySpan<string> words, int at) => Match(words, at, 0) is var end and > 0 ? end - at : 0;

    private int Match(ReadOnlySpan<string> words, int at, int place)
    {
        if (place == places.Length)
            return at;
        for (var skipped = 0; skipped <= places[place].Gap && at + skipped < words.Length; skipped++)
        {
            var next =
                places[place].Gap > 0 ? Match(words, at + skipped, place + 1)
                : places[place].Takes(words[at]) ? Match(words, at + 1, place + 1)
                : 0;
            if (next > 0)
                return next;
        }

        return 0;
    }

    private sealed record Place(HashSet<string> Words, string[] Prefixes, int Gap)
    {
        public static Place Parse(string place, IReadOnlyDictionary<string, string[]> classes)
        {
            if (place[0] == '~')
                return new Place([], [], place[1] - '0');
            var choices = place.Split('|').SelectMany(choice => choice[0] == '<' ? classes[choice[1..^1]] : [choice]).ToArray();
            return new Place(
                choices.Where(choice => choice[^1] != '*').ToHashSet(StringComparer.Ordinal),
                [.. choices.Where(choice => choice[^1] == '*').Select(choice => choice[..^1])],
                0
            );
        }

        public bool Takes(string word)
        {
            if (Words.Contains(word) || (word.EndsWith("'s", StringComparison.Ordinal) && Words.Contains(word[..^2])))
                return true;
            foreach (var prefix in Prefixes)
            {
                if (word.StartsWith(prefix, StringComparison.Ordinal))
                    return true;
            }

            return false;
        }
    }
}
