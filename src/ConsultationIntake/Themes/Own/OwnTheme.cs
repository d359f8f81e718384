using ConsultationIntake.Office;

namespace ConsultationIntake.Themes.Own;

/// <summary>
/// What the office made of a theme beside its file: words it took that were found in responses, words it left, and what the theme learned
/// of corrections. The id is the theme's code.
/// </summary>
public sealed record OwnTheme : OfficeRecord
{
    /// <summary>They speak for the theme as the words of its file do.</summary>
    public IReadOnlyList<TakenWord> Taken { get; init; } = [];

    /// <summary>Words that are not proposed again.</summary>
    public IReadOnlyList<string> Left { get; init; } = [];

    /// <summary>What it learned of corrections, or null.</summary>
    public LearnedTheme? Learned { get; init; }

    /// <summary>Whether it learns by itself once there are corrections enough: not after somebody dropped what it had learned.</summary>
    public bool Learns { get; init; } = true;

    /// <summary>How it was before the last change, which undoing brings back; or null.</summary>
    public OwnTheme? Before { get; init; }
}

/// <param name="Phrase">One word or two, in small letters.</param>
/// <param name="Language">ISO 639-1: Welsh words are found in their mutations.</param>
public sealed record TakenWord(string Phrase, string Language)
{
    /// <summary>One is enough to give the theme: somebody has looked at what it is said of.</summary>
    public const double Weight = 0.6;

    internal VocabularyTerm Term =>
        new()
        {
            Phrase = Phrase,
            Language = Language,
            Weight = Weight,
        };
}

/// <summary>
/// What a theme learned of the points that staff put under it or took from it: a weight for each of some clues, added to what its words
/// say.
/// </summary>
public sealed record LearnedTheme
{
    /// <summary>So many corrections are asked for before a theme learns, and so many more before it learns again by itself.</summary>
    public const int LeastCorrections = 30;

    /// <summary>
    /// Five bytes a clue: its hash, little end first, and its weight in units of <see cref="Unit"/>. At most 3,000 clues.
    /// </summary>
    public required byte[] Weights { get; init; }

    /// <summary>What one whole unit is worth.</summary>
    public required double Unit { get; init; }

    /// <summary>Added whatever the words are.</summary>
    public required double Offset { get; init; }

    /// <summary>How many corrected points it learned from.</summary>
    public required int Corrections { get; init; }
    public required DateTimeOffset At { get; init; }
}
