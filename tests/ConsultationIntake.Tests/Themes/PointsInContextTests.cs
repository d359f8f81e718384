using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Tests.Themes;

public sealed class PointsInContextTests
{
    private readonly OfflineThemeTagger tagger = new();

    [Theory]
    [InlineData("Mixed.", "If you have been a victim of crime, how were you treated?", "victims")]
    [InlineData("Yes, twice.", "Have you been affected by anti-social behaviour in the last 12 months?", "asb")]
    public void Read_AnswerThatNamesNoTheme_FollowsFromItsQuestion(string answer, string question, string theme)
    {
        var alone = tagger.Read(TestThemes.Shipped, answer);
        var asked = tagger.Read(TestThemes.Shipped, new PointText(answer, new PointContext(Question: question)));

        Assert.DoesNotContain(alone.Tags, tag => tag.Theme == theme);
        var tag = Assert.Single(asked.Tags, tag => tag.Theme == theme);
        Assert.Equal(TagBasis.Question, tag.Basis);
        Assert.Contains($"follows from the question it answers, “{question}”", tag.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("No idea, sorry.")]
    [InlineData("see my answer to Q3")]
    [InlineData("Not applicable to us")]
    [InlineData("Prefer not to say, thank you")]
    [InlineData("Dim syniad")]
    public void Read_AnswerThatSaysNothing_TakesNothingFromItsQuestion(string answer)
    {
        const string question = "If you have been a victim of crime, how were you treated?";

        Assert.Empty(tagger.Read(TestThemes.Shipped, new PointText(answer, new PointContext(Question: question))).Tags);
    }

    [Fact]
    public void Read_AnswerInTheThemesOwnWords_RestsOnThem()
    {
        var reading = tagger.Read(
            TestThemes.Shipped,
            new PointText("Vandals wrecked the bus shelter.", new PointContext(Question: "What about anti-social behaviour?"))
        );

        Assert.Equal(TagBasis.Words, Assert.Single(reading.Tags, tag => tag.Theme == "asb").Basis);
    }

    [Theory]
    [InlineData("n/a", false)]
    [InlineData("See above.", false)]
    [InlineData("The bend by the mill.", true)]
    public void Read_OwnersTheme_FollowsFromItsQuestionUnlessTheAnswerSaysNothing(string answer, bool follows)
    {
        var themes = new ThemeSet([
            new Theme
            {
                Code = "roads",
                Title = new("Road safety"),
                Vocabulary = [new() { Phrase = "road safety" }],
            },
        ]);

        var reading = tagger.Read(themes, new PointText(answer, new PointContext(Question: "Where does road safety worry you most?")));

        Assert.Equal(follows, reading.Tags.Any(tag => tag is { Theme: "roads", Basis: TagBasis.Question }));
    }

    [Fact]
    public void Read_ManyPoints_NoneIsShownToRestOnEmptyWords()
    {
        string[] empty = ["the", "would", "between", "they", "about", "mae", "gyda"];
        foreach (
            var text in File.ReadLines(Path.Combine(Repository.Root, "eng/tagger/sentences/public-2.txt"))
                .Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim())
        )
        foreach (var tag in tagger.Read(TestThemes.Shipped, text).Tags)
        {
            Assert.Equal(TagBasis.Words, tag.Basis);
            Assert.NotEmpty(tag.Evidence);
            Assert.All(tag.Evidence, span => Assert.DoesNotContain(span.Of(text).ToLowerInvariant(), empty));
        }
    }

    [Fact]
    public void Of_PointsOfAForm_HaveTheirQuestionTheirHeadingAndWhatStandsBefore()
    {
        var text = SubmissionText.Compose([
            new SubmissionText.Piece(PartKind.Answer, "first", "I rang three times. Nobody came.", "What happened?"),
            new SubmissionText.Piece(PartKind.Answer, "second", "Better training.", "What would help?"),
        ]);
        PointSource Source(string words) =>
            new() { Span = new TextSpan(text.Value.IndexOf(words, StringComparison.Ordinal), words.Length) };
        PointSource[] points =
        [
            Source("I rang three times."),
            Source("Nobody came.") with
            {
                Heading = "Response",
            },
            Source("Better training."),
        ];

        var read = PointsInContext.Of(text, points, points);

        Assert.Equal(
            [
                new PointContext("What happened?"),
                new PointContext("What happened?", "Response", "I rang three times."),
                new PointContext("What would help?"),
            ],
            read.Select(point => point.Context)
        );
    }
}
