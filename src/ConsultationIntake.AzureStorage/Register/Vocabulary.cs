using System.Collections.Concurrent;
using ConsultationIntake.Submissions.Register;

namespace ConsultationIntake.AzureStorage.Register;

/// <summary>A number for every facet and every word, so that points are compared by numbers.</summary>
internal sealed class Vocabulary
{
    /// <summary>A facet or word that no point has.</summary>
    internal const int Unknown = -1;

    private readonly ConcurrentDictionary<PointFacet, int> facets = new();
    private readonly ConcurrentDictionary<string, int> words = new(StringComparer.Ordinal);
    private int last;

    internal int WordCount => Volatile.Read(ref last) + 1;

    internal int NumberOf(PointFacet facet) => facets.GetOrAdd(facet, static (_, self) => Interlocked.Increment(ref self.last), this);

    internal int NumberOf(string word) => words.GetOrAdd(word, static (_, self) => Interlocked.Increment(ref self.last), this);

    internal int Find(PointFacet facet) => facets.GetValueOrDefault(facet, Unknown);

    internal int Find(string word) => words.GetValueOrDefault(word, Unknown);
}
