namespace ConsultationIntake.Submissions;

/// <summary>Whether a response stands as its sender's word. Only a submission that stands is counted by theme.</summary>
public enum Standing
{
    /// <summary>It stands: the ordinary case.</summary>
    Current,

    /// <summary>A committee has yet to agree it. It is counted until something replaces it.</summary>
    Provisional,

    /// <summary>Agreed by the body that sent it.</summary>
    Ratified,

    /// <summary>It may replace an earlier letter of the same partner: staff decide, and until then it is not counted by theme.</summary>
    OfferedAsVersion,
    Superseded,
    Withdrawn,
}

internal static class StandingRules
{
    internal static bool IsStanding(this Standing standing) => standing is Standing.Current or Standing.Provisional or Standing.Ratified;
}
