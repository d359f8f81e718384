using ConsultationIntake.Cli.Training.Reader;
using ConsultationIntake.Points;
using ConsultationIntake.Points.Evaluation;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Cli.Tests;

public class RunTogetherTests
{
    private const string Letter = """
        %% attachment
        ⟦aside greeting|Dear Commissioner⟧

        ⟦own #asb|The lane is full of mattresses.⟧

        ⟦own #|Nobody answers 101.⟧

        1. ⟦own #|Keep the counter.⟧
        2. ⟦own #|Open it on Sundays!⟧

        ⟦third #|Mrs Hale wants a van.⟧

        ⟦aside signature|J Ode⟧
        """;

    [Fact]
    public void OwnViewsOfOneLineEachAreRunTogetherAndTheirMarksMoveWithThem()
    {
        var letter = GoldLetter.Parse(Letter);
        var all = Enumerable.Range(0, 20).Select(seed => RunTogether.Of(letter, new Random(seed))).OfType<GoldLetter>().ToList();

        Assert.NotEmpty(all);
        foreach (var together in all)
        {
            var text = together.Text.Value;
            Assert.Equal(WordsOf(letter.Points, letter.Text.Value), WordsOf(together.Points, text));
            Assert.Equal(
                letter.Asides.Select(aside => aside.Span.Of(letter.Text.Value)),
                together.Asides.Select(aside => aside.Span.Of(text))
            );
            Assert.Equal(letter.Themes.Keys.Select(span => span.Of(letter.Text.Value)), together.Themes.Keys.Select(span => span.Of(text)));
            Assert.Contains("\n\nMrs Hale", text, StringComparison.Ordinal);
        }

        Assert.Contains(
            all,
            together => together.Text.Value.Contains("mattresses. Nobody answers 101. Keep the counter. Open it", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("%% answer\n⟦own #|One.⟧")]
    [InlineData("%% answer\n⟦own #|A topic⟧\n\n⟦own #|without a full stop.⟧")]
    [InlineData("%% answer\n⟦own #|One.⟧\n\nand words in no mark\n\n⟦own #|Two.⟧")]
    [InlineData("%% answer\n⟦own #|One.⟧\n\n⟦aside who|We are a club.⟧")]
    public void NothingElseIsRunTogether(string marked) => Assert.Null(RunTogether.Of(GoldLetter.Parse(marked), new Random(1)));

    private static IEnumerable<string> WordsOf(IEnumerable<PointSource> points, string text) => points.Select(point => point.Span.Of(text));
}
