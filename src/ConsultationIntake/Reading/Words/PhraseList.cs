using System.Runtime.InteropServices;

namespace ConsultationIntake.Reading.Words;

/// <summary>
/// A list of phrases that is looked for in texts. What is a phrase stands in a data file beside the code that asks for it, one list for
/// each purpose and language, in the notation of <see cref="PhraseNotation"/>: see <see cref="WordFile"/>. What is a pattern and no phrase
/// (a date, an address, a number, a line of dashes) is told by a regular expression.
/// </summary>
internal sealed class PhraseList
{
    private const string Welsh = "cy";

    /// <summary>What was needed for a text of more words is let go of before the next.</summary>
    private const int MostKept = 4_096;

    [ThreadStatic]
    private static Buffers? buffers;

    private readonly Lexis lexis = Lexis.AsWritten();
    private readonly PhraseTree tree = new();
    private int longest;

    private PhraseList() { }

    /// <summary>The lists of a purpose, of every language, as one.</summary>
    /// <param name="file">The data file's name.</param>
    /// <param name="purposes">The lists' names in it; at least one.</param>
    public static PhraseList Read(string file, params IReadOnlyList<string> purposes)
    {
        var list = new PhraseList();
        var all = WordFile.Phrases(file).Where(one => purposes.Contains(one.Purpose)).ToList();
        if (purposes.Except(all.Select(one => one.Purpose)).FirstOrDefault() is { } missing)
            throw new InvalidOperationException($"{file} has no list called {missing}.");
        foreach (var (_, language, phrases) in all)
            list.Add(phrases, language == Welsh);
        return list;
    }

    /// <summary>All lists of a file as one.</summary>
    public static PhraseList ReadAll(string file) => Read(file, [.. WordFile.Phrases(file).Select(list => list.Purpose).Distinct()]);

    /// <summary>The lists of a file, each by itself.</summary>
    public static IReadOnlyList<PhraseList> EachOf(string file)
    {
        var lists = new List<PhraseList>();
        foreach (var (_, language, phrases) in WordFile.Phrases(file))
        {
            lists.Add(new PhraseList());
            lists[^1].Add(phrases, language == Welsh);
        }

        return lists;
    }

    /// <summary>With other phrases.</summary>
    public static PhraseList Of(IEnumerable<string> phrases)
    {
        var list = new PhraseList();
        list.Add(phrases, welsh: false);
        return list;
    }

    /// <summary>Whether one stands anywhere in a text.</summary>
    public bool IsIn(ReadOnlySpan<char> text) => First(text) is not null;

    /// <summary>Where the first stands, the shortest of those that begin there; null where none does.</summary>
    public TextSpan? First(ReadOnlySpan<char> text)
    {
        var read = Split(text);
        for (var first = 0; first < read.Words.Count; first++)
            if (HitsAt(read, first) is [var hit, ..])
                return read.SpanOf(hit);
        return null;
    }

    /// <summary>Where the phrases stand, in the order of their first words.</summary>
    public IReadOnlyList<TextSpan> All(ReadOnlySpan<char> text)
    {
        var read = Split(text);
        read.Hits.Clear();
        tree.Find(CollectionsMarshal.AsSpan(read.Words), read.Hits);
        return [.. read.Hits.Select(read.SpanOf)];
    }

    /// <summary>The longest that a text begins with; null where it begins with none.</summary>
    public TextSpan? Opening(ReadOnlySpan<char> text)
    {
        var read = Split(text, longest);
        return HitsAt(read, 0) is { Count: > 0 } hits ? read.SpanOf(hits.MaxBy(hit => hit.Last)) : null;
    }

    /// <summary>Whether a text is one of them and nothing else, punctuation apart.</summary>
    public bool Is(ReadOnlySpan<char> text)
    {
        var read = Split(text, longest + 1);
        return HitsAt(read, 0).Exists(hit => hit.Last == read.Words.Count - 1);
    }

    /// <summary>Whether words are one phrase after another and nothing else.</summary>
    /// <param name="words">By <see cref="NumberOf"/>; at least one.</param>
    public bool MakeUp(ReadOnlySpan<int> words)
    {
        Span<bool> reached = stackalloc bool[words.Length + 1];
        reached[0] = true;
        var hits = (buffers ??= new()).Hits;
        for (var first = 0; first < words.Length; first++)
        {
            if (!reached[first])
                continue;
            hits.Clear();
            tree.FindAt(words, first, hits);
            foreach (var hit in hits)
                reached[hit.Last + 1] = true;
        }

        return reached[^1];
    }

    public int NumberOf(ReadOnlySpan<char> word) => lexis.Find(word);

    private void Add(IEnumerable<string> phrases, bool welsh)
    {
        foreach (var items in phrases.SelectMany(PhraseNotation.Read))
        {
            var steps = lexis.StepsOf(items, welsh);
            longest = Math.Max(longest, steps.Sum(step => PhraseTree.GapOf(step) ?? 1));
            tree.Add(steps);
        }
    }

    private List<PhraseHit> HitsAt(Buffers read, int first)
    {
        read.Hits.Clear();
        if (first < read.Words.Count && read.Words[first] != Lexis.Unknown)
            tree.FindAt(CollectionsMarshal.AsSpan(read.Words), first, read.Hits);
        return read.Hits;
    }

    private Buffers Split(ReadOnlySpan<char> text, int most = int.MaxValue)
    {
        if (buffers is { Words.Capacity: > MostKept })
            buffers = null;
        var read = buffers ??= new();
        read.Words.Clear();
        read.Places.Clear();
        for (var at = 0; read.Words.Count < most && WordScanner.Next(text, ref at, out var start, out var length); )
        {
            read.Words.Add(lexis.Find(text.Slice(start, length)));
            read.Places.Add(new TextSpan(start, length));
        }

        return read;
    }

    /// <summary>Belongs to one thread, and to one text at a time.</summary>
    private sealed class Buffers
    {
        public List<int> Words { get; } = [];

        public List<TextSpan> Places { get; } = [];

        public List<PhraseHit> Hits { get; } = [];

        public TextSpan SpanOf(PhraseHit hit) => TextSpan.FromBounds(Places[hit.First].Start, Places[hit.Last].End);
    }
}
