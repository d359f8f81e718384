using ConsultationIntake.Inbox.Messages;

namespace ConsultationIntake.Contracts.Inbox;

public abstract partial class MessageStoreContract
{
    [Fact]
    public async Task Claim_HeldKey_StaysWithItsHolder()
    {
        var (store, _) = await BuildMessageStoreAsync();

        var first = await store.ClaimAsync("mail-1", "one", At(0), null, Token);
        var second = await store.ClaimAsync("mail-1", "two", At(1_000_000), null, Token);
        var again = await store.ClaimAsync("mail-1", "one", At(5), null, Token);

        Assert.Equal(new Claim("one", At(0)), first);
        Assert.Equal(first, second);
        Assert.Equal(first, again);
        Assert.Equal(first, await store.FindClaimAsync("mail-1", Token));
        Assert.Null(await store.FindClaimAsync("mail-2", Token));
    }

    [Fact]
    public async Task Claim_ThatLasts_PassesOnAfterItsTime()
    {
        var (store, _) = await BuildMessageStoreAsync();
        await store.ClaimAsync("ack-1", "one", At(0), TimeSpan.FromHours(1), Token);

        var early = await store.ClaimAsync("ack-1", "two", At(0).AddHours(1).AddTicks(-1), TimeSpan.FromHours(1), Token);
        var due = await store.ClaimAsync("ack-1", "two", At(0).AddHours(1), TimeSpan.FromHours(1), Token);

        Assert.Equal("one", early.Owner);
        Assert.Equal(new Claim("two", At(0).AddHours(1)), due);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Claim_TwentyAtOnce_ExactlyOneGetsIt(bool heldBefore)
    {
        var (store, _) = await BuildMessageStoreAsync();
        if (heldBefore)
            await store.ClaimAsync("letter-1", "before", At(-100), null, Token);

        var claims = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => Task.Run(() => store.ClaimAsync("letter-1", $"{i}", At(0), TimeSpan.FromMinutes(1), Token)))
        );

        var holder = Assert.Single(claims.Distinct());
        Assert.NotEqual("before", holder.Owner);
        Assert.Equal(holder, await store.FindClaimAsync("letter-1", Token));
    }

    [Fact]
    public async Task Release_ByItsHolderOnly_FreesTheKey()
    {
        var (store, _) = await BuildMessageStoreAsync();
        await store.ClaimAsync("letter-1", "one", At(0), null, Token);

        await store.ReleaseAsync("letter-1", "two", Token);
        Assert.Equal("one", (await store.FindClaimAsync("letter-1", Token))!.Owner);
        await store.ReleaseAsync("letter-1", "one", Token);
        await store.ReleaseAsync("letter-1", "one", Token);

        Assert.Null(await store.FindClaimAsync("letter-1", Token));
        Assert.Equal("two", (await store.ClaimAsync("letter-1", "two", At(1), null, Token)).Owner);
    }
}
