namespace ConsultationIntake.Web.Submissions;

/// <summary>For whom a key speaks: one partner, or (null) any, who is then named in the submission.</summary>
public sealed record PartnerGrant(string? Partner)
{
    public static PartnerGrant AnyPartner { get; } = new((string?)null);
}
