using ConsultationIntake.Consultations;
using ConsultationIntake.Contracts;

namespace ConsultationIntake.Tests.Consultations;

public sealed class ConsultationWindowTests
{
    [Theory]
    [InlineData("2026-10-24T17:00", "2026-10-24T16:00Z")]
    [InlineData("2026-10-25T17:00", "2026-10-25T17:00Z")]
    [InlineData("2026-10-25T01:30", "2026-10-25T01:30Z")]
    [InlineData("2027-03-28T00:59", "2027-03-28T00:59Z")]
    [InlineData("2027-03-28T02:00", "2027-03-28T01:00Z")]
    public void InstantOf_AroundAClockChange_IsTheInstantPeopleExpect(string local, string utc)
    {
        var instant = ConsultationWindow.InstantOf(DateTime.Parse(local, null), Samples.London);

        Assert.Equal(DateTimeOffset.Parse(utc, null), instant);
    }

    [Fact]
    public void InstantOf_ATimeTheClocksSkip_IsNone() =>
        Assert.Null(ConsultationWindow.InstantOf(new DateTime(2027, 3, 28, 1, 30, 0), Samples.London));

    [Theory]
    [InlineData("2026-12-13T23:59:59Z", 1)]
    [InlineData("2026-12-14T00:00:00Z", 0)]
    [InlineData("2026-12-14T16:59:59Z", 0)]
    [InlineData("2026-12-15T00:00:00Z", -1)]
    public void DaysLeft_CountsCalendarDaysInTheZone(string now, int days) =>
        Assert.Equal(days, Samples.Consultation().Window.DaysLeftAt(DateTimeOffset.Parse(now, null)));

    [Theory]
    [InlineData("2026-11-02T08:59:59.9999999Z", WindowState.NotYetOpen)]
    [InlineData("2026-11-02T09:00:00Z", WindowState.Open)]
    [InlineData("2026-12-14T16:59:59.9999999Z", WindowState.Open)]
    [InlineData("2026-12-14T17:00:00Z", WindowState.Closed)]
    public void State_ToTheTick(string now, WindowState state) =>
        Assert.Equal(state, Samples.Consultation().Window.StateAt(DateTimeOffset.Parse(now, null)));
}
