using ConsultationIntake.Capacity;
using ConsultationIntake.Contracts;

namespace ConsultationIntake.Tests.Capacity;

public sealed class ByteRoomTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Enter_WhereThereIsRoom_IsAtOnce()
    {
        var room = new ByteRoom(100);

        using var one = await room.EnterAsync(60, Token);
        using var other = await room.EnterAsync(40, Token);

        Assert.Equal((100, 0), (room.MostHeld, room.InLine));
    }

    [Fact]
    public async Task Enter_WhereThereIsNone_WaitsInTheOrderTheyCame()
    {
        var room = new ByteRoom(100);
        var first = await room.EnterAsync(90, Token);
        var heavy = room.EnterAsync(80, Token);
        var light = room.EnterAsync(5, Token);

        Assert.False(heavy.IsCompleted);
        Assert.False(light.IsCompleted);
        first.Dispose();

        using var second = await heavy;
        using var third = await light;
        Assert.Equal(90, room.MostHeld);
    }

    [Fact]
    public async Task Enter_AfterManyOfOneSender_ComesBeforeThoseThatStillWait()
    {
        var room = new ByteRoom(100, places: 2);
        var (first, second) = (await room.EnterAsync(1, Token, "many"), await room.EnterAsync(1, Token, "many"));
        var third = room.EnterAsync(1, Token, "many");
        var other = room.EnterAsync(1, Token, "other");
        Assert.False(other.IsCompleted);

        first.Dispose();

        using var its = await other;
        Assert.False(third.IsCompleted);
        second.Dispose();
        (await third).Dispose();
    }

    [Fact]
    public async Task Enter_AfterWaitingLong_ComesBeforeNewcomers_ThoughOneOfTheirsIsInside()
    {
        var clock = new TestClock(default);
        var room = new ByteRoom(100, places: 2, clock);
        using var long1 = await room.EnterAsync(1, Token, "one");
        var turn = await room.EnterAsync(1, Token, "first");
        var (patient, another) = (room.EnterAsync(1, Token, "one"), room.EnterAsync(1, Token, "one"));
        clock.Advance(TimeSpan.FromSeconds(6));
        var newcomer = room.EnterAsync(1, Token, "second");

        turn.Dispose();

        Assert.Same(patient, await Task.WhenAny(patient, newcomer));
        // Every other place, so that who has many waiting for long keeps newcomers no longer than before.
        (await patient).Dispose();
        Assert.Same(newcomer, await Task.WhenAny(newcomer, another));
        (await newcomer).Dispose();
        (await another).Dispose();
    }

    [Fact]
    public async Task Enter_WithMoreThanTheWhole_IsAlone()
    {
        var room = new ByteRoom(100);
        var huge = await room.EnterAsync(1_000_000, Token);
        var light = room.EnterAsync(1, Token);

        Assert.False(light.IsCompleted);
        huge.Dispose();
        // Twice is once.
        huge.Dispose();

        using var next = await light;
        var another = room.EnterAsync(100, Token);
        Assert.False(another.IsCompleted);
        next.Dispose();
        (await another).Dispose();
        Assert.Equal(100, room.MostHeld);
    }

    [Fact]
    public async Task Enter_BeyondThePlaces_WaitsHoweverLight()
    {
        var room = new ByteRoom(100, places: 1);
        var first = await room.EnterAsync(1, Token);
        var second = room.EnterAsync(1, Token);

        Assert.False(second.IsCompleted);
        first.Dispose();

        (await second).Dispose();
    }

    [Fact]
    public async Task Enter_GivenUp_LetsThoseBehindIn()
    {
        var room = new ByteRoom(100);
        using var first = await room.EnterAsync(50, Token);
        using var gone = new CancellationTokenSource();
        var heavy = room.EnterAsync(80, gone.Token);
        var light = room.EnterAsync(50, Token);

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => heavy);
        (await light).Dispose();
        Assert.Equal(0, room.InLine);
    }

    [Fact]
    public async Task Enter_ByManyAtOnce_NeverHoldsMoreThanThereIsAndLetsAllIn()
    {
        var room = new ByteRoom(1_000, places: 7);
        var (inside, most, done) = (0, 0, 0);
        await Task.WhenAll(
            Enumerable
                .Range(1, 200)
                .Select(i =>
                    Task.Run(
                        async () =>
                        {
                            using var place = await room.EnterAsync(i * 7 % 400, Token);
                            var now = Interlocked.Increment(ref inside);
                            InterlockedMax(ref most, now);
                            await Task.Yield();
                            Interlocked.Decrement(ref inside);
                            Interlocked.Increment(ref done);
                        },
                        Token
                    )
                )
        );

        Assert.Equal(200, done);
        Assert.InRange(most, 1, 7);
        Assert.InRange(room.MostHeld, 1, 1_000);
        using var all = await room.EnterAsync(1_000, Token);
    }

    private static void InterlockedMax(ref int most, int now)
    {
        for (var seen = most; now > seen && Interlocked.CompareExchange(ref most, now, seen) != seen; seen = most) { }
    }
}
