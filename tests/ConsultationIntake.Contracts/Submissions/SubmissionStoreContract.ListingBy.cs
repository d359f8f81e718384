using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;

namespace ConsultationIntake.Contracts.Submissions;

public abstract partial class SubmissionStoreContract
{
    private static readonly string Sheet = new('a', 32);

    [Fact]
    public async Task List_ByLanguageCampaignSheetAndWhatSendersSaidOfThemselves_ShowsAllThatMatchAndNothingElse()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var submissions = Enumerable.Range(0, 48).Select(Sorted).ToList();
        await AddManyAsync(store, submissions);
        SubmissionQuery all = new() { Consultation = SaferPlan, Take = 5 };

        foreach (var language in Languages.All)
            await AssertListsAsync(store, all with { Language = language }, submissions.Where(s => s.Language == language));
        await AssertListsAsync(store, all with { Campaign = "LETTER" }, submissions.Where(s => s.Campaign == "LETTER"));
        await AssertListsAsync(store, all with { Sheet = Sheet }, submissions.Where(s => s.Sheet == Sheet));
        foreach (var district in new[] { "CF10", "of/the:town?", "CF" })
            await AssertListsAsync(store, all with { District = district }, submissions.Where(s => s.District == district));
        foreach (var answer in new[] { DraftFields.Yes, DraftFields.No, DraftFields.PreferNotToSay })
            await AssertListsAsync(store, all with { Victim = answer }, submissions.Where(s => s.Victim == answer));
        await AssertListsAsync(
            store,
            all with
            {
                Language = Languages.Welsh,
                Victim = DraftFields.Yes,
                Status = SubmissionStatus.Waiting,
            },
            submissions.Where(s => s is { Language: Languages.Welsh, Victim: DraftFields.Yes, Status: SubmissionStatus.Waiting })
        );
        await AssertListsAsync(
            store,
            all with
            {
                Sheet = Sheet,
                Language = Languages.English,
                Theme = "victims",
                ReceivedFrom = Samples.Noon.AddMinutes(10),
            },
            submissions.Where(s =>
                s.Sheet == Sheet
                && s.Language == Languages.English
                && ThemesOf(s).Contains("victims")
                && s.ReceivedAt >= Samples.Noon.AddMinutes(10)
            )
        );
        await AssertListsAsync(
            store,
            all with
            {
                Campaign = "LETTER",
                District = "CF10",
                Channel = Channel.Form,
            },
            submissions.Where(s => s is { Campaign: "LETTER", District: "CF10", Channel: Channel.Form })
        );
        await AssertListsAsync(store, all with { Sheet = new string('b', 32) }, []);
    }

    [Fact]
    public async Task Tally_OfThoseLists_IsHowLongTheyAre()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        await AddManyAsync(store, Enumerable.Range(0, 48).Select(Sorted));
        SubmissionQuery all = new() { Consultation = SaferPlan };

        var tally = await store.TallyAsync(SaferPlan, Token);

        Assert.Equal(tally.ByLanguage(Languages.Welsh), await LengthAsync(all with { Language = Languages.Welsh }));
        Assert.Equal(tally.CopiesOf("LETTER"), await LengthAsync(all with { Campaign = "LETTER" }));
        Assert.Equal(tally.FromSheet(Sheet), await LengthAsync(all with { Sheet = Sheet }));
        Assert.Equal(tally.FromDistrict("CF10"), await LengthAsync(all with { District = "CF10" }));
        Assert.Equal(tally.OfVictims(DraftFields.Yes), await LengthAsync(all with { Victim = DraftFields.Yes }));

        async Task<long> LengthAsync(SubmissionQuery query)
        {
            var listed = await ListAllAsync(store, query);
            Assert.NotEmpty(listed);
            return listed.Count;
        }
    }

    /// <summary>What becomes a copy when it is read, and is none of that campaign after it was read again.</summary>
    [Fact]
    public async Task List_OfACampaign_FollowsWhatIsACopyOfIt()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var added = await AddedAsync(store, Samples.Submission());
        SubmissionQuery copies = new() { Consultation = SaferPlan, Campaign = "LETTER" };
        await AssertListsAsync(store, copies, []);

        Assert.True(await store.UpdateAsync(added.Tagged("asb") with { Campaign = "LETTER" }, Token));
        await AssertListsAsync(store, copies, [added]);
        Assert.True(await store.UpdateAsync((await StoredAsync(store, added)) with { Campaign = null, Language = "cy" }, Token));

        await AssertListsAsync(store, copies, []);
        await AssertListsAsync(store, new() { Consultation = SaferPlan, Language = "en" }, []);
        await AssertListsAsync(store, new() { Consultation = SaferPlan, Language = "cy" }, [added]);
    }

    [Fact]
    public async Task CountReceived_CountsFromTheFirstInstantToBeforeTheLast()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        await AddManyAsync(
            store,
            Enumerable.Range(-5, 11).Select(i => Samples.Submission($"Answer {i}.") with { ReceivedAt = Samples.Noon.AddTicks(i) })
        );
        await AddedAsync(store, Samples.Submission(slug: "safer-plan-2"));

        Assert.Equal(6, await CountAsync(Samples.Noon, Samples.Noon.AddDays(1)));
        Assert.Equal(3, await CountAsync(Samples.Noon.AddTicks(-5), Samples.Noon.AddTicks(-2)));
        Assert.Equal(0, await CountAsync(Samples.Noon, Samples.Noon));
        Assert.Equal(0, await CountAsync(Samples.Noon.AddTicks(6), Samples.Noon.AddDays(1)));
        Assert.Equal(0, await CountAsync(Samples.Noon.AddDays(1), Samples.Noon));

        Task<long> CountAsync(DateTimeOffset from, DateTimeOffset before) => store.CountReceivedAsync(SaferPlan, from, before, Token);
    }

    private static Submission Sorted(int i)
    {
        var mixed = Mixed(i);
        var facts = new Dictionary<string, string>();
        if (i % 4 > 0)
            facts[DraftFields.Victim] = (i % 4) switch
            {
                1 => DraftFields.Yes,
                2 => DraftFields.No,
                _ => DraftFields.PreferNotToSay,
            };
        if (i % 3 > 0)
            facts[DraftFields.Area] = i % 3 == 1 ? "CF10" : "of/the:town?";
        return mixed with
        {
            Language = i % 5 == 0 ? Languages.Welsh : Languages.English,
            Campaign = i % 4 == 1 || i % 6 == 4 ? "LETTER" : null,
            Channel = i % 6 == 5 ? Channel.Import : mixed.Channel,
            IdempotencyKey = i % 6 == 5 ? $"sheet-{Sheet}{new string('c', 32)}-{i}" : null,
            Facts = facts,
        };
    }
}
