namespace ConsultationIntake.Reading.Words;

/// <summary>A phrase found in a text, by the places of its first and last word.</summary>
internal readonly record struct PhraseHit(int Phrase, int First, int Last)
{
    public bool Overlaps(PhraseHit other) => First <= other.Last && other.First <= Last;
}
