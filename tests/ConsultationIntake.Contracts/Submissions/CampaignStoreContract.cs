using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.NearCopies;

namespace ConsultationIntake.Contracts.Submissions;

/// <summary>What every <see cref="ICampaignStore"/> must do.</summary>
public abstract class CampaignStoreContract
{
    private static readonly ConsultationSlug SaferPlan = ConsultationSlug.Parse("safer-plan");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>An empty store.</summary>
    protected abstract Task<ICampaignStore> BuildCampaignStoreAsync();

    [Fact]
    public async Task Find_EmptyStore_IsEmpty()
    {
        var store = await BuildCampaignStoreAsync();

        Assert.Empty((await store.FindAsync(SaferPlan, ["a", "b"], 12, Token)).Campaigns);
        Assert.Empty((await store.FindAsync(SaferPlan, [], 12, Token)).Campaigns);
        Assert.Empty(await store.ListAsync(SaferPlan, 1, Token));
        Assert.Null(await store.OfAsync(SaferPlan, SubmissionReference.New(), Token));
    }

    [Fact]
    public async Task Start_New_IsFoundListedAndRecordedAsItWas()
    {
        var store = await BuildCampaignStoreAsync();
        var campaign = Of("first", "a", "b") with { FirstText = "Annwyl Gomisiynydd 😀,\n\n“Dŵr”." };

        var started = await StartAsync(store, campaign);

        Assert.True(started);
        foreach (
            var found in new[]
            {
                Assert.Single((await store.FindAsync(SaferPlan, ["b", "z"], 12, Token)).Campaigns),
                Assert.Single(await store.ListAsync(SaferPlan, 1, Token)),
                await store.OfAsync(SaferPlan, campaign.First, Token),
            }
        )
        {
            AssertSame(campaign, found!);
            Assert.Equal(1, found!.Copies);
            Assert.False(string.IsNullOrEmpty(found.Version));
        }
    }

    [Fact]
    public async Task Start_IdTaken_IsFalseAndChangesNothing()
    {
        var store = await BuildCampaignStoreAsync();
        var campaign = Of("first", "a");
        await StartAsync(store, campaign);

        var again = await StartAsync(store, campaign with { FirstText = "Another text", Keys = ["other"] });

        Assert.False(again);
        AssertSame(campaign, Assert.Single(await store.ListAsync(SaferPlan, 1, Token)));
        Assert.Empty((await store.FindAsync(SaferPlan, ["other"], 12, Token)).Campaigns);
    }

    [Fact]
    public async Task Start_AnotherWasStartedSince_IsFalseAndChangesNothing()
    {
        var store = await BuildCampaignStoreAsync();
        var version = (await store.FindAsync(SaferPlan, ["a"], 12, Token)).IndexVersion;
        await StartAsync(store, Of("first", "x"));
        var late = Of("second", "a");

        Assert.False(await store.TryStartAsync(SaferPlan, [late], version, Token));
        Assert.Empty((await store.FindAsync(SaferPlan, ["a"], 12, Token)).Campaigns);
        Assert.Null(await store.OfAsync(SaferPlan, late.First, Token));
        Assert.True(await StartAsync(store, late));
    }

    [Fact]
    public async Task Start_TwentyAtOnceOfOneVersion_ExactlyOneGetsIt()
    {
        var store = await BuildCampaignStoreAsync();
        var version = (await store.FindAsync(SaferPlan, ["a"], 12, Token)).IndexVersion;

        var started = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => Task.Run(() => store.TryStartAsync(SaferPlan, [Of($"first {i}", "a")], version, Token)))
        );

        Assert.Single(started, true);
        Assert.Single(await store.ListAsync(SaferPlan, 1, Token));
    }

    [Fact]
    public async Task Start_ManyTogether_EachIsFoundAndRecorded()
    {
        var store = await BuildCampaignStoreAsync();
        Campaign[] campaigns =
        [
            .. Enumerable.Range(0, 14).Select(i => Of($"first {i}", [.. Enumerable.Range(0, 12).Select(key => $"{i}-{key}")])),
        ];
        var version = (await store.FindAsync(SaferPlan, ["0-0"], 12, Token)).IndexVersion;

        Assert.True(await store.TryStartAsync(SaferPlan, campaigns, version, Token));

        Assert.Equal(14, (await store.ListAsync(SaferPlan, 1, Token)).Count);
        AssertSame(campaigns[13], Assert.Single((await store.FindAsync(SaferPlan, ["13-11"], 12, Token)).Campaigns));
        Assert.NotNull(await store.OfAsync(SaferPlan, campaigns[7].First, Token));
        Assert.False(await store.TryStartAsync(SaferPlan, [Of("late", "a")], version, Token));
    }

    [Fact]
    public async Task Start_TwoTogetherAndOneIdTaken_StartsNeither()
    {
        var store = await BuildCampaignStoreAsync();
        var taken = Of("first", "a");
        await StartAsync(store, taken);
        var version = (await store.FindAsync(SaferPlan, ["b"], 12, Token)).IndexVersion;

        Assert.False(await store.TryStartAsync(SaferPlan, [Of("second", "b"), taken with { Keys = ["b"] }], version, Token));

        Assert.Empty((await store.FindAsync(SaferPlan, ["b"], 12, Token)).Campaigns);
        AssertSame(taken, Assert.Single(await store.ListAsync(SaferPlan, 1, Token)));
    }

    [Fact]
    public async Task Find_Several_MostSharedKeysThenMostCopiesThenId()
    {
        var store = await BuildCampaignStoreAsync();
        Campaign[] campaigns = [Of("one", "a", "b", "c"), Of("two", "a"), Of("three", "a"), Of("four", "a"), Of("five", "other")];
        foreach (var campaign in campaigns)
            await StartAsync(store, campaign);
        await store.RecordAsync(SaferPlan, campaigns[2].Id, SubmissionReference.Derive("copy"), Token);

        var found = await store.FindAsync(SaferPlan, ["a", "b", "c"], 12, Token);
        var fewer = await store.FindAsync(SaferPlan, ["a", "b", "c"], 2, Token);

        var equals = new[] { campaigns[1].Id, campaigns[3].Id }.Order(StringComparer.Ordinal);
        Assert.Equal([campaigns[0].Id, campaigns[2].Id, .. equals], found.Campaigns.Select(campaign => campaign.Id));
        Assert.Equal([campaigns[0].Id, campaigns[2].Id], fewer.Campaigns.Select(campaign => campaign.Id));
    }

    [Fact]
    public async Task Find_SixtyKeys_FindsWhatSharesOne()
    {
        var store = await BuildCampaignStoreAsync();
        await StartAsync(store, Of("first", "key-59"));

        var found = await store.FindAsync(SaferPlan, [.. Enumerable.Range(0, 60).Select(i => $"key-{i}")], 12, Token);

        Assert.Single(found.Campaigns);
    }

    [Fact]
    public async Task Record_Copies_AreCountedOnceEach()
    {
        var store = await BuildCampaignStoreAsync();
        var campaign = Of("first", "a");
        await StartAsync(store, campaign);

        Assert.Equal(1, await store.RecordAsync(SaferPlan, campaign.Id, campaign.First, Token));
        Assert.Equal(2, await store.RecordAsync(SaferPlan, campaign.Id, SubmissionReference.Derive("second"), Token));
        Assert.Equal(2, await store.RecordAsync(SaferPlan, campaign.Id, SubmissionReference.Derive("second"), Token));
        Assert.Equal(campaign.Id, (await store.OfAsync(SaferPlan, SubmissionReference.Derive("second"), Token))!.Id);
        Assert.Equal(2, Assert.Single(await store.ListAsync(SaferPlan, 2, Token)).Copies);
        Assert.Empty(await store.ListAsync(SaferPlan, 3, Token));
    }

    [Fact]
    public async Task List_SomeAtATime_IsInTheOrderOfAll()
    {
        var store = await BuildCampaignStoreAsync();
        var campaigns = Enumerable.Range(0, 5).Select(i => Of($"letter {i}", $"key {i}")).ToList();
        foreach (var (i, campaign) in campaigns.Index())
        {
            await StartAsync(store, campaign);
            await store.RecordAsync(
                SaferPlan,
                campaign.Id,
                [.. Enumerable.Range(0, i % 3).Select(copy => SubmissionReference.Derive($"copy {copy} of {i}"))],
                Token
            );
        }

        var all = await store.ListAsync(SaferPlan, 2, Token);
        var first = await store.ListAsync(SaferPlan, 2, skip: 0, take: 2, Token);
        var rest = await store.ListAsync(SaferPlan, 2, skip: 2, take: 2, Token);

        Assert.Equal([3, 2, 2], all.Select(campaign => campaign.Copies));
        Assert.Equal(all.Select(campaign => campaign.Id), first.Concat(rest).Select(campaign => campaign.Id));
        Assert.Empty(await store.ListAsync(SaferPlan, 2, skip: 3, take: 2, Token));
    }

    [Fact]
    public async Task Record_MoreThanATransactionHolds_SomeRecordedBefore_CountsEachOnce()
    {
        var store = await BuildCampaignStoreAsync();
        var campaign = Of("first", "a");
        await StartAsync(store, campaign);
        var copies = Enumerable.Range(0, 200).Select(i => SubmissionReference.Derive($"copy {i}")).ToList();
        Assert.Equal(6, await store.RecordAsync(SaferPlan, campaign.Id, [.. copies.Take(5), copies[0]], Token));

        Assert.Equal(201, await store.RecordAsync(SaferPlan, campaign.Id, copies, Token));
        Assert.Equal(201, await store.RecordAsync(SaferPlan, campaign.Id, copies, Token));

        var found = await store.OfAsync(SaferPlan, [.. copies, SubmissionReference.Derive("no copy")], Token);
        Assert.Equal(200, found.Count);
        Assert.All(found.Values, one => Assert.Equal((campaign.Id, 201), (one.Id, one.Copies)));
    }

    [Fact]
    public async Task Record_ManyAtOnceEachTwice_CountsEachOnce()
    {
        var store = await BuildCampaignStoreAsync();
        var campaign = Of("first", "a");
        await StartAsync(store, campaign);

        await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(i => Task.Run(() => store.RecordAsync(SaferPlan, campaign.Id, SubmissionReference.Derive($"copy {i / 2}"), Token)))
        );

        Assert.Equal(21, Assert.Single(await store.ListAsync(SaferPlan, 1, Token)).Copies);
    }

    [Fact]
    public async Task Record_NoSuchCampaign_IsNull()
    {
        var store = await BuildCampaignStoreAsync();

        Assert.Null(await store.RecordAsync(SaferPlan, "none", SubmissionReference.Derive("copy"), Token));
        Assert.Null(await store.OfAsync(SaferPlan, SubmissionReference.Derive("copy"), Token));
    }

    [Fact]
    public async Task Record_DoesNotChangeTheVersion()
    {
        var store = await BuildCampaignStoreAsync();
        var stored = await StartedAsync(store, Of("first", "a"));

        await store.RecordAsync(SaferPlan, stored.Id, SubmissionReference.Derive("copy"), Token);

        Assert.Equal(stored.Version, (await store.OfAsync(SaferPlan, stored.First, Token))!.Version);
        Assert.True(await store.UpdateAsync(SaferPlan, stored with { Votes = [1] }, Token));
    }

    [Fact]
    public async Task Update_CurrentVersion_ReplacesTextVotesVotersAndKeysButNotTheCopies()
    {
        var store = await BuildCampaignStoreAsync();
        var stored = await StartedAsync(store, Of("first", "a", "b"));
        await store.RecordAsync(SaferPlan, stored.Id, SubmissionReference.Derive("copy"), Token);
        var voted = stored with { Votes = [1, 0, 1], Voters = [SubmissionReference.Derive("copy")], Keys = ["b", "c"], Copies = 77 };

        var updated = await store.UpdateAsync(SaferPlan, voted, Token);

        Assert.True(updated);
        Assert.Empty((await store.FindAsync(SaferPlan, ["a"], 12, Token)).Campaigns);
        var found = Assert.Single((await store.FindAsync(SaferPlan, ["b", "c"], 12, Token)).Campaigns);
        AssertSame(voted, found);
        Assert.Equal(2, found.Copies);
        Assert.NotEqual(stored.Version, found.Version);
    }

    [Fact]
    public async Task Update_StaleVersionOrGone_IsFalseAndChangesNothing()
    {
        var store = await BuildCampaignStoreAsync();
        var stored = await StartedAsync(store, Of("first", "a"));
        await store.UpdateAsync(SaferPlan, stored with { Votes = [1] }, Token);

        Assert.False(await store.UpdateAsync(SaferPlan, stored with { Votes = [2] }, Token));
        Assert.False(await store.UpdateAsync(SaferPlan, stored with { Id = "none" }, Token));
        Assert.Equal([1], Assert.Single(await store.ListAsync(SaferPlan, 1, Token)).Votes);
    }

    [Fact]
    public async Task Update_TwentyAtOnceOfOneVersion_SavesExactlyOne()
    {
        var store = await BuildCampaignStoreAsync();
        var stored = await StartedAsync(store, Of("first", "a"));

        var updated = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(i => Task.Run(() => store.UpdateAsync(SaferPlan, stored with { Votes = [i], Keys = [$"key-{i}"] }, Token)))
        );

        Assert.Single(updated, true);
        var left = Assert.Single(await store.ListAsync(SaferPlan, 1, Token));
        Assert.Equal(Array.IndexOf(updated, true), Assert.Single(left.Votes));
        Assert.Single((await store.FindAsync(SaferPlan, [.. Enumerable.Range(0, 20).Select(i => $"key-{i}")], 12, Token)).Campaigns);
    }

    [Fact]
    public async Task List_Several_MostCopiesFirstThenById()
    {
        var store = await BuildCampaignStoreAsync();
        Campaign[] campaigns = [Of("one", "a"), Of("two", "b"), Of("three", "c")];
        foreach (var campaign in campaigns)
            await StartAsync(store, campaign);
        await store.RecordAsync(SaferPlan, campaigns[1].Id, SubmissionReference.Derive("copy"), Token);

        var listed = await store.ListAsync(SaferPlan, 1, Token);

        Assert.Equal(
            [campaigns[1].Id, .. new[] { campaigns[0].Id, campaigns[2].Id }.Order(StringComparer.Ordinal)],
            listed.Select(campaign => campaign.Id)
        );
        Assert.Empty(await store.ListAsync(ConsultationSlug.Parse("safer-plan-2"), 1, Token));
    }

    [Fact]
    public async Task Forget_ACopy_IsOneFewer()
    {
        var store = await BuildCampaignStoreAsync();
        var stored = await StartedAsync(store, Of("first", "a"));
        var copy = SubmissionReference.Derive("copy");
        await store.RecordAsync(SaferPlan, stored.Id, copy, Token);

        Assert.True(await store.ForgetAsync(SaferPlan, copy, Token));
        Assert.False(await store.ForgetAsync(SaferPlan, copy, Token));
        Assert.Null(await store.OfAsync(SaferPlan, copy, Token));
        Assert.Equal(1, Assert.Single(await store.ListAsync(SaferPlan, 1, Token)).Copies);
    }

    [Fact]
    public async Task Forget_TheFirstWhileOthersRemain_LeavesTheTemplateWithoutItsWords()
    {
        var store = await BuildCampaignStoreAsync();
        var copy = SubmissionReference.Derive("copy");
        var stored = await StartedAsync(store, Of("first", "a") with { FirstText = "Please fund buses. Ann" });
        await store.RecordAsync(SaferPlan, stored.Id, copy, Token);
        await store.UpdateAsync(SaferPlan, stored with { Votes = [1, 1, 1, 0], Voters = [copy] }, Token);

        Assert.True(await store.ForgetAsync(SaferPlan, stored.First, Token));

        var left = await store.OfAsync(SaferPlan, copy, Token);
        Assert.Equal(1, left!.Copies);
        Assert.DoesNotContain("Ann", left.FirstText, StringComparison.Ordinal);
        Assert.Empty(left.Voters);
        Assert.Single((await store.FindAsync(SaferPlan, ["a"], 12, Token)).Campaigns);
    }

    [Fact]
    public async Task Forget_TheLast_TakesTheCampaignAndItsKeys()
    {
        var store = await BuildCampaignStoreAsync();
        var stored = await StartedAsync(store, Of("first", "a"));

        Assert.True(await store.ForgetAsync(SaferPlan, stored.First, Token));

        Assert.Empty(await store.ListAsync(SaferPlan, 0, Token));
        Assert.Empty((await store.FindAsync(SaferPlan, ["a"], 12, Token)).Campaigns);
        Assert.Null(await store.RecordAsync(SaferPlan, stored.Id, SubmissionReference.New(), Token));
        Assert.True(await StartAsync(store, Of("first", "a")));
    }

    private static async Task<Campaign> StartedAsync(ICampaignStore store, Campaign campaign)
    {
        Assert.True(await StartAsync(store, campaign));
        return (await store.OfAsync(SaferPlan, campaign.First, Token))!;
    }

    private static async Task<bool> StartAsync(ICampaignStore store, Campaign campaign) =>
        await store.TryStartAsync(SaferPlan, [campaign], (await store.FindAsync(SaferPlan, campaign.Keys, 12, Token)).IndexVersion, Token);

    private static Campaign Of(string seed, params string[] keys)
    {
        var first = SubmissionReference.Derive(seed);
        return new Campaign
        {
            Id = first.ToString().Replace("-", "", StringComparison.Ordinal),
            First = first,
            FirstText = $"The text of {seed}.",
            Keys = keys,
            Copies = 1,
        };
    }

    /// <summary>Records compare their lists by reference: here by what they hold.</summary>
    private static void AssertSame(Campaign expected, Campaign actual)
    {
        Assert.Equal((expected.Id, expected.First, expected.FirstText), (actual.Id, actual.First, actual.FirstText));
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.Equal(expected.Votes, actual.Votes);
        Assert.Equal(expected.Voters, actual.Voters);
    }
}
