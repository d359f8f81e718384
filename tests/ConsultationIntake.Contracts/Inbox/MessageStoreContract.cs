using System.Text.Json;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;

namespace ConsultationIntake.Contracts.Inbox;

/// <summary>What every <see cref="IMessageStore"/> must do.</summary>
public abstract partial class MessageStoreContract
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>An empty store, and the queue it puts work on.</summary>
    protected abstract Task<MessagesUnderTest> BuildMessageStoreAsync();

    [Fact]
    public async Task Add_EverythingSet_IsFoundAsItWasAndQueued()
    {
        var (store, receiveWork) = await BuildMessageStoreAsync();
        var message = Message(1) with
        {
            ContentType = "multipart/form-data; boundary=xYzZY",
            State = MessageState.Submission,
            Reason = MessageReason.Late,
            Trusted = true,
            Consultation = "safer-plan",
            Released = true,
            TakenIn = true,
            Sender = "siân@example.org",
            SenderName = "Siân \"Jones\" 😀",
            Subject = new string('ŵ', 5_000) + "\0\r\n",
            Partner = "northtown-council",
            Reference = SubmissionReference.New(),
            Acknowledgement = AcknowledgementState.Sending,
            AcknowledgementTries = 2,
            Failure = "It took five tries.",
            Erased = true,
        };

        await AddedAsync(store, message);

        AssertSame(message, await StoredAsync(store, message.Id));
        Assert.Equal(WorkItem.ReadEmail(message.Id), Assert.Single(await receiveWork()));
    }

    [Fact]
    public async Task Add_IdThatIsThere_ChangesAndQueuesNothing()
    {
        var (store, receiveWork) = await BuildMessageStoreAsync();
        await AddedAsync(store, Message(1));

        var again = await store.AddAsync(Message(1) with { Consultation = "safer-plan" }, WorkItem.ReadEmail("another"), Token);

        Assert.False(again);
        AssertSame(Message(1), await StoredAsync(store, Message(1).Id));
        Assert.Single(await receiveWork());
        Assert.Equal(1, (await store.TallyAsync("", Token)).Messages);
        Assert.Equal(MessageTally.Empty, await store.TallyAsync("safer-plan", Token));
    }

    [Fact]
    public async Task Add_TwentyAtOnceWithOneId_AddsExactlyOne()
    {
        var (store, _) = await BuildMessageStoreAsync();

        var added = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Task.Run(() => store.AddAsync(Message(1), WorkItem.ReadEmail("1"), Token)))
        );

        Assert.Single(added, true);
        Assert.Equal(1, (await store.TallyAsync("", Token)).Messages);
    }

    [Fact]
    public async Task Find_NotThere_IsNull()
    {
        var (store, _) = await BuildMessageStoreAsync();

        Assert.Null(await store.FindAsync("nothing", Token));
    }

    [Fact]
    public async Task Update_IntoAConsultation_MovesItsCount()
    {
        var (store, _) = await BuildMessageStoreAsync();
        var message = await AddedAsync(store, Message(1));
        await AddedAsync(store, Message(2));

        var updated = await store.UpdateAsync(
            message with
            {
                Consultation = "safer-plan",
                State = MessageState.SetAside,
                Reason = MessageReason.Bounce,
                Acknowledgement = AcknowledgementState.NotWanted,
            },
            Token
        );

        Assert.NotNull(updated);
        Assert.NotEqual(message.Version, updated.Version);
        AssertSame(updated, await StoredAsync(store, message.Id));
        Assert.Equal(updated.Version, (await StoredAsync(store, message.Id)).Version);
        Assert.Equal(1, (await store.TallyAsync("", Token)).Messages);
        Assert.Equal(
            MessageTally.Of([(MessageState.SetAside, MessageReason.Bounce, AcknowledgementState.NotWanted, 1)]),
            await store.TallyAsync("safer-plan", Token)
        );
    }

    [Fact]
    public async Task Update_WithTheVersionItReturned_GoesOn()
    {
        var (store, _) = await BuildMessageStoreAsync();
        var message = await AddedAsync(store, Message(1));

        var once = await store.UpdateAsync(message with { Subject = "Once" }, Token);
        var twice = await store.UpdateAsync(once! with { Subject = "Twice" }, Token);

        Assert.Equal("Twice", (await StoredAsync(store, message.Id)).Subject);
        Assert.Equal(twice!.Version, (await StoredAsync(store, message.Id)).Version);
    }

    [Fact]
    public async Task Update_StaleVersionOrNotThere_IsNullAndChangesNothing()
    {
        var (store, _) = await BuildMessageStoreAsync();
        var message = await AddedAsync(store, Message(1));
        var first = await store.UpdateAsync(message with { State = MessageState.Submission }, Token);

        var stale = await store.UpdateAsync(message with { State = MessageState.Failed }, Token);
        var gone = await store.UpdateAsync(message with { Id = "another" }, Token);

        Assert.Null(stale);
        Assert.Null(gone);
        AssertSame(first!, await StoredAsync(store, message.Id));
        Assert.Equal(1, (await store.TallyAsync("", Token)).Submissions);
        Assert.Equal(1, (await store.TallyAsync("", Token)).Messages);
    }

    [Fact]
    public async Task Update_TwentyAtOnceOfOneVersion_SavesExactlyOne()
    {
        var (store, _) = await BuildMessageStoreAsync();
        var message = await AddedAsync(store, Message(1));

        var updates = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(i =>
                    Task.Run(() =>
                        store.UpdateAsync(
                            message with
                            {
                                Subject = $"{i}",
                                Consultation = $"plan-{i}",
                                State = MessageState.Submission,
                            },
                            Token
                        )
                    )
                )
        );

        var winner = Assert.Single(updates, update => update is not null);
        AssertSame(winner!, await StoredAsync(store, message.Id));
        Assert.Equal(MessageTally.Empty, await store.TallyAsync("", Token));
        Assert.Equal(1, (await store.TallyAsync(winner!.Consultation, Token)).Submissions);
    }

    [Fact]
    public async Task Tally_UnderParallelWork_LosesNothing()
    {
        var (store, _) = await BuildMessageStoreAsync();

        await Parallel.ForAsync(
            0,
            40,
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Token },
            async (i, token) =>
            {
                await store.AddAsync(Message(i), WorkItem.ReadEmail($"{i}"), token);
                var stored = await store.FindAsync(Message(i).Id, token);
                if (i % 4 != 0)
                    Assert.NotNull(
                        await store.UpdateAsync(stored! with { Consultation = "safer-plan", State = (MessageState)(i % 4) }, token)
                    );
            }
        );

        var unknown = await store.TallyAsync("", Token);
        var known = await store.TallyAsync("safer-plan", Token);
        Assert.Equal((10, 10), (unknown.Messages, unknown.Waiting));
        Assert.Equal((30, 10, 10, 10), (known.Messages, known.Submissions, known.Duplicates, known.SetAside));
        Assert.True(known.AddsUp);
    }

    [Fact]
    public async Task List_InPages_NewestFirstNoneTwiceNoneMissing()
    {
        var (store, _) = await BuildMessageStoreAsync();
        foreach (var i in Enumerable.Range(0, 45))
            await AddedAsync(store, Message(i));

        var seen = new List<string>();
        var query = new MessageQuery { Take = 20 };
        while (await store.ListAsync(query, Token) is { Count: > 0 } page)
        {
            seen.AddRange(page.Select(message => message.Id));
            query = query with { After = page[^1].Id };
        }

        Assert.Equal(Enumerable.Range(0, 45).Reverse().Select(i => Message(i).Id), seen);
    }

    [Fact]
    public async Task List_IdsOfSeveralLengths_InDescendingOrder()
    {
        var (store, _) = await BuildMessageStoreAsync();
        string[] ids = ["2026-a", "2026-ab", "2026-a-", "2026-a0", "2026-b", "z", "0", "-"];
        foreach (var id in ids)
            await AddedAsync(store, Message(1) with { Id = id });

        var listed = await store.ListAsync(new MessageQuery(), Token);

        Assert.Equal(ids.OrderDescending(StringComparer.Ordinal), listed.Select(message => message.Id));
    }

    [Fact]
    public async Task List_Filters_ShowAllThatMatchAndNothingElse()
    {
        var (store, _) = await BuildMessageStoreAsync();
        foreach (var i in Enumerable.Range(0, 24))
            await AddedAsync(store, Message(i) with { Consultation = i % 2 == 0 ? "safer-plan" : "", State = (MessageState)(i % 3) });

        await AssertListsAsync(store, new() { Consultation = "safer-plan" }, i => i % 2 == 0);
        await AssertListsAsync(store, new() { Consultation = "" }, i => i % 2 != 0);
        await AssertListsAsync(store, new() { State = MessageState.Duplicate }, i => i % 3 == 2);
        await AssertListsAsync(store, new() { Since = At(5), Before = At(15) }, i => i is >= 5 and < 15);
        await AssertListsAsync(
            store,
            new()
            {
                Consultation = "safer-plan",
                State = MessageState.Waiting,
                Before = At(12),
            },
            i => i % 6 == 0 && i < 12
        );
        await AssertListsAsync(store, new() { State = MessageState.Failed }, _ => false);
    }

    [Fact]
    public async Task List_OfASubmission_ShowsTheMessageItCameInAndThoseThatRepeatIt()
    {
        var (store, _) = await BuildMessageStoreAsync();
        var (one, other) = (SubmissionReference.New(), SubmissionReference.New());
        await AddedAsync(store, Message(1) with { Reference = one });
        await AddedAsync(store, Message(2));
        await AddedAsync(store, Message(3) with { Reference = other });
        var repeat = await AddedAsync(store, Message(4));
        await store.UpdateAsync(repeat with { Reference = one, State = MessageState.Duplicate }, Token);

        var listed = await store.ListAsync(new MessageQuery { Reference = one }, Token);

        Assert.Equal([Message(4).Id, Message(1).Id], listed.Select(message => message.Id));
    }

    [Fact]
    public async Task Update_ErasingAMessage_LeavesItsCountAndNothingOfItsSender()
    {
        var (store, _) = await BuildMessageStoreAsync();
        var message = await AddedAsync(
            store,
            Message(1) with
            {
                Consultation = "safer-plan",
                State = MessageState.Submission,
                Sender = "sian@example.org",
                SenderName = "Siân",
                Subject = "Our letter",
                Reference = SubmissionReference.New(),
            }
        );

        await store.UpdateAsync(message with { Sender = null, SenderName = null, Subject = null, Erased = true }, Token);

        var erased = await StoredAsync(store, message.Id);
        Assert.Equal((null, null, null, true), (erased.Sender, erased.SenderName, erased.Subject, erased.Erased));
        Assert.Equal(message.Reference, erased.Reference);
        Assert.Equal(
            (1, 1),
            ((await store.TallyAsync("safer-plan", Token)).Messages, (await store.TallyAsync("safer-plan", Token)).Submissions)
        );
    }

    private static DateTimeOffset At(int minute) => Samples.Noon.AddMinutes(minute);

    private static InboxMessage Message(int i) =>
        new()
        {
            Id = $"2026-11-10-{i:D6}-abc",
            ReceivedAt = At(i),
            Source = MessageSource.InboundParse,
            Blob = $"inbound/{i}",
            BodyHash = $"{i:x64}",
            Trusted = false,
        };

    private static async Task<InboxMessage> AddedAsync(IMessageStore store, InboxMessage message)
    {
        Assert.True(await store.AddAsync(message, WorkItem.ReadEmail(message.Id), Token));
        return await StoredAsync(store, message.Id);
    }

    private static async Task<InboxMessage> StoredAsync(IMessageStore store, string id)
    {
        var stored = await store.FindAsync(id, Token);
        Assert.NotNull(stored);
        return stored;
    }

    private static async Task AssertListsAsync(IMessageStore store, MessageQuery query, Func<int, bool> expected) =>
        Assert.Equal(
            Enumerable.Range(0, 24).Reverse().Where(expected).Select(i => Message(i).Id),
            (await store.ListAsync(query, Token)).Select(message => message.Id)
        );

    private static void AssertSame(InboxMessage expected, InboxMessage actual)
    {
        Assert.Equal(
            JsonSerializer.Serialize(expected with { Version = null, Reference = null }),
            JsonSerializer.Serialize(actual with { Version = null, Reference = null })
        );
        Assert.Equal(expected.Reference, actual.Reference);
    }
}
