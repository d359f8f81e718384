using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions.NearCopies;

namespace ConsultationIntake.Tests.Submissions;

public sealed class AddedPointsTests
{
    private const string Text = "Please fund the rural team. My own barn burnt down in May. Farms need a quick answer when they call.";

    [Fact]
    public void Apply_NothingAdded_LeavesThePointsAsTheyWere()
    {
        PointSource[] sources = [Source(Text)];

        Assert.Same(sources, AddedPoints.Apply(Text, sources, []));
    }

    [Fact]
    public void Apply_AddedInsideAPoint_CutsItInThree()
    {
        var points = AddedPoints.Apply(Text, [Source(Text)], [Span("My own barn burnt down in May.")]);

        Assert.Equal(
            [
                ("Please fund the rural team.", false),
                ("My own barn burnt down in May.", true),
                ("Farms need a quick answer when they call.", false),
            ],
            Read(points)
        );
    }

    [Fact]
    public void Apply_ShortAddition_IsAPoint()
    {
        const string Short = "Please fund the rural team. Scrap it. Farms need a quick answer when they call.";
        var added = new TextSpan(Short.IndexOf("Scrap", StringComparison.Ordinal), "Scrap it.".Length);

        var points = AddedPoints.Apply(Short, [new PointSource { Span = new TextSpan(0, Short.Length) }], [added]);

        Assert.Equal(
            ["Please fund the rural team.", "Scrap it.", "Farms need a quick answer when they call."],
            points.Select(point => point.Span.Of(Short))
        );
    }

    [Fact]
    public void Apply_AddedAcrossTwoPoints_IsOnePointForEach()
    {
        var points = AddedPoints.Apply(
            Text,
            [Source("Please fund the rural team. My own barn burnt down in May."), Source("Farms need a quick answer when they call.")],
            [Span("My own barn burnt down in May. Farms need a quick answer when they call.")]
        );

        Assert.Equal(
            [
                ("Please fund the rural team.", false),
                ("My own barn burnt down in May.", true),
                ("Farms need a quick answer when they call.", true),
            ],
            Read(points)
        );
    }

    [Fact]
    public void Apply_AddedWhereTheSplitterSawNoPoint_IsAPoint()
    {
        var points = AddedPoints.Apply(Text, [Source("Please fund the rural team.")], [Span("My own barn burnt down in May.")]);

        Assert.Equal([("Please fund the rural team.", false), ("My own barn burnt down in May.", true)], Read(points));
    }

    [Fact]
    public void Apply_WhatIsLeftIsARemnant_DropsIt()
    {
        var points = AddedPoints.Apply(Text, [Source(Text)], [Span("fund the rural team. My own barn burnt down in May.")]);

        Assert.Equal(
            [("fund the rural team. My own barn burnt down in May.", true), ("Farms need a quick answer when they call.", false)],
            Read(points)
        );
    }

    [Fact]
    public void Apply_AnothersWordsAmongTheAddition_StayAsTheyAre()
    {
        var echo = Source("My own barn burnt down in May.") with { Kind = PointKind.PlanEcho };

        var points = AddedPoints.Apply(Text, [echo], [Span(Text)]);

        Assert.Equal(
            [
                ("Please fund the rural team.", true),
                ("My own barn burnt down in May.", false),
                ("Farms need a quick answer when they call.", true),
            ],
            Read(points)
        );
        Assert.Equal(PointKind.PlanEcho, points[1].Kind);
    }

    private static PointSource Source(string words) => new() { Span = Span(words) };

    private static TextSpan Span(string words) => new(Text.IndexOf(words, StringComparison.Ordinal), words.Length);

    private static IEnumerable<(string Words, bool Added)> Read(IEnumerable<PointSource> points) =>
        points.Select(point => (point.Span.Of(Text), point.AddedToTemplate));
}
