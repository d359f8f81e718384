namespace ConsultationIntake.Submissions;

public static class StandingRules
{
    /// <summary>Whether a submission's points count by theme and may be quoted.</summary>
    public static bool Stands(this Standing standing) =>
        standing is not (Standing.Superseded or Standing.Withdrawn or Standing.OfferedAsVersion);
}
