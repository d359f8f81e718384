using ConsultationIntake.Inbox.Understanding;

namespace ConsultationIntake.Tests.Inbox;

public sealed class PageHeaderTests
{
    [Theory]
    [InlineData("STOP THE CLOSURE OF SALTBY CELLS", true)]
    [InlineData("We want the cells in Saltby kept open", true)]
    [InlineData("Northdale District Council", false)]
    [InlineData("Civic Centre, High Street, Northdale, ND1 2AB", false)]
    [InlineData("Response to the Draft Police and Crime Plan", false)]
    [InlineData("OFFICIAL - SENSITIVE", false)]
    public void MaySaySomething_IsTrueOfASentence(string header, bool expected) =>
        Assert.Equal(expected, PageHeader.MaySaySomething($"Saltby Society\n{header}"));
}
