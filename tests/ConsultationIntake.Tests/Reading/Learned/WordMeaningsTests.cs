using ConsultationIntake.Reading.Learned;

namespace ConsultationIntake.Tests.Reading.Learned;

public sealed class WordMeaningsTests
{
    private static readonly WordMeanings Meanings = WordMeanings.Shipped;

    [Theory]
    [InlineData("teenagers", "youngsters")]
    [InlineData("lamps", "lights")]
    [InlineData("rubbish", "garbage")]
    [InlineData("scooters", "mopeds")]
    public void NearTo_AWord_HasTheOneThatMeansTheSame(string word, string near)
    {
        var found = Meanings.NearTo(Meanings.Find(word), take: 3, least: 0.6);

        Assert.Contains(near, found.Select(Meanings.SpellingOf));
    }

    [Fact]
    public void NearTo_AWord_IsNearestFirstAndNoFormOfIt()
    {
        var word = Meanings.Find("motorbikes");

        var found = Meanings.NearTo(word, take: 5, least: 0.5);

        Assert.Equal(5, found.Count);
        Assert.Equal(found.OrderByDescending(other => Meanings.Nearness(word, other)), found);
        Assert.DoesNotContain(found, other => Meanings.AreForms(word, other));
    }

    [Fact]
    public void Direction_OfNoKnownWord_IsNull() => Assert.Null(Meanings.DirectionOf([]));
}
