using ConsultationIntake.Reading.Learned;

namespace ConsultationIntake.Points.Learned;

/// <summary>Where a clue of a point was found: in its own words, or in what a reader of it has before the eyes.</summary>
internal enum ClueSource
{
    Own,
    Question,
    Heading,
    Before,
}

/// <summary>What a word is taken by.</summary>
internal enum WordClue
{
    /// <summary>Without its inflection.</summary>
    Stem,

    /// <summary>The runs of three to five letters in it: what is left of a word that was misspelt, or that Welsh has mutated.</summary>
    Pieces,

    /// <summary>The small family of words that keep the same company.</summary>
    Near,

    /// <summary>The large one.</summary>
    Wide,
}

/// <summary>
/// Takes the clues of a text, a group at a time, in the order of <see cref="Clues.Walk"/>. A group weighs the same however many clues it
/// has.
/// </summary>
/// <param name="book">That the words come from.</param>
internal abstract class ClueSink(WordBook book)
{
    /// <summary>Another mark for each group: see <see cref="KnownWord.MetIn"/>.</summary>
    public uint NextMark() => book.NextMark();

    /// <param name="word">The word.</param>
    /// <param name="by">What it is taken by; one that it does not have is no clue.</param>
    /// <param name="salt">Keeps the clues of one group apart from those of others; 0 for the words of the text as they are.</param>
    /// <param name="at">Its place in the text.</param>
    public abstract void Word(KnownWord word, WordClue by, uint salt, int at);

    /// <param name="clue">Its hash.</param>
    /// <param name="at">The place of the first of the words it is made of.</param>
    /// <param name="last">The place of the last; less than <paramref name="at"/> where it belongs to no word.</param>
    public abstract void Clue(uint clue, int at, int last);

    /// <summary>All clues since the last group ended are one group of this weight.</summary>
    public abstract void EndGroup(double weight, ClueSource source);
}
