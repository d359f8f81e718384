using ConsultationIntake.Consultations;
using ConsultationIntake.Contracts;

namespace ConsultationIntake.Tests.Consultations;

public sealed class DatesTests
{
    [Theory]
    [InlineData("2026-11-30T00:00Z", "Sunday 29 November 2026 at the end of the day")]
    [InlineData("2026-11-30T12:00Z", "Monday 30 November 2026 at midday")]
    [InlineData("2026-11-30T17:00Z", "Monday 30 November 2026 at 5pm")]
    [InlineData("2026-11-30T12:30Z", "Monday 30 November 2026 at 12:30pm")]
    public void Closing_IsWrittenAsPeopleReadIt(string closes, string written) =>
        Assert.Equal(written, Dates.Closing(DateTimeOffset.Parse(closes, null)));

    [Theory]
    [InlineData("2026-11-30T00:00Z", "29 Tachwedd 2026 ar ddiwedd y dydd")]
    [InlineData("2026-11-30T12:00Z", "30 Tachwedd 2026 am hanner dydd")]
    [InlineData("2026-11-30T17:00Z", "30 Tachwedd 2026 am 5pm")]
    public void ClosingInWelsh_HasNoEnglishWord(string closes, string written) =>
        Assert.Equal(written, Dates.ClosingInWelsh(DateTimeOffset.Parse(closes, null)));

    [Theory]
    [InlineData("2026-11-28T12:00Z", 1)]
    [InlineData("2026-11-29T12:00Z", 0)]
    public void DaysLeft_ToAClosingAtMidnight_AreCountedToTheDayBefore(string now, int days)
    {
        var window = Samples.Consultation().Window with { Closes = DateTimeOffset.Parse("2026-11-30T00:00Z", null) };

        Assert.Equal(days, window.DaysLeftAt(DateTimeOffset.Parse(now, null)));
    }
}
