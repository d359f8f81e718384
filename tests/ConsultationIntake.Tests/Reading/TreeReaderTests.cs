using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Tests.Reading;

/// <summary>Lines into blocks: what a margin broke is joined, what stands for itself is not.</summary>
public sealed class TreeReaderTests
{
    [Theory]
    [InlineData("Please print the name of our\nSergeant in the leaflet.")]
    [InlineData("Cofiwch am bentref bach ein\nTeulu ni ger y bont.")]
    public void Line_ThatStopsAfterAnArticleOrAPossessive_GoesOnWhateverFollows(string text) => Assert.Single(BlocksOf(text));

    [Fact]
    public void LongestLine_ThatTheNextWordWouldHaveMadeLonger_GoesOn()
    {
        const string Text = "We were told that the patrol would come to us on its way back from Upper\nHarling, and it has not been seen.";

        Assert.Single(BlocksOf(Text));
    }

    [Theory]
    [InlineData("drunk people by the war memorial every night, it's disrespectful\nMy nan got scammed\nBring back the station", 3)]
    [InlineData("Our response\nWe support the plan.", 2)]
    [InlineData("Our response to the draft\nThe plan is too long.", 2)]
    public void Lines_ThatStandForThemselves_StayApart(string text, int blocks) => Assert.Equal(blocks, BlocksOf(text).Count);

    private static List<string> BlocksOf(string text)
    {
        var whole = SubmissionText.Compose([new(PartKind.Attachment, "letter", text)]);
        return [.. TreeReader.Read(whole.Value, whole.Parts[0]).Blocks.Select(block => block.Span.Of(whole.Value))];
    }
}
