namespace ConsultationIntake.Archives;

/// <summary>
/// Works on a few at once, in no order: a store may be a network away, and who sends thousands of lines in one request waits for the
/// answer.
/// </summary>
/// <param name="work">What is done with each.</param>
internal sealed class SomeAtOnce<T, TResult>(Func<T, Task<TResult>> work)
{
    private const int Most = 32;

    /// <summary>Of text that is in memory meanwhile.</summary>
    private const int MostCharacters = 1_000_000;

    private readonly List<T> waiting = [];
    private int characters;

    /// <summary>What became of those that waited, once they are enough; nothing before that.</summary>
    /// <param name="one">Waits for the others.</param>
    /// <param name="length">Characters that it keeps in memory.</param>
    internal Task<TResult[]> AddAsync(T one, int length)
    {
        waiting.Add(one);
        characters += length;
        return waiting.Count == Most || characters >= MostCharacters ? FinishAsync() : Task.FromResult(Array.Empty<TResult>());
    }

    /// <summary>What became of those that still waited, in the order in which they came.</summary>
    internal async Task<TResult[]> FinishAsync()
    {
        T[] all = [.. waiting];
        waiting.Clear();
        characters = 0;
        return await Task.WhenAll(all.Select(work));
    }
}
