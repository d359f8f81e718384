namespace ConsultationIntake.Reading.Words;

/// <summary>
/// Phrases as a tree of steps, so that one pass over a text finds them all however many there are. A step is a word's number in a
/// <see cref="Lexis"/> or a <see cref="Gap"/>.
/// </summary>
internal sealed class PhraseTree
{
    private readonly Dictionary<long, int> steps = [];
    private readonly List<int> endsWith = [-1];
    private readonly List<int[]> gaps =
    [
        [],
    ];

    /// <summary>How many different phrases there are; their numbers run from 0.</summary>
    public int Count { get; private set; }

    /// <summary>The step that stands for none, one or more words of any kind.</summary>
    /// <param name="most">How many at most.</param>
    public static int Gap(int most) => int.MaxValue - most;

    /// <summary>How many words a step stands for at most, where it is a gap.</summary>
    public static int? GapOf(int step) => step >= Gap(PhraseNotation.LongestGap) ? int.MaxValue - step : null;

    /// <summary>The number of a phrase.</summary>
    /// <param name="phrase">Its steps. It begins and ends with a word.</param>
    public int Add(IEnumerable<int> phrase)
    {
        var node = 0;
        foreach (var step in phrase)
            node = Step(node, step);
        if (endsWith[node] < 0)
            endsWith[node] = Count++;
        return endsWith[node];
    }

    /// <summary>Every phrase in a text's words, in the order of its first word; shorter before longer.</summary>
    /// <param name="words">Their numbers in the <see cref="Lexis"/> that the phrases are made of.</param>
    /// <param name="hits">Takes what is found.</param>
    public void Find(ReadOnlySpan<int> words, List<PhraseHit> hits)
    {
        for (var first = 0; first < words.Length; first++)
            if (words[first] != Lexis.Unknown)
                Walk(words, first, first, 0, hits);
    }

    /// <summary>The same of the phrases that begin with one of the words.</summary>
    public void FindAt(ReadOnlySpan<int> words, int first, List<PhraseHit> hits) => Walk(words, first, first, 0, hits);

    private void Walk(ReadOnlySpan<int> words, int first, int at, int node, List<PhraseHit> hits)
    {
        while (at < words.Length && words[at] != Lexis.Unknown && steps.TryGetValue(Key(node, words[at]), out node))
        {
            if (endsWith[node] >= 0)
                hits.Add(new PhraseHit(endsWith[node], first, at));
            at++;
            foreach (var most in gaps[node])
                for (var gap = 0; gap <= most; gap++)
                    Walk(words, first, at + gap, steps[Key(node, Gap(most))], hits);
        }
    }

    private int Step(int node, int step)
    {
        if (steps.TryGetValue(Key(node, step), out var next))
            return next;
        next = endsWith.Count;
        steps.Add(Key(node, step), next);
        endsWith.Add(-1);
        gaps.Add([]);
        if (GapOf(step) is { } most)
            gaps[node] = [.. gaps[node], most];
        return next;
    }

    private static long Key(int node, int step) => ((long)node << 32) | (uint)step;
}
