using ConsultationIntake.Contracts;
using ConsultationIntake.Web.Bodies;

namespace ConsultationIntake.Web.Tests.Bodies;

public sealed class ArrivalsTests
{
    [Fact]
    public void Drop_OfABodyWhoseRequestEndedMeanwhile_FailsNobody()
    {
        var arrivals = new Arrivals(1_000, TimeProvider.System);
        var slow = arrivals.Begin("a");
        Assert.True(slow.TryGrow(100));

        slow.Dispose();
        slow.Drop();

        Assert.Equal(0, arrivals.Count);
    }

    [Fact]
    public void Grow_BeyondAll_DropsOneOfTheNetworkThatSendsMany_AndNotTheOneThatSendsMoreSlowlyAlone()
    {
        var clock = new TestClock(Samples.Noon);
        var arrivals = new Arrivals(1_000, clock);
        var many = Enumerable.Range(0, 4).Select(_ => arrivals.Begin("many")).ToList();
        var alone = arrivals.Begin("alone");
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.True(alone.TryGrow(150));
        foreach (var one in many)
            Assert.True(one.TryGrow(200));

        Assert.True(alone.TryGrow(100));

        Assert.False(alone.IsGone);
        Assert.Single(many, one => one.IsGone);
    }
}
