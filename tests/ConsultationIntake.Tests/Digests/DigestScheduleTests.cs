using ConsultationIntake.Consultations;
using ConsultationIntake.Contracts;
using ConsultationIntake.Digests;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Tests.Digests;

public sealed class DigestScheduleTests
{
    private static readonly Consultation Consultation = Samples.Consultation();

    [Fact]
    public void Occurrences_WeeklyAndBeforeClosing_AreOneADayInOrder()
    {
        var occurrences = DigestSchedule.Occurrences(Consultation.Digests, Consultation.Window);

        Assert.Equal(
            [
                "2026-11-09",
                "2026-11-16",
                "2026-11-23",
                "2026-11-30",
                "2026-12-07",
                "2026-12-11",
                "2026-12-13",
                "2026-12-14",
                "2026-12-14-closing",
            ],
            occurrences.Select(occurrence => occurrence.Id)
        );
        Assert.Equal(Consultation.Window.Closes, occurrences[^1].DueAt);
        Assert.Equal(occurrences.OrderBy(occurrence => occurrence.DueAt), occurrences);
    }

    [Fact]
    public void Occurrences_AcrossTheClockChange_KeepTheirLocalTime()
    {
        var window = Consultation.Window with
        {
            Opens = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero),
            Closes = new(2027, 4, 12, 16, 0, 0, TimeSpan.Zero),
        };

        var hours = DigestSchedule
            .Occurrences(new DigestSettings { Weekly = DayOfWeek.Monday, AtClosing = false }, window)
            .Select(occurrence => (occurrence.DueAt.UtcDateTime.Month, occurrence.DueAt.UtcDateTime.Hour))
            .Distinct();

        Assert.Equal([(3, 8), (3, 7), (4, 7)], hours);
    }

    [Fact]
    public void Occurrences_AtATimeTheClocksSkip_ComeAnHourLater()
    {
        var window = Consultation.Window with
        {
            Opens = new(2027, 3, 20, 9, 0, 0, TimeSpan.Zero),
            Closes = new(2027, 4, 12, 16, 0, 0, TimeSpan.Zero),
        };

        var due = DigestSchedule.Occurrences(new DigestSettings { Weekly = DayOfWeek.Sunday, At = new(1, 30) }, window)[1].DueAt;

        Assert.Equal(new DateTimeOffset(2027, 3, 28, 1, 30, 0, TimeSpan.Zero), due);
    }

    [Theory]
    [InlineData("2026-11-09T07:59:59Z", null)]
    [InlineData("2026-11-09T08:00:00Z", "2026-11-09")]
    [InlineData("2026-12-12T12:00:00Z", "2026-12-11")]
    [InlineData("2026-12-14T17:00:00Z", "2026-12-14-closing")]
    [InlineData("2026-12-28T17:00:00Z", "2026-12-14-closing")]
    [InlineData("2026-12-28T17:00:01Z", null)]
    public void Decide_WithAnEmptyLedger_SendsTheNewestThatIsDue(string now, string? sends)
    {
        var decision = DigestSchedule.Decide(Consultation.Digests, Consultation.Window, DateTimeOffset.Parse(now, null), []);

        Assert.Equal(sends, (decision as DigestDecision.Send)?.Occurrence.Id);
    }

    [Fact]
    public void Decide_WhenTheNewestWasSent_DoesNothing()
    {
        var decision = DigestSchedule.Decide(
            Consultation.Digests,
            Consultation.Window,
            new(2026, 12, 8, 0, 0, 0, TimeSpan.Zero),
            [Entry("2026-12-07", 7, DeliveryState.Sent)]
        );

        Assert.IsType<DigestDecision.Nothing>(decision);
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void Decide_WhenAHostDiedWhileSending_ResumesAfterTenMinutes(int minutes, bool resumes)
    {
        var unfinished = Entry("2026-12-07", 7, DeliveryState.Sending);

        var decision = DigestSchedule.Decide(
            Consultation.Digests,
            Consultation.Window,
            unfinished.ClaimedAt.AddMinutes(minutes),
            [unfinished]
        );

        Assert.Equal(resumes, decision is DigestDecision.Resume);
    }

    [Fact]
    public void Decide_WhenAnOlderOneIsUnfinished_SendsTheNewerInstead()
    {
        var decision = DigestSchedule.Decide(
            Consultation.Digests,
            Consultation.Window,
            new(2026, 12, 11, 8, 0, 0, TimeSpan.Zero),
            [Entry("2026-12-07", 7, DeliveryState.Sending)]
        );

        Assert.Equal("2026-12-11", Assert.IsType<DigestDecision.Send>(decision).Occurrence.Id);
    }

    private static DigestEntry Entry(string id, int day, DeliveryState state) =>
        new()
        {
            Consultation = Consultation.Slug,
            Id = id,
            DueAt = new(2026, 12, day, 8, 0, 0, TimeSpan.Zero),
            ClaimedAt = new(2026, 12, day, 8, 0, 5, TimeSpan.Zero),
            FiguresAt = new(2026, 12, day, 8, 0, 5, TimeSpan.Zero),
            Figures = Tally.Empty,
            Deliveries = [new() { Email = "digest@example.org", State = state }],
        };
}
