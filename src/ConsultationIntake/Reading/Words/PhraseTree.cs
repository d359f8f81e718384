namespace ConsultationIntake.Reading.Words;

/// <summary>
/// Phrases as a tree of word numbers, so that one pass over a text finds them all however many there are. <c>*</c> in a
/// phrase stands for up to three words of any kind.
/// </summary>
internal sealed class PhraseTree
{
    private const int LongestGap = 3;
    private const int GapStep = int.MaxValue;

    private readonly Dictionary<long, int> steps = [];
    private readonly List<int> endsWith = [-1];
    private readonly List<bool> hasGap = [false];

    /// <summary>How many different phrases there are; their numbers run from 0.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a phrase given as word numbers in runs, a gap between two runs.</summary>
    public int Add(IReadOnlyList<int[]> runs)
    {
        var node = 0;
        for (var run = 0; run < runs.Count; run++)
        {
            if (run > 0)
            {
                hasGap[node] = true;
                node = Step(node, GapStep);
            }

            foreach (var word in runs[run])
                node = Step(node, word);
        }

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

    private void Walk(ReadOnlySpan<int> words, int first, int at, int node, List<PhraseHit> hits)
    {
        while (at < words.Length && words[at] != Lexis.Unknown && steps.TryGetValue(Key(node, words[at]), out node))
        {
            if (endsWith[node] >= 0)
                hits.Add(new PhraseHit(endsWith[node], first, at));
            at++;
            if (hasGap[node])
                for (var gap = 0; gap <= LongestGap; gap++)
                    Walk(words, first, at + gap, steps[Key(node, GapStep)], hits);
        }
    }

    private int Step(int node, int word)
    {
        if (steps.TryGetValue(Key(node, word), out var next))
            return next;
        next = endsWith.Count;
        steps.Add(Key(node, word), next);
        endsWith.Add(-1);
        hasGap.Add(false);
        return next;
    }

    private static long Key(int node, int word) => ((long)node << 32) | (uint)word;
}
