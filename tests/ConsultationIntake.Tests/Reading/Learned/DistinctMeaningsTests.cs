using ConsultationIntake.Reading.Learned;

namespace ConsultationIntake.Tests.Reading.Learned;

public sealed class DistinctMeaningsTests
{
    private static readonly WordMeanings Words = WordMeanings.Shipped;
    private static readonly DistinctMeanings Meanings = DistinctMeanings.Shipped;

    [Theory]
    [InlineData("teenagers", "youngsters")]
    [InlineData("lamps", "lights")]
    [InlineData("rubbish", "garbage")]
    [InlineData("scooters", "mopeds")]
    public void NearTo_AWord_HasTheOneThatMeansTheSame(string word, string near)
    {
        var found = Meanings.NearTo(Words.Find(word), take: 3, least: 0.6);

        Assert.Contains(near, found.Select(Words.SpellingOf));
    }

    [Fact]
    public void NearTo_AWord_IsNearestFirstAndNoFormOfIt()
    {
        var word = Words.Find("motorbikes");

        var found = Meanings.NearTo(word, take: 5, least: 0.5);

        Assert.Equal(5, found.Count);
        Assert.Equal(found.OrderByDescending(other => Meanings.Nearness(word, other)), found);
        Assert.DoesNotContain(found, other => Words.AreForms(word, other));
    }

    /// <summary>Words that only keep company are near as they are, and are told apart without what all words share.</summary>
    [Theory]
    [InlineData("thieves", "shoplifters", "police", "crime")]
    [InlineData("lamps", "lights", "reported", "told")]
    [InlineData("bikes", "motorbikes", "school", "parents")]
    public void Nearness_WithoutWhatAllWordsShare_IsOfMeaningAndNotOfCompany(string word, string same, string other, string beside)
    {
        double Raw(string left, string right) => Words.Nearness(Words.Find(left), Words.Find(right));
        double Distinct(string left, string right) => Meanings.Nearness(Words.Find(left), Words.Find(right));

        Assert.True(Distinct(word, same) - Distinct(other, beside) > Raw(word, same) - Raw(other, beside) + 0.1);
        Assert.Equal(1, Distinct(word, word), 3);
    }

    [Fact]
    public void Direction_OfOneWord_IsAsNearToAnothersAsTheWordsAre()
    {
        var (lamps, lights) = (Words.Find("lamps"), Words.Find("lights"));

        var cosine = Meanings.DirectionOf([(lamps, 2)])!.Zip(Meanings.DirectionOf([(lights, 1)])!, (one, other) => one * other).Sum();

        Assert.Equal(Meanings.Nearness(lamps, lights), cosine, 3);
    }

    [Fact]
    public void Direction_OfNoKnownWord_IsNull() => Assert.Null(Meanings.DirectionOf([]));
}
