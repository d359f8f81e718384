using ConsultationIntake.Points;
using ConsultationIntake.Points.Learned;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Learned;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Themes.Offline;

/// <summary>
/// Remembers what words were found to be, as they are written, so that a text is split and its words are looked up once, for the
/// vocabulary and for the model. Belongs to one reader and forgets all when it is full.
/// </summary>
internal sealed class WordCache
{
    private const int Most = 20_000;
    private const int LongestKept = 24;

    private readonly Dictionary<string, Known> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Known>.AlternateLookup<ReadOnlySpan<char>> bySurface;
    private readonly Lexis lexis;
    private readonly WordBook book;

    public WordCache(Lexis lexis, WordBook book)
    {
        (this.lexis, this.book) = (lexis, book);
        bySurface = known.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public bool Serves(Lexis other) => ReferenceEquals(lexis, other);

    /// <summary>Splits a text and looks every word up.</summary>
    /// <param name="text">What to split.</param>
    /// <param name="places">Where its words stand; made longer where it is too short.</param>
    /// <param name="words">The same words' numbers in the lexis.</param>
    /// <param name="cues">Their numbers in <see cref="StanceCues.Lexis"/>.</param>
    /// <param name="modelWords">The same words as the model knows them.</param>
    /// <returns>How many words there are.</returns>
    public int Read(ReadOnlySpan<char> text, ref TextSpan[] places, ref int[] words, ref int[] cues, ref KnownWord?[] modelWords)
    {
        var count = 0;
        for (var at = 0; WordScanner.Next(text, ref at, out var start, out var length); count++)
        {
            if (count == words.Length)
            {
                Array.Resize(ref places, count * 2);
                Array.Resize(ref words, count * 2);
                Array.Resize(ref cues, count * 2);
                Array.Resize(ref modelWords, count * 2);
            }

            var found = Find(text.Slice(start, length));
            places[count] = new TextSpan(start, length);
            words[count] = found.Id;
            cues[count] = found.Word.Cue;
            modelWords[count] = found.Word;
        }

        return count;
    }

    private Known Find(ReadOnlySpan<char> surface)
    {
        if (bySurface.TryGetValue(surface, out var found))
            return found;
        found = new Known(lexis.Find(surface), book.Find(surface));
        if (surface.Length > LongestKept)
            return found;
        if (known.Count >= Most)
            known.Clear();
        bySurface[surface] = found;
        return found;
    }

    private readonly record struct Known(int Id, KnownWord Word);
}
