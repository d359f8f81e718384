namespace ConsultationIntake.Points.Splitting;

internal enum ScopeKind
{
    Views,
    PlanEcho,
    ThirdParty,
    Silent,
}

/// <summary>What the lead-in of a list says its items are.</summary>
internal sealed record ListScope(ScopeKind Kind, string? AttributedTo = null);
