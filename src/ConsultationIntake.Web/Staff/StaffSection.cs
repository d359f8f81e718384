namespace ConsultationIntake.Web.Staff;

/// <summary>The pages that the navigation of <c>/staff/{slug}</c> leads to.</summary>
public enum StaffSection
{
    Overview,
    Responses,
    Partners,
    Inbox,
    Import,
    Equality,
    Points,
    Concerns,
    Themes,

    /// <summary>Where the consultation has a new draft.</summary>
    Draft,
    Safeguarding,
    Report,
    Outcome,
    Publishable,
    Replies,
    Export,
    History,
    Outbox,
    Sent,
    Keys,
}
