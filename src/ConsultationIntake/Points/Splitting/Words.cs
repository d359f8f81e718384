using ConsultationIntake.Reading;

namespace ConsultationIntake.Points.Splitting;

/// <summary>The words of a part: runs of letters and digits, so that an apostrophe of either shape parts a word the same way.</summary>
internal sealed class Words
{
    private readonly List<TextSpan> spans;
    private readonly List<ulong> hashes;

    public Words(string text, int start, int end)
    {
        Text = text;
        spans = new((end - start) / 6);
        hashes = new((end - start) / 6);
        for (var i = start; i < end;)
        {
            if (!IsWordChar(text[i]))
            {
                i++;
                continue;
            }

            var from = i;
            while (i < end && IsWordChar(text[i]))
                i++;
            spans.Add(new TextSpan(from, i - from));
            hashes.Add(Hash(text.AsSpan(from, i - from)));
        }
    }

    public string Text { get; }

    public ReadOnlySpan<char> this[int word] => Text.AsSpan(spans[word].Start, spans[word].Length);

    public TextSpan SpanOf(int word) => spans[word];

    public ulong HashOf(int word) => hashes[word];

    /// <summary>FNV-1a over lower-cased letters: the same on every machine and run, which <see cref="string.GetHashCode()"/> is not.</summary>
    public static ulong Hash(ReadOnlySpan<char> word)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in word)
            hash = (hash ^ (c < 128 ? (uint)(c is >= 'A' and <= 'Z' ? c | 32 : c) : char.ToLowerInvariant(c))) * 1099511628211UL;
        return hash ^ (hash >> 29);
    }

    /// <summary>The words that begin within a stretch of the text.</summary>
    public WordRange Within(int start, int end) => new(this, FirstFrom(start), FirstFrom(end));

    private static bool IsWordChar(char c) => char.IsAsciiLetterOrDigit(c) || (c > 127 && char.IsLetterOrDigit(c));

    private int FirstFrom(int offset)
    {
        var (low, high) = (0, spans.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (spans[middle].Start < offset)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}

/// <summary>Consecutive words, by index.</summary>
internal readonly record struct WordRange(Words Words, int First, int End)
{
    public int Count => End - First;

    public bool Has(PhraseSet phrases) => phrases.FindIn(this) >= 0;

    public bool StartsWith(PhraseSet phrases) => phrases.LengthAt(this, First) > 0;

    public WordRange Take(int count) => this with { End = Math.Min(End, First + count) };

    public WordRange From(int word) => this with { First = Math.Min(word, End) };
}
