using ConsultationIntake.Contracts;
using ConsultationIntake.Web.Pages;

namespace ConsultationIntake.Web.Tests.Pages;

public sealed class UnreadPagesTests
{
    private readonly TestClock clock = new(Samples.Noon);
    private readonly List<string> cutOff = [];
    private readonly UnreadPages pages;

    public UnreadPagesTests() => pages = new UnreadPages(1_000, clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Begin_BeyondAll_WaitsForWhoHasOnlyBegun_AndCutsOffWhoReadsForLong()
    {
        await BeginAsync("first", 400);
        clock.Advance(TimeSpan.FromSeconds(3));
        using var second = await BeginAsync("second", 600);
        var third = BeginAsync("third", 300);
        Assert.False(third.IsCompleted);

        clock.Advance(TimeSpan.FromSeconds(3));

        using var its = await third;
        Assert.Equal(["first"], cutOff);
        Assert.Equal(1_000, pages.MostHeld);
    }

    [Fact]
    public async Task Begin_WhereSomebodyHasReadTheirs_IsAtOnce()
    {
        var first = await BeginAsync("first", 900);
        var second = BeginAsync("second", 900);
        Assert.False(second.IsCompleted);

        first.Dispose();
        first.Dispose();

        using var its = await second;
        Assert.Empty(cutOff);
    }

    [Fact]
    public async Task Begin_OfAPageLongerThanAll_IsAlone()
    {
        using var huge = await BeginAsync("huge", 5_000);
        var small = BeginAsync("small", 1);
        Assert.False(small.IsCompleted);

        huge.Dispose();

        (await small).Dispose();
    }

    [Fact]
    public async Task Begin_WhereMoreWaitThanThereMayBe_LeavesNobodyTimeToBegin()
    {
        await BeginAsync("first", 1_000);
        var second = BeginAsync("second", 600);
        Assert.False(second.IsCompleted);
        Assert.Empty(cutOff);

        var third = BeginAsync("third", 600);

        using var its = await await Task.WhenAny(second, third);
        Assert.Equal(["first"], cutOff);
        Assert.Equal((600, 1_000), (pages.BytesWaiting, pages.MostHeld));
    }

    private Task<IDisposable> BeginAsync(string name, long bytes) => pages.BeginAsync(bytes, () => cutOff.Add(name), Token);
}
