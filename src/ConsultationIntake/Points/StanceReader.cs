namespace ConsultationIntake.Points;

/// <summary>Reads how a point stands toward what it talks about, from the words it uses.</summary>
public static class StanceReader
{
    public static Stance Read(string text) => text.TrimEnd().EndsWith('?') ? Stance.Asks : Stance.Neutral;
}
