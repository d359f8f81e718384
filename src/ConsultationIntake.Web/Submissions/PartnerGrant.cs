namespace ConsultationIntake.Web.Submissions;

/// <summary>For whom a key speaks.</summary>
/// <param name="Caller">The name that configuration gives the key: idempotency keys are its own.</param>
/// <param name="Partner">The one partner it speaks for, whatever a submission says; null where a submission names one of several.</param>
public sealed record PartnerGrant(string Caller, string? Partner);
