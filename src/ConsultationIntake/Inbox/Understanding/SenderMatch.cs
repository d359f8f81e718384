using ConsultationIntake.Consultations;

namespace ConsultationIntake.Inbox.Understanding;

/// <summary>Which expected partner a mail is from.</summary>
/// <param name="Partner">The partner whose address was proven to have sent it, or null.</param>
/// <param name="Claim">The partner it says it is from, which anybody could say; or null. Never beside a proven one.</param>
internal sealed record SenderMatch(ExpectedPartner? Partner, ExpectedPartner? Claim);
