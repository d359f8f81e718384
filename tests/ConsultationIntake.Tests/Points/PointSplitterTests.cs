using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Tests.Points;

public sealed class PointSplitterTests
{
    [Theory]
    [InlineData(PartKind.Choice)]
    [InlineData(PartKind.SetAside)]
    public void Split_PartThatIsNotProse_YieldsNothing(PartKind kind)
    {
        var text = SubmissionText.Compose([new(kind, "x", "We want more police on Mill Road.")]);

        Assert.Empty(PointSplitter.Split(text, null));
    }

    [Theory]
    [InlineData("Ref\tComment\tOPCC response\n1\tMore patrols in the dales.\tNoted.\n2\tNo mention of hate crime.\tAgreed.", "1 own, 1 verdict, 2 own, 2 verdict")]
    [InlineData("| Page | Observation |\n| --- | --- |\n| 4 | The foreword is vague. |\n| 9 | Say who the partners are. |", "4 own, 9 own")]
    [InlineData("Comment    Officer response\nThe target is too low.    Noted.\nStaff are not named.    Will be added.", " own,  verdict,  own,  verdict")]
    public void Split_TableOfComments_ReadsItsCells(string table, string expected)
    {
        var text = SubmissionText.Compose([new(PartKind.EmailBody, "body", "Please see our comments below.\n\n" + table + "\n\nRegards\nJo")]);

        var points = PointSplitter.Split(text, null);

        Assert.Equal(expected, string.Join(", ", points.Select(point => $"{point.Label} {(point.Kind == PointKind.OwnView ? "own" : "verdict")}")));
    }

    [Fact]
    public void Split_TitleOfAReply_IsNoPoint()
    {
        var text = SubmissionText.Compose([new(PartKind.Attachment, "letter", "Draft Police and Crime Plan 2027 to 2031: response of Westmere City Council\n\nThe plan should name the partners it relies on.")]);

        var point = Assert.Single(PointSplitter.Split(text, null));

        Assert.StartsWith("The plan should", point.Span.Of(text.Value), StringComparison.Ordinal);
    }

    [Fact]
    public void Split_LinesThatOnlyLookLikeATable_AreStillRead()
    {
        var text = SubmissionText.Compose([new(PartKind.Answer, "q", "My main points    are these\nMore patrols    on foot please.")]);

        Assert.NotEmpty(PointSplitter.Split(text, null));
    }

    [Fact]
    public void Split_SeveralParts_PointsIntoTheWholeText()
    {
        var text = SubmissionText.Compose(
        [
            new(PartKind.Answer, "views", "  More police on foot.\n"),
            new(PartKind.Choice, "agree", "Strongly agree"),
            new(PartKind.Answer, "else", "Mend the lights in the underpass."),
        ]);

        var points = PointSplitter.Split(text, null);

        Assert.Equal(["More police on foot.", "Mend the lights in the underpass."], points.Select(point => point.Span.Of(text.Value)));
    }

    [Theory]
    [InlineData("Do you agree with the priorities?", "No", 1)]
    [InlineData("Is there anything else you would like to say?", "No", 0)]
    [InlineData("Anything else?", "no thanks", 0)]
    [InlineData("Anything else?", "N/A", 0)]
    [InlineData("Anything else?", "nothing to add", 0)]
    [InlineData(null, "None.", 0)]
    [InlineData("What do you think?", "", 0)]
    [InlineData("What do you think?", " \r\n ", 0)]
    [InlineData("What do you think?", "rubbish", 1)]
    [InlineData("What do you think?", "No more PCSOs please, we want constables", 1)]
    public void Split_ShortAnswer_IsAPointWhereItSaysSomething(string? prompt, string answer, int expected)
    {
        var text = SubmissionText.Compose([new(PartKind.Answer, "q", answer, prompt)]);

        Assert.Equal(expected, PointSplitter.Split(text, null).Count);
    }

    [Theory]
    [InlineData("We object to the cut on page 36.", "page 36")]
    [InlineData("See pages 12 and 14, and section 4.3.4.", "pages 12 and 14|section 4.3.4")]
    [InlineData("Priority 2 is weak (p.9).", "Priority 2|p.9")]
    [InlineData("We say more of this in (b); see response to 's'.", "see response to 's'")]
    [InlineData("The page is hard to read in 2026.", "")]
    public void Split_Reference_IsKeptAsWritten(string answer, string expected)
    {
        var text = SubmissionText.Compose([new(PartKind.Answer, "q", answer)]);

        var point = Assert.Single(PointSplitter.Split(text, null));

        Assert.Equal(expected, string.Join('|', point.References));
    }

    [Fact]
    public void Split_PagedAttachment_KeepsPageParagraphAndHeading()
    {
        var first = "Town Council\n\nSpeeding\n\nThe limit on Mill Road is not enforced and it should be.\n";
        var second = "Noise\n\nThe rec is unbearable after ten at night in the summer months.";
        var text = SubmissionText.Compose([new(PartKind.Attachment, "letter.pdf", first + second) { PageStarts = [first.Length] }]);

        var points = PointSplitter.Split(text, null);

        Assert.Equal([(1, 3, "Speeding"), (2, 2, "Noise")], points.Select(point => (point.Page!.Value, point.Paragraph!.Value, point.Heading!)));
    }

    [Fact]
    public void Split_TextOfThePlan_IsEchoOnlyWhereThePlanIsKnown()
    {
        const string Sentence = "We will put a named officer in every neighbourhood by spring.";
        var text = SubmissionText.Compose([new(PartKind.Answer, "q", Sentence)]);

        var without = Assert.Single(PointSplitter.Split(text, null));
        var with = Assert.Single(PointSplitter.Split(text, PlanText.From("# Plan\n\nWe will put a **named officer** in every neighbourhood by spring.")));

        Assert.Equal((PointKind.OwnView, PointKind.PlanEcho), (without.Kind, with.Kind));
    }
}
