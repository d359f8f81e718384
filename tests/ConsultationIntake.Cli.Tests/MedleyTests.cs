using ConsultationIntake.Cli.Training.Reader;
using ConsultationIntake.Points.Evaluation;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Cli.Tests;

public class MedleyTests
{
    [Fact]
    public void ItsParagraphsAreViewsOfOneWriterEachMarkedAndTheSameAtEachRun()
    {
        var letters = Enumerable.Range(1, 50).Select(Letter).ToList();
        var views = letters.Select(letter => letter.Points[0].Span.Of(letter.Text.Value)).ToHashSet();

        var medleys = Medley.Of(letters, new Random(5)).ToList();

        Assert.NotEmpty(medleys);
        foreach (var medley in medleys)
        {
            var marked = medley.Points.Select(point => point.Span.Of(medley.Text.Value)).ToList();
            Assert.True(marked.Count > 1);
            Assert.All(marked, view => Assert.Contains(view, views));
            Assert.Equal(medley.Text.Value.Replace("\n\n", " ", StringComparison.Ordinal), string.Join(' ', marked));
        }

        Assert.Equal(medleys.Select(medley => medley.Text.Value), Medley.Of(letters, new Random(5)).Select(medley => medley.Text.Value));
    }

    [Fact]
    public void AWriterOfFewViewsHasNone() => Assert.Empty(Medley.Of([Letter(1), Letter(2)], new Random(5)));

    private static GoldLetter Letter(int number) =>
        GoldLetter.Parse($"%% answer\n⟦aside greeting|Hello.⟧\n\n⟦own #|Street number {number} wants lamps.⟧");
}
