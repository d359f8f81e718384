namespace ConsultationIntake.Submissions.NearCopies;

/// <summary>Where each run of a few words stands in a text, first to last.</summary>
internal sealed class CopyRuns
{
    /// <summary>Words in a row that must agree before they count as taken from the template.</summary>
    internal const int Length = 3;

    private readonly Dictionary<ulong, int> first;
    private readonly int[] next;

    internal CopyRuns(ulong[] words)
    {
        (first, next) = (new Dictionary<ulong, int>(words.Length), new int[words.Length]);
        for (var i = words.Length - Length; i >= 0; i--)
        {
            var run = CopyWords.HashRun(words.AsSpan(i, Length));
            next[i] = first.GetValueOrDefault(run, -1);
            first[run] = i;
        }
    }

    /// <summary>-1 where it stands nowhere.</summary>
    internal int First(ReadOnlySpan<ulong> run) => first.GetValueOrDefault(CopyWords.HashRun(run), -1);

    /// <summary>-1 after the last.</summary>
    internal int After(int place) => next[place];
}
