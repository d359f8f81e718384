using System.Net;
using ConsultationIntake.Contracts;
using ConsultationIntake.Web.Form;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Tests;

public sealed class VisitorPaceTests
{
    [Fact]
    public void DelayAfter_ManyPosts_GrowsAndStopsAtTwoSeconds()
    {
        Assert.Equal(TimeSpan.Zero, VisitorPace.DelayAfter(60));
        Assert.Equal(TimeSpan.FromMilliseconds(250), VisitorPace.DelayAfter(70));
        Assert.Equal(TimeSpan.FromSeconds(2), VisitorPace.DelayAfter(100_000));
    }

    [Fact]
    public async Task Take_OneNetworkInAHurry_IsSlowedAndSuspectedAndNobodyElseIs()
    {
        var clock = new TestClock(Samples.Noon);
        var pace = new VisitorPace(clock);
        for (var post = 0; post < 60; post++)
            Assert.False(await pace.TakeAsync(From("203.0.113.7"), TestContext.Current.CancellationToken));

        var slowed = pace.TakeAsync(From("203.0.113.7"), TestContext.Current.CancellationToken);
        var other = pace.TakeAsync(From("198.51.100.9"), TestContext.Current.CancellationToken);

        Assert.False(slowed.IsCompleted);
        Assert.True(other.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await slowed);
        var hurried = Enumerable
            .Range(0, 200)
            .Select(_ => pace.TakeAsync(From("203.0.113.7"), TestContext.Current.CancellationToken))
            .ToList();
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.True(await hurried[^1]);
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True(pace.TakeAsync(From("203.0.113.7"), TestContext.Current.CancellationToken).IsCompleted);
    }

    [Fact]
    public async Task Take_ThisMachine_IsNeverSlowed()
    {
        var pace = new VisitorPace(new TestClock(Samples.Noon));

        for (var post = 0; post < 1000; post++)
            Assert.False(
                await pace.TakeAsync(
                    new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Loopback } },
                    TestContext.Current.CancellationToken
                )
            );
    }

    private static DefaultHttpContext From(string address)
    {
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Loopback } };
        context.Request.Headers["X-Forwarded-For"] = $"10.0.0.1, {address}";
        return context;
    }
}
