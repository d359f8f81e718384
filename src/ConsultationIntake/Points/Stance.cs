namespace ConsultationIntake.Points;

/// <summary>How a point stands toward what it talks about.</summary>
public enum Stance
{
    Neutral,
    Supports,
    Opposes,
    Mixed,

    /// <summary>It asks for something or puts a question, without agreeing or disagreeing.</summary>
    Asks,
}
