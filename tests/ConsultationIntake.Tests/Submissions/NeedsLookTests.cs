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
            Reasons(PartKind.Answer, Passage.Aside(All, SetAsideReason.HowWeConsulted, "test", confidence: 0.95))
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
