namespace ConsultationIntake.Reading.Learned;

/// <summary>What is known of a word, and what its clues add to each question. Belongs to one word book.</summary>
internal sealed class KnownWord
{
    public const int Kinds = 4;
    public const int NoFamily = -1;

    public required string Plain { get; init; }

    /// <summary>A hash of its stem.</summary>
    public required uint Stem { get; init; }

    /// <summary>The family's number, or <see cref="NoFamily"/>.</summary>
    public required int Near { get; init; }

    /// <inheritdoc cref="Near"/>
    public required int Wide { get; init; }

    /// <summary>Its number among the words of the phrases of stance.</summary>
    public required int Cue { get; init; }

    /// <summary>Whether it says nothing by itself: "would", "between", "the".</summary>
    public required bool IsEmpty { get; init; }

    /// <summary>
    /// By kind, a row a kind: what its clues, unsalted, add to each question. Empty while nothing reads it.
    /// </summary>
    public int[] Sums { get; init; } = [];

    /// <summary>How many pieces it has.</summary>
    public int Pieces =>
        Plain.Length switch
        {
            0 => 0,
            1 => 1,
            2 => 3,
            var length => (3 * length) - 3,
        };

    /// <summary>The mark of the group it was last met in: a word that comes again adds nothing.</summary>
    public uint MetIn { get; set; }
}
