using ConsultationIntake.Contracts;
using ConsultationIntake.Web.Staff;

namespace ConsultationIntake.Web.Tests.Staff;

public sealed class StaffNavigationTests
{
    private static readonly Consultations.Consultation Consultation = Samples.Consultation();

    [Fact]
    public void EveryPage_IsInOneGroupAndSeenThereWhenItIsOpen()
    {
        foreach (var section in Enum.GetValues<StaffSection>())
        {
            var groups = StaffNavigation.GroupsOf(Consultation, section, StaffRole.Manager);

            Assert.Single(groups, group => group.Pages.Contains(section));
            Assert.All(groups, group => Assert.NotEmpty(group.Pages));
        }
    }

    [Fact]
    public void PageThatTheConsultationHasNot_IsOfferedNowhere()
    {
        var pages = StaffNavigation
            .GroupsOf(Consultation, StaffSection.Overview, StaffRole.Manager)
            .SelectMany(group => group.Pages)
            .ToList();

        Assert.DoesNotContain(StaffSection.Draft, pages);
        Assert.Contains(StaffSection.Publishable, pages);
        Assert.Contains(StaffSection.Keys, pages);
    }
}
