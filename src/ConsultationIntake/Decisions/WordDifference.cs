namespace ConsultationIntake.Decisions;

public enum WordChange
{
    Same,
    Added,
    Removed,
}

/// <summary>A stretch of words that is in both texts, in the new one alone or in the old one alone.</summary>
public sealed record WordDifference(WordChange Change, string Words)
{
    /// <summary>
    /// How the new text comes from the old one, in the order of the new: what was removed stands before what took its place.
    /// </summary>
    public static IReadOnlyList<WordDifference> Between(string before, string after)
    {
        var (old, now) = (Split(before), Split(after));
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        var found = new List<(WordChange Change, List<string> Words)>();
        for (int i = 0, j = 0; i < old.Length || j < now.Length; )
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                Add(WordChange.Same, now[j++]);
                i++;
            }
            else if (i < old.Length && (j == now.Length || common[i + 1, j] >= common[i, j + 1]))
                Add(WordChange.Removed, old[i++]);
            else
                Add(WordChange.Added, now[j++]);
        }

        return [.. found.Select(stretch => new WordDifference(stretch.Change, string.Join(' ', stretch.Words)))];

        void Add(WordChange change, string word)
        {
            if (found.Count == 0 || found[^1].Change != change)
                found.Add((change, []));
            found[^1].Words.Add(word);
        }
    }

    private static string[] Split(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
