using ConsultationIntake.Consultations;

namespace ConsultationIntake.Web.Staff;

/// <summary>
/// Where staff can go from a page: a few groups, each with the address of its first page, and the pages of the group they are in. Six
/// groups fit beside one another on a desk's screen, and on two lines of a phone's.
/// </summary>
internal static class StaffNavigation
{
    private static readonly IReadOnlyList<(string Name, IReadOnlyList<StaffSection> Pages)> All =
    [
        ("Overview", [StaffSection.Overview]),
        ("Responses", [StaffSection.Responses, StaffSection.Partners, StaffSection.Inbox, StaffSection.Import, StaffSection.Equality]),
        ("Points", [StaffSection.Points, StaffSection.Concerns, StaffSection.Themes, StaffSection.Draft]),
        ("Safeguarding", [StaffSection.Safeguarding]),
        ("Publish", [StaffSection.Report, StaffSection.Outcome, StaffSection.Publishable, StaffSection.Replies, StaffSection.Export]),
        ("Records", [StaffSection.History, StaffSection.Outbox, StaffSection.Sent, StaffSection.Keys]),
    ];

    /// <summary>
    /// The groups, in order, each with those of its pages that the consultation has and the reader may open, and with the one that is open.
    /// </summary>
    internal static IReadOnlyList<(string Name, IReadOnlyList<StaffSection> Pages)> GroupsOf(
        Consultation consultation,
        StaffSection current,
        StaffRole role
    ) =>
        [
            .. All.Select(group =>
                (
                    group.Name,
                    (IReadOnlyList<StaffSection>)
                        [.. group.Pages.Where(page => page == current || (Has(consultation, page) && role >= LeastRole(page)))]
                )
            ),
        ];

    internal static string Address(Consultation consultation, StaffSection section) =>
        section == StaffSection.Overview
            ? $"/staff/{consultation.Slug}"
            : $"/staff/{consultation.Slug}/{section.ToString().ToLowerInvariant()}";

    internal static string Name(StaffSection section) =>
        section switch
        {
            StaffSection.Draft => "New draft",
            StaffSection.Outcome => "You said, we did",
            StaffSection.Sent => "Mail sent",
            StaffSection.Publishable => "Responses to publish",
            _ => section.ToString(),
        };

    private static bool Has(Consultation consultation, StaffSection section) =>
        section switch
        {
            StaffSection.Draft => consultation.NewPlan is not null,
            _ => true,
        };

    private static StaffRole LeastRole(StaffSection section) => section == StaffSection.Keys ? StaffRole.Manager : StaffRole.Officer;
}
