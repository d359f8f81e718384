namespace ConsultationIntake.Web.Staff;

/// <summary>The pages that the navigation of <c>/staff/{slug}</c> leads to.</summary>
public enum StaffSection
{
    Overview,
    Responses,
    Points,
    Concerns,

    /// <summary>Where the consultation has a new draft.</summary>
    Draft,
    Safeguarding,
    Partners,
    Inbox,
    Import,
    Outbox,
    Equality,
    Outcome,
    Report,
    History,
    Export,
    Keys,
}
