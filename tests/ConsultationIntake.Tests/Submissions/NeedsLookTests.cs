using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Judgement;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Tests.Submissions;

public sealed class NeedsLookTests
{
    private const string Words = "We met twice in the village hall and talked of many things that evening.";

    [Fact]
    public void ReasonsOf_ProseWithoutAPoint_IsNoPoint()
    {
        Assert.Equal(
            [SubmissionMarks.NoPoint],
            Reasons(PartKind.Answer, Passage.Aside(All, SetAsideReason.HowWeConsulted, "test", confidence: 0.99))
        );
    }

    [Fact]
    public void ReasonsOf_CloseDecision_IsCloseCallToo()
    {
        Assert.Equal(
            [SubmissionMarks.NoPoint, SubmissionMarks.CloseCall],
            Reasons(PartKind.EmailBody, Passage.Aside(All, SetAsideReason.HowWeConsulted, "test", confidence: Judge.SureEnough + 0.04))
        );
    }

    [Theory]
    [InlineData("Bring back Sergeant Doyle", SetAsideReason.Heading, true)]
    [InlineData("101 is a joke", SetAsideReason.PageFurniture, true)]
    [InlineData("help me", SetAsideReason.Signature, true)]
    [InlineData("n/a", SetAsideReason.NoComment, false)]
    [InlineData("1 / 2", SetAsideReason.PageFurniture, false)]
    public void ReasonsOf_AFewWordsThatAreAllThereIs_IsNoPointUnlessTheySayThatThereIsNone(string all, SetAsideReason reason, bool asks)
    {
        var reasons = NeedsLook.ReasonsOf(
            SubmissionText.Compose([new(PartKind.EmailBody, "body", all)]),
            [Passage.Aside(new TextSpan(0, all.Length), reason, "test", confidence: 1)]
        );

        Assert.Equal(asks ? [SubmissionMarks.NoPoint] : [], reasons);
    }

    [Fact]
    public void ReasonsOf_AHeadingThatWasCloseToAView_IsACloseCall()
    {
        var reasons = Reasons(PartKind.Attachment, Passage.Aside(All, SetAsideReason.Heading, "test", confidence: Judge.SureEnough + 0.04));

        Assert.Contains(SubmissionMarks.CloseCall, reasons);
    }

    [Theory]
    [InlineData(PartKind.SetAside)]
    [InlineData(PartKind.Choice)]
    public void ReasonsOf_WhatWasNeverRead_IsNothing(PartKind kind)
    {
        Assert.Empty(Reasons(kind, Passage.Aside(All, SetAsideReason.Signature, "test", confidence: 0.5)));
    }

    [Fact]
    public void ReasonsOf_APoint_IsNothing()
    {
        Assert.Empty(Reasons(PartKind.Answer, Passage.Point(All, PointKind.OwnView, "test", confidence: 0.5)));
    }

    [Fact]
    public void ReasonsOf_MostOfAReplySetAside_SaysSo()
    {
        var text = string.Join(' ', Enumerable.Repeat(Words, 6));

        var reasons = NeedsLook.ReasonsOf(
            SubmissionText.Compose([new(PartKind.EmailBody, "body", text)]),
            [
                Passage.Point(new TextSpan(0, Words.Length), PointKind.OwnView, "test", confidence: 0.97),
                Passage.Aside(TextSpan.FromBounds(Words.Length, text.Length), SetAsideReason.WhoWeAre, "test", confidence: 0.97),
            ]
        );

        Assert.Equal([SubmissionMarks.MostlySetAside], reasons);
    }

    private static TextSpan All => new(0, Words.Length);

    private static IEnumerable<string> Reasons(PartKind kind, Passage passage) =>
        NeedsLook.ReasonsOf(SubmissionText.Compose([new(kind, "part", Words)]), [passage]);
}
