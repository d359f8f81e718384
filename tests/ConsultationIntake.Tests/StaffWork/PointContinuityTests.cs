using ConsultationIntake.Contracts;
using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Tests.StaffWork;

public sealed class PointContinuityTests
{
    private const string First = "Put officers back on the beat.";
    private const string Second = "Mend the lights.";
    private const string Third = "Mend the lights.";

    private static readonly Submission Read = Samples.Letter(First, Second, Third);

    [Fact]
    public void ReadAgain_TheSame_KeepsEveryNumber_OfEqualWordsToo()
    {
        Assert.Equal([1, 2, 3], Numbers(Read, Spans(Read)));
    }

    [Fact]
    public void ReadAgain_WithOnePointLess_GivesItsNumberToNoOther()
    {
        var again = Read with { Points = [Read.Points[0], Read.Points[2]], LastNumber = 3 };

        Assert.Equal([1, 4, 3], Numbers(again, Spans(Read)));
    }

    [Fact]
    public void ReadAgain_WithAPointCutShort_KnowsItByMostOfItsWords()
    {
        Assert.Equal([1, 4, 2, 3], Numbers(Read, [new(0, 22), new(23, 7), Read.Points[1].Span, Read.Points[2].Span]));
    }

    [Fact]
    public void ReadAgain_OverWordsThatStaffWorkedOn_LeavesThemAsTheyWere()
    {
        var worked = Read.With(new StaffAction.AddNote("Ask the council.") { Point = 2 });
        var whole = new TextSpan(0, Read.Text.Value.Length);

        Assert.Equal(Spans(Read), Kept(worked, [whole]));
        Assert.Equal([whole], Kept(Read, [whole]));
    }

    [Fact]
    public void ReadAgain_BesideWordsThatStaffWorkedOn_ReadsAnew()
    {
        var worked = Read.With(new StaffAction.AddNote("Ask the council.") { Point = 2 });

        Assert.Equal(
            [new(0, 22), Read.Points[1].Span, Read.Points[2].Span],
            Kept(worked, [new(0, 22), Read.Points[1].Span, Read.Points[2].Span])
        );
    }

    [Fact]
    public void ReadAgain_WithoutAPointThatStaffSplit_KeepsItSplit()
    {
        var worked = Read.With(new StaffAction.Split(13) { Point = 1 });

        var again = worked with { Points = Numbered(worked, Kept(worked, Spans(Read)[1..])) };

        Assert.Equal(
            ["Put officers", "back on the beat.", Second, Third],
            again.Work.Points.Select(point => point.Span.Of(again.Text.Value))
        );
    }

    [Fact]
    public void ReadAgain_OverAPointThatStaffMade_LeavesIt()
    {
        var made = (Read with { Points = [Read.Points[1], Read.Points[2]], LastNumber = 3 }).With(
            new StaffAction.Make(new TextSpan(0, 12), PointKind.OwnView)
        );

        var again = made with { Points = Numbered(made, Kept(made, Spans(Read))) };

        Assert.Equal(["Put officers", Second, Third], again.Work.Points.Select(point => point.Span.Of(again.Text.Value)));
    }

    [Fact]
    public void ReadAgain_ByAReaderThatSeesNoRisk_KeepsTheFlag()
    {
        var flagged = Read with { Points = [Read.Points[0] with { Safeguarding = [new(0, 3)] }, Read.Points[1], Read.Points[2]] };

        var again = flagged with { Points = Numbered(flagged, Kept(flagged, Spans(Read))) };

        Assert.Equal(FlagState.New, again.Work.Find(1)!.Flag?.State);
        Assert.Single(again.Work.Points, point => point.Flag is not null);
    }

    [Fact]
    public void ReadAgain_ByAReaderThatFindsNoPointInFlaggedWords_LeavesThePoint()
    {
        var flagged = Read with { Points = [Read.Points[0] with { Safeguarding = [new(0, 3)] }, Read.Points[1], Read.Points[2]] };

        Assert.Equal(Spans(Read), Kept(flagged, Spans(Read)[1..]));
    }

    private static List<TextSpan> Spans(Submission submission) => [.. submission.Points.Select(point => point.Span)];

    private static IEnumerable<int> Numbers(Submission before, IReadOnlyList<TextSpan> found) =>
        Numbered(before, found).Select(point => point.Number);

    private static IReadOnlyList<Point> Numbered(Submission before, IReadOnlyList<TextSpan> found) =>
        PointContinuity
            .Number(
                before,
                [
                    .. found.Select(
                        (span, i) =>
                            new Point
                            {
                                Number = i + 1,
                                Source = new PointSource { Span = span },
                            }
                    ),
                ]
            )
            .Points;

    private static List<TextSpan> Kept(Submission before, IReadOnlyList<TextSpan> found) =>
        [.. PointContinuity.Keep(before, [.. found.Select(span => new PointSource { Span = span })]).Select(source => source.Span)];
}
