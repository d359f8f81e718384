using ConsultationIntake.Allowances;

namespace ConsultationIntake.Contracts.Allowances;

/// <summary>What every <see cref="IAllowances"/> must do.</summary>
public abstract class AllowancesContract
{
    private static readonly Allowance Mails = new("first-mails", TimeSpan.FromHours(1), 3);

    private static readonly DateTimeOffset Ten = new(2026, 12, 2, 10, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Nothing has been taken of anything.</summary>
    protected abstract Task<IAllowances> BuildAllowancesAsync();

    [Fact]
    public async Task Take_UpToTheMost_IsGivenAndNoMore()
    {
        var allowances = await BuildAllowancesAsync();

        var taken = new List<bool>();
        for (var i = 0; i < 5; i++)
            taken.Add(await allowances.TakeAsync(Mails, "ann@example.com", 1, Ten.AddMinutes(i), Token));

        Assert.Equal([true, true, true, false, false], taken);
    }

    [Fact]
    public async Task Take_OfAnotherOrForAnother_IsCountedApart()
    {
        var allowances = await BuildAllowancesAsync();
        Assert.True(await allowances.TakeAsync(Mails, "ann@example.com", 3, Ten, Token));

        Assert.True(await allowances.TakeAsync(Mails, "bob@example.com", 3, Ten, Token));
        Assert.True(await allowances.TakeAsync(Mails with { Name = "copies" }, "ann@example.com", 3, Ten, Token));
        Assert.False(await allowances.TakeAsync(Mails, "ann@example.com", 1, Ten, Token));
    }

    [Fact]
    public async Task Take_MoreThanIsLeft_TakesNothing()
    {
        var allowances = await BuildAllowancesAsync();
        Assert.True(await allowances.TakeAsync(Mails, "", 2, Ten, Token));

        Assert.False(await allowances.TakeAsync(Mails, "", 2, Ten, Token));
        Assert.True(await allowances.TakeAsync(Mails, "", 1, Ten, Token));
        Assert.False(await allowances.TakeAsync(Mails, "somebody", 4, Ten, Token));
    }

    [Fact]
    public async Task Take_InTheNextWindow_IsGivenAgain()
    {
        var allowances = await BuildAllowancesAsync();
        Assert.True(await allowances.TakeAsync(Mails, "ann@example.com", 3, Ten.AddMinutes(59), Token));

        Assert.False(await allowances.TakeAsync(Mails, "ann@example.com", 1, Ten.AddMinutes(59), Token));
        Assert.True(await allowances.TakeAsync(Mails, "ann@example.com", 1, Ten.AddMinutes(60), Token));
    }

    [Fact]
    public async Task Take_TwentyAtOnce_GivesNoMoreThanTheMost()
    {
        var allowances = await BuildAllowancesAsync();
        var mails = Mails with { Most = 10 };

        var taken = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Task.Run(() => allowances.TakeAsync(mails, "ann@example.com", 1, Ten, Token)))
        );

        Assert.Equal(10, taken.Count(one => one));
    }

    [Fact]
    public async Task Take_BytesBeyond32Bits_AreCounted()
    {
        var allowances = await BuildAllowancesAsync();
        var bytes = new Allowance("bytes", TimeSpan.FromDays(1), 9_000_000_000);

        Assert.True(await allowances.TakeAsync(bytes, "", 5_000_000_000, Ten, Token));
        Assert.False(await allowances.TakeAsync(bytes, "", 5_000_000_000, Ten, Token));
        Assert.True(await allowances.TakeAsync(bytes, "", 4_000_000_000, Ten, Token));
    }

    [Fact]
    public async Task Forget_DeletesEndedWindowsAndNoOthers()
    {
        var allowances = await BuildAllowancesAsync();
        await allowances.TakeAsync(Mails, "ann@example.com", 3, Ten, Token);
        await allowances.TakeAsync(Mails, "bob@example.com", 3, Ten.AddHours(1), Token);

        await allowances.ForgetAsync(Ten.AddHours(1), Token);

        Assert.True(await allowances.TakeAsync(Mails, "ann@example.com", 1, Ten, Token));
        Assert.False(await allowances.TakeAsync(Mails, "bob@example.com", 1, Ten.AddHours(1), Token));
    }
}
