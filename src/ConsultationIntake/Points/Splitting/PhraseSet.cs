namespace ConsultationIntake.Points.Splitting;

/// <summary>
/// Phrases looked up by their words, ignoring case and punctuation. Written one a line;
/// <c>we|i ask|request</c> stands for the four it can be read as, <c>concern*</c> for any word that begins so
/// (never the first), and <c>_</c> for any one word.
/// </summary>
internal sealed class PhraseSet
{
    private readonly Dictionary<string, List<string[]>> byFirstWord = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<string[]>>.AlternateLookup<ReadOnlySpan<char>> lookup;

    public PhraseSet(params ReadOnlySpan<string> lines)
    {
        lookup = byFirstWord.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var block in lines)
        {
            foreach (var line in block.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                Add([], line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        // The longest reading wins.
        foreach (var phrases in byFirstWord.Values)
            phrases.Sort((a, b) => b.Length.CompareTo(a.Length));
    }

    /// <summary>How many words the longest phrase that begins at this word has, or 0.</summary>
    public int LengthAt(WordRange range, int word)
    {
        if (word >= range.End || !lookup.TryGetValue(range.Words[word], out var phrases))
            return 0;
        foreach (var phrase in phrases)
        {
            if (Matches(phrase, range, word))
                return phrase.Length;
        }

        return 0;
    }

    /// <summary>The first word at which a phrase begins, or -1.</summary>
    public int FindIn(WordRange range)
    {
        for (var word = range.First; word < range.End; word++)
        {
            if (LengthAt(range, word) > 0)
                return word;
        }

        return -1;
    }

    private static bool Matches(string[] phrase, WordRange range, int word)
    {
        if (word + phrase.Length > range.End)
            return false;
        for (var i = 1; i < phrase.Length; i++)
        {
            var actual = range.Words[word + i];
            var fits = phrase[i] switch
            {
                "_" => true,
                [.. var prefix, '*'] => actual.StartsWith(prefix, StringComparison.OrdinalIgnoreCase),
                var whole => actual.Equals(whole, StringComparison.OrdinalIgnoreCase),
            };
            if (!fits)
                return false;
        }

        return true;
    }

    private void Add(string[] before, ReadOnlySpan<string> rest)
    {
        if (rest.IsEmpty)
        {
            if (!byFirstWord.TryGetValue(before[0], out var phrases))
                byFirstWord.Add(before[0], phrases = []);
            phrases.Add(before);
            return;
        }

        foreach (var reading in rest[0].Split('|'))
            Add([.. before, .. reading.Split('\'')], rest[1..]);
    }
}
