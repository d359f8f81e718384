using ConsultationIntake.Consultations;

namespace ConsultationIntake.Inbox.Understanding;

/// <summary>The expected partner that a mail is from.</summary>
/// <param name="ByNameOnly">Only its name in the letter says so: staff confirm it.</param>
internal sealed record SenderMatch(ExpectedPartner Partner, bool ByNameOnly);
