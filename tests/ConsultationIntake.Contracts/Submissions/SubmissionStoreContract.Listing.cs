using System.Text.Json;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Contracts.Submissions;

public abstract partial class SubmissionStoreContract
{
    [Fact]
    public async Task List_EmptyStore_IsOneEmptyPage()
    {
        var (store, _) = await BuildSubmissionStoreAsync();

        var page = await store.ListAsync(new() { Consultation = SaferPlan }, Token);

        Assert.Empty(page.Items);
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task List_One_SaysWhatTheSummarySays()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var submission = await AddedAsync(store, EverythingSet());

        var listed = Assert.Single(await ListAllAsync(store, new() { Consultation = SaferPlan }));

        Assert.Equal(JsonSerializer.Serialize(SubmissionSummary.Of(submission)), JsonSerializer.Serialize(listed));
        Assert.Equal(submission.Reference, listed.Reference);
    }

    [Fact]
    public async Task List_TwoHundredAndFiftyInPages_NewestFirstNoneTwiceNoneMissing()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var submissions = Enumerable
            .Range(0, 250)
            .Select(i => Samples.Submission($"Answer {i}.") with { ReceivedAt = Samples.Noon.AddSeconds(i / 3) })
            .ToList();
        await AddManyAsync(store, submissions);

        var byTwenty = await ListAllAsync(store, new() { Consultation = SaferPlan, Take = 20 });
        var byTwoHundred = await ListAllAsync(store, new() { Consultation = SaferPlan, Take = 200 });

        var expected = submissions
            .OrderByDescending(submission => submission.ReceivedAt)
            .ThenBy(submission => submission.Reference.ToString(), StringComparer.Ordinal)
            .Select(submission => submission.Reference);
        Assert.Equal(expected, byTwenty.Select(item => item.Reference));
        Assert.Equal(expected, byTwoHundred.Select(item => item.Reference));
    }

    /// <summary>It goes into addresses and comes back from outside: whoever checks it must not need to know the store.</summary>
    [Fact]
    public async Task List_Next_IsANumberAFullStopAndTheLastReference()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        await AddManyAsync(
            store,
            Enumerable.Range(0, 3).Select(i => Samples.Submission($"Answer {i}.") with { ReceivedAt = Samples.Noon.AddMinutes(-i) })
        );

        var page = await store.ListAsync(new() { Consultation = SaferPlan, Take = 2 }, Token);

        Assert.Matches($"^[0-9]+\\.{page.Items[^1].Reference}$", page.Next);
    }

    [Fact]
    public async Task List_ExactlyOnePage_HasNoMoreThanAnEmptyNext()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        await AddManyAsync(store, Enumerable.Range(0, 10).Select(i => Samples.Submission($"Answer {i}.")));

        var all = await ListAllAsync(store, new() { Consultation = SaferPlan, Take = 10 });

        Assert.Equal(10, all.Count);
    }

    [Fact]
    public async Task List_ArrivalsAndChangesBetweenPages_NoneTwiceNoneOfTheOldMissing()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var old = await AddManyAsync(
            store,
            Enumerable.Range(0, 30).Select(i => Samples.Submission($"Answer {i}.") with { ReceivedAt = Samples.Noon.AddMinutes(-i) })
        );
        var query = new SubmissionQuery { Consultation = SaferPlan, Take = 10 };
        var first = await store.ListAsync(query, Token);

        await AddedAsync(store, Samples.Submission("Newest.") with { ReceivedAt = Samples.Noon.AddMinutes(1) });
        await AddedAsync(store, Samples.Submission("In between.") with { ReceivedAt = Samples.Noon.AddMinutes(-15.5) });
        foreach (var reference in old)
            await store.UpdateAsync((await store.FindAsync(SaferPlan, reference, Token))!.Tagged("asb"), Token);
        var rest = await ListAllAsync(store, query with { After = first.Next });

        var seen = first.Items.Concat(rest).Select(item => item.Reference).ToList();
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.All(old, reference => Assert.Contains(reference, seen));
    }

    [Fact]
    public async Task List_Filters_ShowAllThatMatchAndNothingElse()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var submissions = Enumerable.Range(0, 48).Select(Mixed).ToList();
        await AddManyAsync(store, submissions);
        SubmissionQuery all = new() { Consultation = SaferPlan, Take = 5 };

        await AssertListsAsync(
            store,
            all with
            {
                Status = SubmissionStatus.Waiting,
            },
            submissions.Where(s => s.Status == SubmissionStatus.Waiting)
        );
        await AssertListsAsync(
            store,
            all with
            {
                Status = SubmissionStatus.Failed,
            },
            submissions.Where(s => s.Status == SubmissionStatus.Failed)
        );
        await AssertListsAsync(store, all with { Channel = Channel.Email }, submissions.Where(s => s.Channel == Channel.Email));
        await AssertListsAsync(store, all with { Partner = "northtown-council" }, submissions.Where(s => s.Partner == "northtown-council"));
        await AssertListsAsync(store, all with { PartnerClaim = "northtown-council" }, submissions.Where(s => s.PartnerClaim is not null));
        await AssertListsAsync(store, all with { NeedsLook = true }, submissions.Where(s => s.NeedsLook));
        await AssertListsAsync(store, all with { WaitsForPerson = true }, submissions.Where(s => s.WaitsForPerson));
        foreach (var stage in Enum.GetValues<Publication>())
            await AssertListsAsync(store, all with { Publication = stage }, submissions.Where(s => s.Publication == stage));
        await AssertListsAsync(store, all with { Theme = "victims" }, submissions.Where(s => ThemesOf(s).Contains("victims")));
        await AssertListsAsync(store, all with { Theme = "victim" }, []);
        await AssertListsAsync(store, all with { Partner = "nobody" }, []);
        await AssertListsAsync(
            store,
            all with
            {
                Theme = "asb",
                Channel = Channel.Email,
                Status = SubmissionStatus.Tagged,
            },
            submissions.Where(s => ThemesOf(s).Contains("asb") && s.Channel == Channel.Email && s.Status == SubmissionStatus.Tagged)
        );
        await AssertListsAsync(
            store,
            all with
            {
                Partner = "northtown-council",
                Channel = Channel.Form,
                Status = SubmissionStatus.Waiting,
            },
            submissions.Where(s => s.Partner is not null && s.Channel == Channel.Form && s.Status == SubmissionStatus.Waiting)
        );
    }

    [Fact]
    public async Task List_ReceivedBefore_LeavesOutTheInstantItself()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var submissions = Enumerable
            .Range(-5, 11)
            .Select(i => Samples.Submission($"Answer {i}.") with { ReceivedAt = Samples.Noon.AddTicks(i) })
            .ToList();
        await AddManyAsync(store, submissions);
        SubmissionQuery query = new()
        {
            Consultation = SaferPlan,
            ReceivedBefore = Samples.Noon,
            Take = 2,
        };

        await AssertListsAsync(store, query, submissions.Take(5));
        await AssertListsAsync(store, query with { Status = SubmissionStatus.Waiting }, submissions.Take(5));
        await AssertListsAsync(store, query with { Status = SubmissionStatus.Tagged }, []);
        await AssertListsAsync(store, query with { ReceivedBefore = Samples.Noon.AddDays(-1) }, []);
    }

    [Fact]
    public async Task List_ReceivedFrom_HasTheInstantItself()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var submissions = Enumerable
            .Range(-5, 11)
            .Select(i => Samples.Submission($"Answer {i}.") with { ReceivedAt = Samples.Noon.AddTicks(i) })
            .ToList();
        await AddManyAsync(store, submissions);
        SubmissionQuery query = new()
        {
            Consultation = SaferPlan,
            ReceivedFrom = Samples.Noon,
            Take = 2,
        };

        await AssertListsAsync(store, query, submissions.Skip(5));
        await AssertListsAsync(store, query with { Status = SubmissionStatus.Waiting }, submissions.Skip(5));
        await AssertListsAsync(store, query with { ReceivedBefore = Samples.Noon.AddTicks(3) }, submissions.Skip(5).Take(3));
        await AssertListsAsync(store, query with { ReceivedFrom = Samples.Noon.AddDays(1) }, []);
    }

    [Fact]
    public async Task List_AfterAChange_FollowsIt()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var stored = await AddedAsync(store, Samples.Submission());
        await store.UpdateAsync(stored.Tagged("asb", "victims"), Token);
        var tagged = await StoredAsync(store, stored);
        await store.UpdateAsync(
            tagged with
            {
                Partner = "northtown-council",
                Corrections =
                [
                    new()
                    {
                        PointText = tagged.Text.Value,
                        Theme = "victims",
                        Applies = false,
                        By = "officer",
                        At = Samples.Noon,
                    },
                    new()
                    {
                        PointText = tagged.Text.Value,
                        Theme = "equalities",
                        Applies = true,
                        By = "officer",
                        At = Samples.Noon,
                    },
                ],
            },
            Token
        );
        SubmissionQuery all = new() { Consultation = SaferPlan };

        await AssertListsAsync(store, all with { Status = SubmissionStatus.Waiting }, []);
        await AssertListsAsync(store, all with { Status = SubmissionStatus.Tagged }, [stored]);
        await AssertListsAsync(store, all with { Theme = "asb" }, [stored]);
        await AssertListsAsync(store, all with { Theme = "victims" }, []);
        await AssertListsAsync(store, all with { Theme = "equalities" }, [stored]);
        await AssertListsAsync(store, all with { Partner = "northtown-council" }, [stored]);
        Assert.Equal(["asb", "equalities"], Assert.Single(await ListAllAsync(store, all)).Themes);
    }

    [Fact]
    public async Task List_TwoConsultations_AreKeptApart()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var here = await AddedAsync(store, Samples.Submission().Tagged("asb"));
        var there = await AddedAsync(store, Samples.Submission(slug: "safer-plan-2").Tagged("asb"));
        SubmissionQuery inThere = new() { Consultation = ConsultationSlug.Parse("safer-plan-2") };

        await AssertListsAsync(store, new() { Consultation = SaferPlan }, [here]);
        await AssertListsAsync(store, inThere, [there]);
        await AssertListsAsync(store, inThere with { Theme = "asb" }, [there]);
        await AssertListsAsync(store, inThere with { Consultation = ConsultationSlug.Parse("safer") }, []);
    }

    [Fact]
    public async Task ListOfPartners_GivesTheNewestOfEach_AndNothingElse()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        // The id of one begins with that of another.
        string?[] senders = ["northtown", "northtown-council", "aldwick", null];
        var submissions = Enumerable
            .Range(0, 20)
            .Select(i =>
                Samples.Submission($"Answer {i}.") with
                {
                    ReceivedAt = Samples.Noon.AddMinutes(i),
                    Partner = senders[i % senders.Length],
                    PartnerClaim = i % senders.Length == 3 ? "aldwick" : null,
                }
            )
            .ToList();
        await AddManyAsync(store, submissions);
        await AddedAsync(store, Samples.Submission(slug: "safer-plan-2") with { Partner = "aldwick" });

        var listed = await store.ListOfPartnersAsync(SaferPlan, 3, Token);

        Assert.Equal(["aldwick", "northtown", "northtown-council"], listed.Keys.Order(StringComparer.Ordinal));
        Assert.All(
            listed,
            own =>
                Assert.Equal(
                    submissions.Where(s => s.Partner == own.Key).OrderByDescending(s => s.ReceivedAt).Take(3).Select(s => s.Reference),
                    own.Value.Select(item => item.Reference)
                )
        );
        Assert.Empty(await store.ListOfPartnersAsync(ConsultationSlug.Parse("safer"), 3, Token));
    }

    private static Submission Mixed(int i)
    {
        var submission = Samples.Submission($"Answer {i}.") with
        {
            ReceivedAt = Samples.Noon.AddMinutes(i),
            Channel = i % 2 == 0 ? Channel.Form : Channel.Email,
            Partner = i % 4 == 0 ? "northtown-council" : null,
            PartnerClaim = i % 4 == 1 ? "northtown-council" : null,
            Marks = (i % 12) switch
            {
                2 or 6 or 10 => [SubmissionMarks.NoPoint],
                3 => [SubmissionMarks.MayBePublished],
                7 => [SubmissionMarks.MayBePublished, SubmissionMarks.ToBePublished],
                11 => [SubmissionMarks.MayBePublished, SubmissionMarks.NotToBePublished],
                _ => [],
            },
        };
        return (i % 3) switch
        {
            0 => submission,
            1 => submission with { Status = SubmissionStatus.Failed, Failure = "Five tries failed." },
            _ => submission.Tagged(i % 5 == 0 ? ["victims"] : ["asb", "victims"]),
        };
    }

    private static IReadOnlyList<string> ThemesOf(Submission submission) => SubmissionSummary.Of(submission).Themes;

    private static async Task AssertListsAsync(ISubmissionStore store, SubmissionQuery query, IEnumerable<Submission> expected)
    {
        var listed = await ListAllAsync(store, query);
        Assert.Equal(
            expected.OrderByDescending(submission => submission.ReceivedAt).Select(submission => submission.Reference),
            listed.Select(item => item.Reference)
        );
    }
}
