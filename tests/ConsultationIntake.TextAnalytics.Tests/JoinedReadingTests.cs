using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Themes;

namespace ConsultationIntake.TextAnalytics.Tests;

public sealed class JoinedReadingTests
{
    private const string Text = "The noise from the parade is unbearable.";
    private static readonly TextSpan Noise = new(4, 5);
    private static readonly TextSpan Parade = new(19, 6);

    private static PointReading Own(Stance stance = Stance.Neutral) =>
        new()
        {
            Tags =
            [
                new ThemeTag
                {
                    Theme = "asb",
                    Confidence = 0.7,
                    Evidence = [Noise],
                    Explanation = "It says so.",
                },
            ],
            Stance = stance,
        };

    [Fact]
    public void Of_EvidenceIsAKeyPhrase_TakesAwayPartOfTheDoubt()
    {
        var joined = JoinedReading.Of(Text, Own(), new AnalysedText { KeyPhrases = [Noise] });

        Assert.Equal(0.79, joined.Tags.Single().Confidence, 3);
    }

    [Fact]
    public void Of_EvidenceIsElsewhere_ChangesNothing()
    {
        var joined = JoinedReading.Of(Text, Own(), new AnalysedText { KeyPhrases = [Parade] });

        Assert.Equal(Own().Tags.Single().Confidence, joined.Tags.Single().Confidence);
    }

    [Theory]
    [InlineData(Stance.Neutral, 0.01, 0.99, Stance.Opposes)]
    [InlineData(Stance.Neutral, 0.95, 0.05, Stance.Supports)]
    [InlineData(Stance.Neutral, 0.6, 0.4, Stance.Neutral)]
    [InlineData(Stance.Asks, 0.01, 0.99, Stance.Asks)]
    [InlineData(Stance.Supports, 0.01, 0.99, Stance.Supports)]
    public void Of_AnOpinion_DecidesWhereOurOwnReaderIsSilent(Stance own, double positive, double negative, Stance expected)
    {
        var joined = JoinedReading.Of(Text, Own(own), new AnalysedText { Opinions = [new Opinion(Noise, positive, negative)] });

        Assert.Equal(expected, joined.Stance);
    }

    [Fact]
    public void Of_OpinionsBothWays_AreMixed()
    {
        var joined = JoinedReading.Of(
            Text,
            Own(),
            new AnalysedText { Opinions = [new Opinion(Noise, 0, 0.9), new Opinion(Parade, 0.9, 0)] }
        );

        Assert.Equal(Stance.Mixed, joined.Stance);
    }
}
