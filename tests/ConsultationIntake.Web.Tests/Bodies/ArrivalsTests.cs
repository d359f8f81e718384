using ConsultationIntake.Web.Bodies;

namespace ConsultationIntake.Web.Tests.Bodies;

public sealed class ArrivalsTests
{
    [Fact]
    public void Drop_OfABodyWhoseRequestEndedMeanwhile_FailsNobody()
    {
        var arrivals = new Arrivals(1_000, TimeProvider.System);
        var slow = arrivals.Begin();
        Assert.True(slow.TryGrow(100));

        slow.Dispose();
        slow.Drop();

        Assert.Equal(0, arrivals.Count);
    }
}
