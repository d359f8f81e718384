namespace ConsultationIntake.Consultations;

/// <summary>What happens to a response that arrives after the closing instant.</summary>
public enum LateResponses
{
    /// <summary>It is kept, counted apart and marked late.</summary>
    KeepAndMark,

    /// <summary>It is not taken; the sender is told so, and whom to ask.</summary>
    Refuse,
}
