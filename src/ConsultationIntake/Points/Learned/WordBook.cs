using System.Runtime.InteropServices;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Learned;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Points.Learned;

/// <summary>
/// Looks words up and remembers what they are, as they are written: a text's words are mostly ones seen before, and this spares folding,
/// stemming, the search for a misspelling and the adding up of a word's pieces. Belongs to one reader and forgets all when it is full.
/// </summary>
/// <param name="models">Whose families and weights to know words by.</param>
/// <param name="withSums">Whether words are to be read by the weights, and not only learned from.</param>
internal sealed class WordBook(LearnedModels models, bool withSums = true)
{
    private const int Most = 20_000;
    private const int LongestKept = 24;
    private const int LongestWord = 32;

    /// <summary>Phrases of stance are looked for in so many words: what they say together is found pair by pair.</summary>
    private const int MostForCues = 400;

    private readonly Dictionary<string, KnownWord> known = new(StringComparer.Ordinal);
    private readonly List<uint> pieces = [];

    private readonly List<TextSpan> places = [];
    private readonly List<int> cues = [];
    private uint mark;

    public uint NextMark() => ++mark;

    public KnownWord Find(ReadOnlySpan<char> surface)
    {
        var bySurface = known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (bySurface.TryGetValue(surface, out var word))
            return word;
        word = Make(surface);
        if (surface.Length > LongestKept)
            return word;
        if (known.Count >= Most)
            known.Clear();
        bySurface[surface] = word;
        return word;
    }

    /// <summary>A text's words and how it is written.</summary>
    public ClueText Read(ReadOnlySpan<char> text)
    {
        var words = new List<KnownWord?>();
        places.Clear();
        cues.Clear();
        for (var at = 0; WordScanner.Next(text, ref at, out var start, out var length); )
        {
            var word = Find(text.Slice(start, length));
            words.Add(word);
            places.Add(new TextSpan(start, length));
            cues.Add(word.Cue);
        }

        return TextOf(text, CollectionsMarshal.AsSpan(places), CollectionsMarshal.AsSpan(cues), words.ToArray());
    }

    /// <param name="text">The text.</param>
    /// <param name="places">Where its words stand.</param>
    /// <param name="cues">Their numbers in <see cref="StanceCues.Lexis"/>.</param>
    /// <param name="words">What they are.</param>
    public static ClueText TextOf(
        ReadOnlySpan<char> text,
        ReadOnlySpan<TextSpan> places,
        ReadOnlySpan<int> cues,
        ReadOnlyMemory<KnownWord?> words
    )
    {
        var read = Math.Min(cues.Length, MostForCues);
        return new(
            words,
            text.TrimEnd().EndsWith("?") ? 2
                : text.Contains('?') ? 1
                : 0,
            text.Contains('!'),
            StanceCues.Read(text, places[..read], cues[..read])
        );
    }

    private KnownWord Make(ReadOnlySpan<char> surface)
    {
        Span<char> buffer = stackalloc char[LongestWord];
        var plain = buffer[..Letters.Plain(surface, buffer)].ToString();
        plain.CopyTo(buffer);
        var row = models.Words.Find(surface);
        var word = new KnownWord
        {
            Plain = plain,
            Stem = Clues.Hash(buffer[..EnglishStem.Take(buffer[..plain.Length])]),
            Near = row == WordTable.None ? KnownWord.NoFamily : models.File.Near[row],
            Wide = row == WordTable.None ? KnownWord.NoFamily : models.File.Wide[row],
            Cue = StanceCues.Lexis.Find(surface),
            IsEmpty = EmptyWords.Contains(plain),
            Sums = withSums ? new int[KnownWord.Kinds * models.Points.Questions.Length] : [],
        };
        if (withSums)
            Sum(word);
        return word;
    }

    private void Sum(KnownWord word)
    {
        Add(word, WordClue.Stem, word.Stem);
        if (word.Near >= 0)
            Add(word, WordClue.Near, (uint)word.Near);
        if (word.Wide >= 0)
            Add(word, WordClue.Wide, (uint)word.Wide);
        pieces.Clear();
        Clues.AddPieces(word.Plain, pieces);
        foreach (var piece in CollectionsMarshal.AsSpan(pieces))
            Add(word, WordClue.Pieces, piece);
    }

    private void Add(KnownWord word, WordClue by, uint value)
    {
        var row = models.Points.Row(Clues.OfWord(by, value, 0));
        var sums = word.Sums.AsSpan((int)by * row.Length, row.Length);
        for (var question = 0; question < row.Length; question++)
            sums[question] += row[question];
    }
}
