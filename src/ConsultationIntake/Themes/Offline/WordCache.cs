namespace ConsultationIntake.Themes.Offline;

/// <summary>
/// Remembers what words were found to be, as they are written. A text's words are mostly ones seen before, and this spares folding,
/// stemming and the search for a misspelling. Belongs to one reader and forgets all when it is full.
/// </summary>
internal sealed class WordCache
{
    private const int Most = 20_000;
    private const int LongestKept = 24;

    private readonly Dictionary<string, (int Id, int Row)> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Id, int Row)>.AlternateLookup<ReadOnlySpan<char>> bySurface;
    private readonly Lexis lexis;
    private readonly WordTable? table;

    public WordCache(Lexis lexis, WordTable? table)
    {
        (this.lexis, this.table) = (lexis, table);
        bySurface = known.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public bool Serves(Lexis other) => ReferenceEquals(lexis, other);

    /// <summary>Splits a text and looks every word up. Returns how many words were written to <paramref name="into"/>.</summary>
    public int Read(ReadOnlySpan<char> text, ref Word[] into)
    {
        var count = 0;
        for (var at = 0; Lexis.Next(text, ref at, out var start, out var length); count++)
        {
            if (count == into.Length)
                Array.Resize(ref into, count * 2);
            var (id, row) = Find(text.Slice(start, length));
            into[count] = new Word(start, length, id, row);
        }

        return count;
    }

    private (int Id, int Row) Find(ReadOnlySpan<char> surface)
    {
        if (bySurface.TryGetValue(surface, out var found))
            return found;
        found = (lexis.Find(surface), table?.Find(surface) ?? WordTable.None);
        if (surface.Length > LongestKept)
            return found;
        if (known.Count >= Most)
            known.Clear();
        bySurface[surface] = found;
        return found;
    }
}
