using ConsultationIntake.Contracts;
using ConsultationIntake.LocalHost.Staff;

namespace ConsultationIntake.LocalHost.Tests.Staff;

public sealed class SignInPaceTests
{
    private readonly TestClock clock = new(new DateTimeOffset(2026, 12, 2, 10, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(4, 0)]
    [InlineData(5, 2)]
    [InlineData(6, 4)]
    [InlineData(9, 32)]
    [InlineData(1000, 900)]
    public void WaitAfter_MoreTriesThanAllowed_Doubles(int count, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), SignInPace.WaitAfter(count, SignInPace.FromOneNetwork));

    [Fact]
    public void Take_GuessesFromOneNetwork_KeepNobodyElseOut()
    {
        var pace = new SignInPace(clock);
        for (var i = 0; i < SignInPace.FromOneNetwork; i++)
            Assert.Equal(TimeSpan.Zero, pace.Take("ann", "A"));

        Assert.True(pace.Take("ann", "A") > TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, pace.Take("ann", "B"));
        Assert.Equal(TimeSpan.Zero, pace.Take("bob", "A"));
    }

    [Fact]
    public void Take_GuessesFromManyNetworks_AreSlowedTogether()
    {
        var pace = new SignInPace(clock);
        for (var i = 0; i < SignInPace.FromAll; i++)
            Assert.Equal(TimeSpan.Zero, pace.Take("ann", $"{i}"));

        Assert.True(pace.Take("ann", "another") > TimeSpan.Zero);
    }

    [Fact]
    public void Take_AfterASuccess_StartsAnew()
    {
        var pace = new SignInPace(clock);
        for (var i = 0; i < SignInPace.FromOneNetwork; i++)
            pace.Take("ann", "A");
        pace.Succeeded("Ann", "A");

        Assert.Equal(TimeSpan.Zero, pace.Take("ann", "A"));
    }
}
