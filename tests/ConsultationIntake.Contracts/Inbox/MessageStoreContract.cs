using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Work;

namespace ConsultationIntake.Contracts.Inbox;

/// <summary>What every <see cref="IMessageStore"/> must do.</summary>
public abstract class MessageStoreContract
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="Store">Empty.</param>
    /// <param name="ReceiveAsync">What has been queued since it was last asked.</param>
    protected sealed record UnderTest(IMessageStore Store, Func<Task<IReadOnlyList<WorkItem>>> ReceiveAsync);

    protected abstract Task<UnderTest> BuildMessageStoreAsync();

    [Fact]
    public async Task Add_New_IsFoundAsItWasAndQueued()
    {
        var test = await BuildMessageStoreAsync();
        var message = Message(1) with { Sender = "siân@example.org", Subject = "“Ymateb” 𝒳 – O'Neill", SenderName = "Siân", ContentType = "multipart/form-data; boundary=x" };

        Assert.True(await test.Store.AddAsync(message, WorkItem.ReadEmail(message.Id), Token));

        var found = await test.Store.FindAsync(message.Id, Token);
        Assert.NotNull(found?.Version);
        Assert.Equal(message, found with { Version = null });
        Assert.Equal([WorkItem.ReadEmail(message.Id)], await test.ReceiveAsync());
    }

    [Fact]
    public async Task Add_IdThatIsThere_ChangesAndQueuesNothing()
    {
        var test = await BuildMessageStoreAsync();
        await test.Store.AddAsync(Message(1), WorkItem.ReadEmail("1"), Token);
        await test.ReceiveAsync();

        Assert.False(await test.Store.AddAsync(Message(1) with { Subject = "other" }, WorkItem.ReadEmail("1"), Token));

        Assert.Null((await test.Store.FindAsync(Message(1).Id, Token))!.Subject);
        Assert.Empty(await test.ReceiveAsync());
        Assert.Equal(1, (await test.Store.TallyAsync("", Token)).Messages);
    }

    [Fact]
    public async Task Find_NotThere_IsNull()
    {
        var test = await BuildMessageStoreAsync();

        Assert.Null(await test.Store.FindAsync("20260101-000000000-00", Token));
        Assert.Null(await test.Store.FindClaimAsync("nobody", Token));
        Assert.Equal(MessageTally.Empty, await test.Store.TallyAsync("safer-plan", Token));
    }

    [Fact]
    public async Task Update_MovesTheCountsWithTheMessage()
    {
        var test = await BuildMessageStoreAsync();
        await test.Store.AddAsync(Message(1), WorkItem.ReadEmail("1"), Token);
        await test.Store.AddAsync(Message(2), WorkItem.ReadEmail("2"), Token);
        var message = (await test.Store.FindAsync(Message(1).Id, Token))!;

        var saved = await test.Store.UpdateAsync(
            message with { Consultation = "safer-plan", State = MessageState.SetAside, Reason = MessageReason.Bounce }, Token);

        Assert.NotNull(saved);
        var (unrouted, routed) = (await test.Store.TallyAsync("", Token), await test.Store.TallyAsync("safer-plan", Token));
        Assert.Equal((1, 1), (unrouted.Messages, unrouted.Waiting));
        Assert.Equal((1, 1, 1), (routed.Messages, routed.SetAside, routed.SetAsideBy[MessageReason.Bounce]));
        Assert.True(routed.AddsUp);
    }

    [Fact]
    public async Task Update_StaleVersion_IsNullAndChangesNothing()
    {
        var test = await BuildMessageStoreAsync();
        await test.Store.AddAsync(Message(1), WorkItem.ReadEmail("1"), Token);
        var message = (await test.Store.FindAsync(Message(1).Id, Token))!;
        await test.Store.UpdateAsync(message with { State = MessageState.Failed }, Token);

        Assert.Null(await test.Store.UpdateAsync(message with { State = MessageState.Submission }, Token));

        Assert.Equal(MessageState.Failed, (await test.Store.FindAsync(message.Id, Token))!.State);
        Assert.Equal(1, (await test.Store.TallyAsync("", Token)).Failed);
    }

    [Fact]
    public async Task List_FiltersAndPagesNewestFirst()
    {
        var test = await BuildMessageStoreAsync();
        for (var i = 1; i <= 7; i++)
            await test.Store.AddAsync(Message(i) with { Consultation = i % 2 == 0 ? "safer-plan" : "" }, WorkItem.ReadEmail($"{i}"), Token);

        var first = await test.Store.ListAsync(new MessageQuery { Take = 3 }, Token);
        var second = await test.Store.ListAsync(new MessageQuery { Take = 3, After = first[^1].Id }, Token);
        var routed = await test.Store.ListAsync(new MessageQuery { Consultation = "safer-plan", State = MessageState.Waiting, Since = Samples.Noon.AddMinutes(3), Before = Samples.Noon.AddMinutes(6) }, Token);

        Assert.Equal([7, 6, 5, 4, 3, 2], first.Concat(second).Select(message => message.ReceivedAt.Minute));
        Assert.Equal([4], routed.Select(message => message.ReceivedAt.Minute));
        Assert.Empty(await test.Store.ListAsync(new MessageQuery { State = MessageState.Failed }, Token));
    }

    [Fact]
    public async Task Claim_ManyAtOnce_ExactlyOneHoldsIt()
    {
        var test = await BuildMessageStoreAsync();

        var claims = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => test.Store.ClaimAsync("mail-1", $"owner-{i}", Samples.Noon, null, Token))));

        Assert.Single(claims.Select(claim => claim.Owner).Distinct());
        Assert.Equal(claims[0].Owner, (await test.Store.FindClaimAsync("mail-1", Token))!.Owner);
    }

    [Fact]
    public async Task Claim_AgainByItsHolder_ChangesNothingAndAfterItsTimeAnotherMayHaveIt()
    {
        var test = await BuildMessageStoreAsync();
        var hour = TimeSpan.FromHours(1);
        await test.Store.ClaimAsync("ack-1", "a", Samples.Noon, hour, Token);

        Assert.Equal(new Claim("a", Samples.Noon), await test.Store.ClaimAsync("ack-1", "a", Samples.Noon.AddMinutes(30), hour, Token));
        Assert.Equal("a", (await test.Store.ClaimAsync("ack-1", "b", Samples.Noon.AddMinutes(59), hour, Token)).Owner);
        Assert.Equal("b", (await test.Store.ClaimAsync("ack-1", "b", Samples.Noon.AddMinutes(60), hour, Token)).Owner);
        Assert.Equal("b", (await test.Store.ClaimAsync("ack-1", "c", Samples.Noon.AddYears(1), null, Token)).Owner);
    }

    [Fact]
    public async Task Release_ByItsHolderOnly_FreesTheKey()
    {
        var test = await BuildMessageStoreAsync();
        await test.Store.ClaimAsync("reminder-1", "a", Samples.Noon, null, Token);

        await test.Store.ReleaseAsync("reminder-1", "b", Token);
        Assert.NotNull(await test.Store.FindClaimAsync("reminder-1", Token));
        await test.Store.ReleaseAsync("reminder-1", "a", Token);

        Assert.Null(await test.Store.FindClaimAsync("reminder-1", Token));
    }

    private static InboxMessage Message(int minute) => new()
    {
        Id = $"20261110-12{minute:00}00000-0123456789abcdef",
        ReceivedAt = Samples.Noon.AddMinutes(minute),
        Source = MessageSource.InboundParse,
        Blob = $"inbound/{minute}",
        BodyHash = "00",
        Trusted = true,
    };
}
