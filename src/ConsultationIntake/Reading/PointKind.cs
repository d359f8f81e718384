namespace ConsultationIntake.Reading;

/// <summary>Whose words a point is. Only <see cref="OwnView"/> is counted and tagged as the respondent's.</summary>
public enum PointKind
{
    OwnView,

    /// <summary>The draft plan's own text quoted or summarised back.</summary>
    PlanEcho,

    /// <summary>Wording the respondent proposes for the plan, in quotation marks.</summary>
    ProposedWording,

    /// <summary>An officer's answer written under a point.</summary>
    Verdict,

    /// <summary>A view passed on for somebody else, named in <see cref="PointSource.AttributedTo"/>.</summary>
    ThirdPartyView,
}
