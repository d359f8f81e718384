using System.Net;
using ConsultationIntake.Contracts;
using ConsultationIntake.Web.Form;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

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

    /// <summary>The proxy's own address where it is none that is trusted, and what it passed on where it is.</summary>
    [Theory]
    [InlineData("127.0.0.1", "203.0.113.7", null, "CB007107")]
    [InlineData("172.17.0.1", "203.0.113.7", null, "AC110001")]
    [InlineData("172.17.0.1", "203.0.113.7", "172.17.0.1", "CB007107")]
    [InlineData("::ffff:172.17.0.1", "203.0.113.7", "172.17.0.0/16", "CB007107")]
    [InlineData("172.17.0.1", "198.51.100.9, 203.0.113.7", "172.17.0.0/16", "CB007107")]
    [InlineData("172.17.0.1", "203.0.113.7, 172.17.0.9", "172.17.0.0/16", "CB007107")]
    [InlineData("172.18.0.1", "203.0.113.7", "172.17.0.0/16", "AC120001")]
    [InlineData("172.17.0.1", "nobody", "172.17.0.0/16", "AC110001")]
    [InlineData("172.17.0.1", "", "172.17.0.0/16", "AC110001")]
    public void NetworkOf_XForwardedFor_IsBelievedOfTrustedProxiesAlone(string remote, string header, string? trusted, string network)
    {
        var services = new ServiceCollection();
        if (trusted is not null)
            services.AddSingleton(TrustedProxies.TryParse([trusted], out _)!);
        var context = new DefaultHttpContext
        {
            Connection = { RemoteIpAddress = IPAddress.Parse(remote) },
            RequestServices = services.BuildServiceProvider(),
        };
        context.Request.Headers["X-Forwarded-For"] = header;

        Assert.Equal(network, VisitorPace.NetworkOf(context));
    }

    [Theory]
    [InlineData("172.17.0.1", true)]
    [InlineData("fd00::/8", true)]
    [InlineData("0.0.0.0/0", false)]
    [InlineData("::/0", false)]
    [InlineData("proxy.example", false)]
    [InlineData("172.17.0.1/16", true)]
    [InlineData("", false)]
    public void TrustedProxies_AreAddressesOrNetworks_AndNeverEverybody(string proxy, bool isOne) =>
        Assert.Equal(isOne, TrustedProxies.TryParse([proxy], out _) is not null);

    private static DefaultHttpContext From(string address)
    {
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Loopback } };
        context.Request.Headers["X-Forwarded-For"] = $"10.0.0.1, {address}";
        return context;
    }
}
