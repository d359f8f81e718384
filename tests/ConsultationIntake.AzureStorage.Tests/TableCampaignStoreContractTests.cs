using ConsultationIntake.AzureStorage.NearCopies;
using ConsultationIntake.Consultations;
using ConsultationIntake.Contracts;
using ConsultationIntake.Contracts.Submissions;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.NearCopies;

namespace ConsultationIntake.AzureStorage.Tests;

public sealed class TableCampaignStoreContractTests(AzuriteServer azurite) : CampaignStoreContract
{
    private const string Letter =
        "I am writing to ask that the plan puts more officers on foot in the centre of town after dark, because the buses stop at nine "
        + "and people who finish late walk home along the canal where the lamps have been broken since the spring and nobody answers when "
        + "it is reported, and I would like the commissioner to say in public each month what has been done about it and what has not.";

    private static readonly ConsultationSlug Slug = ConsultationSlug.Parse("plan-2026");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    protected override async Task<ICampaignStore> BuildCampaignStoreAsync() =>
        new TableCampaignStore(await azurite.NewTableAsync(), TimeProvider.System);

    [Fact]
    public async Task Find_ManyCampaignsBehindOneKey_ReadsOnlyWhatItRanks()
    {
        var (slug, token, count) = (Slug, Token, new RequestCount());
        var table = await azurite.NewTableAsync(count);
        var store = new TableCampaignStore(table, TimeProvider.System);
        for (var i = 0; i < 70; i++)
        {
            var first = SubmissionReference.Derive($"first {i}");
            var campaign = new Campaign
            {
                Id = $"c{i:d2}",
                First = first,
                FirstText = $"Letter {i}.",
                Keys = ["phrase", $"own {i}"],
                Copies = 1,
            };
            await store.TryStartAsync(slug, [campaign], (await store.FindAsync(slug, [], 12, token)).IndexVersion, token);
        }

        var other = new TableCampaignStore(table, TimeProvider.System);
        var found = new CampaignCandidates([], "");
        var reads = await count.OfAsync(async () => found = await other.FindAsync(slug, ["phrase"], 12, token));
        var again = await count.OfAsync(async () => await other.FindAsync(slug, ["phrase"], 12, token));

        // The index, what is behind the key, the copies of 48 and the twelve themselves. For the next text that is like them, the index.
        Assert.Equal(12, found.Campaigns.Count);
        Assert.Equal((1 + 1 + 48 + 12, 1), (reads, again));
    }

    [Fact]
    public async Task NearCopies_OfALetterThatManySend_CostAFewRequestsEach()
    {
        const int copies = 30;
        var count = new RequestCount();
        var table = await azurite.NewTableAsync(count);
        using var group = new GroupCopy(new TableCampaignStore(table, TimeProvider.System));
        for (var i = 0; i < copies; i++)
            await SendAsync(group, i);

        var requests = await count.OfAsync(async () =>
        {
            for (var i = copies; i < 2 * copies; i++)
                await SendAsync(group, i);
        });

        // Whether it is recorded, the index, the copy with one more counted, and what stands behind the keys of its sender's own words.
        // With a request for each of its keys it was eighteen.
        Assert.InRange(requests, copies, 5 * copies);
        var campaign = Assert.Single(await new TableCampaignStore(table, TimeProvider.System).ListAsync(Slug, 2, Token));
        Assert.Equal(2 * copies, campaign.Copies);

        static async Task SendAsync(GroupCopy group, int i) =>
            await group.ExecuteAsync(Slug, SubmissionReference.Derive($"copy {i}"), CopyOf(Letter, i), Token);
    }

    [Fact]
    public async Task OwnLetters_AreARequestForEachKeyAndAFewMore()
    {
        const int letters = 20;
        var count = new RequestCount();
        using var group = new GroupCopy(new TableCampaignStore(await azurite.NewTableAsync(count), TimeProvider.System));
        await group.ExecuteAsync(Slug, SubmissionReference.Derive("first"), OwnLetter(0), Token);

        var requests = await count.OfAsync(async () =>
        {
            for (var i = 1; i <= letters; i++)
                await group.ExecuteAsync(Slug, SubmissionReference.Derive($"letter {i}"), OwnLetter(i), Token);
        });

        // Whether it is recorded, the index, twelve keys, and the campaign of one that it starts.
        Assert.Equal((1 + 1 + 12 + 1) * letters, requests);
    }

    [Fact]
    public async Task Find_KeysKnownHere_SeesAtOnceWhatAnotherHostStarted()
    {
        var (one, other) = await TwoHostsAsync(TimeProvider.System);
        Assert.Empty((await one.FindAsync(Slug, ["a"], 12, Token)).Campaigns);

        var version = (await other.FindAsync(Slug, ["a"], 12, Token)).IndexVersion;
        Assert.True(await other.TryStartAsync(Slug, [Of("theirs", "a")], version, Token));

        Assert.False(await one.TryStartAsync(Slug, [Of("ours", "a")], version, Token));
        var found = await one.FindAsync(Slug, ["a"], 12, Token);
        Assert.Equal(Of("theirs", "a").Id, Assert.Single(found.Campaigns).Id);
        Assert.True(await one.TryStartAsync(Slug, [Of("ours", "a")], found.IndexVersion, Token));
        Assert.Equal(2, (await other.FindAsync(Slug, ["a"], 12, Token)).Campaigns.Count);
    }

    [Fact]
    public async Task Update_VotedOnElsewhere_IsFalseAndTheNextLookHasTheirVote()
    {
        var (one, other) = await TwoHostsAsync(TimeProvider.System);
        await StartAsync(one, Of("first", "a"));
        var known = Assert.Single((await one.FindAsync(Slug, ["a"], 12, Token)).Campaigns);
        Assert.True(await other.UpdateAsync(Slug, known with { Votes = [1] }, Token));

        Assert.False(await one.UpdateAsync(Slug, known with { Votes = [2] }, Token));

        var now = Assert.Single((await one.FindAsync(Slug, ["a"], 12, Token)).Campaigns);
        Assert.Equal([1], now.Votes);
        Assert.True(await one.UpdateAsync(Slug, now with { Votes = [3] }, Token));
    }

    [Fact]
    public async Task Record_ForgottenElsewhere_IsNullAndItIsFoundNoMore()
    {
        var (one, other) = await TwoHostsAsync(TimeProvider.System);
        var campaign = Of("first", "a");
        await StartAsync(one, campaign);
        Assert.Single((await one.FindAsync(Slug, ["a"], 12, Token)).Campaigns);
        Assert.True(await other.ForgetAsync(Slug, campaign.First, Token));

        Assert.Null(await one.RecordAsync(Slug, campaign.Id, SubmissionReference.Derive("copy"), Token));

        Assert.Empty((await one.FindAsync(Slug, ["a"], 12, Token)).Campaigns);
    }

    [Fact]
    public async Task Find_KeysChangedElsewhere_AreSeenWhenWhatIsKnownHereIsOld()
    {
        var clock = new TestClock(DateTimeOffset.UnixEpoch);
        var (one, other) = await TwoHostsAsync(clock);
        await StartAsync(one, Of("first", "a"));
        Assert.Empty((await one.FindAsync(Slug, ["b"], 12, Token)).Campaigns);
        var theirs = Assert.Single((await other.FindAsync(Slug, ["a"], 12, Token)).Campaigns);
        Assert.True(await other.UpdateAsync(Slug, theirs with { Keys = ["b"] }, Token));

        clock.Advance(KnownCampaigns.KnownFor);

        Assert.Single((await one.FindAsync(Slug, ["b"], 12, Token)).Campaigns);
        Assert.Empty((await one.FindAsync(Slug, ["a"], 12, Token)).Campaigns);
    }

    /// <summary>Each changes a word and adds a sentence of its sender's.</summary>
    private static string CopyOf(string letter, int i) =>
        letter.Replace("spring", $"spring of {1990 + i}", StringComparison.Ordinal) + $" My own street has been dark for {i} weeks now.";

    private static string OwnLetter(int i) => string.Join(' ', Enumerable.Range(0, 60).Select(word => $"w{i}x{word}"));

    private async Task<(TableCampaignStore One, TableCampaignStore Other)> TwoHostsAsync(TimeProvider clock)
    {
        var table = await azurite.NewTableAsync();
        return (new TableCampaignStore(table, clock), new TableCampaignStore(table, clock));
    }

    private static async Task StartAsync(TableCampaignStore store, Campaign campaign) =>
        Assert.True(
            await store.TryStartAsync(Slug, [campaign], (await store.FindAsync(Slug, campaign.Keys, 12, Token)).IndexVersion, Token)
        );

    private static Campaign Of(string seed, params string[] keys) =>
        new()
        {
            Id = SubmissionReference.Derive(seed).ToString().Replace("-", "", StringComparison.Ordinal),
            First = SubmissionReference.Derive(seed),
            FirstText = $"The text of {seed}.",
            Keys = keys,
            Copies = 1,
        };
}
