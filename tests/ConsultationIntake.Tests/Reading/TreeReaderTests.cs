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

    [Theory]
    [InlineData("R2 Name the body.\nR3 Give a date.", "Name the body.", "Give a date.")]
    [InlineData("(9C) Mr Tench asked why.\n\n(9D) Mrs Jolley was glad.", "Mr Tench asked why.", "Mrs Jolley was glad.")]
    [InlineData(
        "12 The bottles come down.\n7 It is not the youngsters.\n15 I run.",
        "The bottles come down.",
        "It is not the youngsters.",
        "I run."
    )]
    [InlineData(
        "1 That it be kept.\nThis was moved.\n2 That dogs be seized.\n3 That it be so.",
        "That it be kept.",
        "This was moved.",
        "That dogs be seized.",
        "That it be so."
    )]
    public void Labels_ThatStandInASeries_StayOutside(string text, params string[] blocks) => Assert.Equal(blocks, BlocksOf(text));

    [Theory]
    [InlineData("12 officers came to the meeting.\nNobody else did.", "12 officers came to the meeting.")]
    [InlineData("A46 is shut every week.\nA46 is our only road.", "A46 is shut every week.")]
    public void FigureOrName_AtTheHeadOfALine_IsNoLabelAlone(string text, string first) => Assert.Equal(first, BlocksOf(text)[0]);

    [Theory]
    [InlineData("> We lost a dog to it.\n> Nobody came.", "We lost a dog to it.", "Nobody came.")]
    [InlineData(">> Twice quoted words.", "Twice quoted words.")]
    public void MarkOfQuotation_AtTheHeadOfALine_StaysOutside(string text, params string[] blocks) => Assert.Equal(blocks, BlocksOf(text));

    [Fact]
    public void MoreThanAHundred_IsNoMarkOfQuotation() =>
        Assert.Equal(">100 cars pass my gate.", Assert.Single(BlocksOf(">100 cars pass my gate.")));

    [Theory]
    [InlineData("[Security] The patrol has gone.", "[Security]", "The patrol has gone.")]
    [InlineData("Commented [NB4] Love this.", "Commented [NB4]", "Love this.")]
    [InlineData("He [the officer] came at nine.", "He [the officer] came at nine.")]
    public void TopicInBrackets_StandsForItself(string text, params string[] sentences) => Assert.Equal(sentences, SentencesOf(text));

    [Theory]
    [InlineData("Ref | Page | Comment\n1 | p.4 | We saw it first in May.", "Ref", "Page", "Comment", "p.4", "We saw it first in May.")]
    [InlineData("Issue | Comment\n\nNoise | Nobody comes.\n\nFraud | ", "Issue", "Comment", "Noise", "Nobody comes.", "Fraud")]
    public void LinesWithAsManyBars_AreRowsOfCells(string text, params string[] cells)
    {
        Assert.Equal(cells, BlocksOf(text));
        Assert.All(TreeOf(text).Tree.Blocks, block => Assert.NotNull(block.Cell));
    }

    [Theory]
    [InlineData("Tel. 0123 | Fax 0124\nWe shut at nine.", "Tel. 0123 | Fax 0124", "We shut at nine.")]
    [InlineData("We shut at nine.\nTel. 01 | Fax 02 | Nights 03", "We shut at nine.", "Tel. 01 | Fax 02 | Nights 03")]
    public void BarsInOneLineAlone_DivideNothing(string text, params string[] blocks) => Assert.Equal(blocks, BlocksOf(text));

    [Fact]
    public void HeadOfAPage_ThatBreaksASentence_IsFurnitureWhereverItStands()
    {
        const string Text = """
            We ask for a form that can be completed in two minutes by somebody who has just been
            OSTLER BRIDGE CHAMBER 2
            frightened in her shop.
            OSTLER BRIDGE CHAMBER 3
            We should like a seat.
            """;

        var blocks = BlocksOf(Text);

        Assert.EndsWith("frightened in her shop.", blocks[0], StringComparison.Ordinal);
        Assert.Equal("We should like a seat.", Assert.Single(blocks.Skip(1)));
    }

    [Fact]
    public void Sentence_ThatStandsAtTheEdgeOfTwoPages_IsNoFurniture()
    {
        const string Text =
            "Harling Council\nThe plan should say what was done.\nWe wait.\fHarling Council\nThe plan should say what was done.\nWe go.";

        var blocks = BlocksOf(Text);

        Assert.Equal(2, blocks.Count(block => block.Contains("should say", StringComparison.Ordinal)));
        Assert.DoesNotContain("Harling Council", blocks);
    }

    [Fact]
    public void HeadingsThatAreCounted_BreakNoSentenceAndStay()
    {
        const string Text = "Priority area 1\nWe want patrols that we can see.\nPriority area 2\nWe want to be told what happened.";

        Assert.Contains("Priority area 2", BlocksOf(Text));
    }

    private static List<string> BlocksOf(string text) => [.. TreeOf(text).Tree.Blocks.Select(block => block.Span.Of(TreeOf(text).Whole))];

    private static List<string> SentencesOf(string text) =>
        [.. TreeOf(text).Tree.Blocks.SelectMany(block => block.Sentences).Select(sentence => sentence.Span.Of(TreeOf(text).Whole))];

    private static (PartTree Tree, string Whole) TreeOf(string text)
    {
        var whole = SubmissionText.Compose([new(PartKind.Attachment, "letter", text)]);
        return (TreeReader.Read(whole.Value, whole.Parts[0]), whole.Value);
    }
}
