using ConsultationIntake.Points;
using ConsultationIntake.Submissions;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Contracts.Submissions;

public abstract partial class SubmissionStoreContract
{
    [Fact]
    public async Task Update_WhatWeMadeOfIt_IsFoundAsSaved()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var stored = await AddedAsync(store, Samples.Submission());

        var tagged = stored.Tagged("asb", "victims") with
        {
            Marks = ["looked-at"],
            Partner = "northtown-council",
            Standing = Standing.Ratified,
        };
        var saved = await store.UpdateAsync(tagged, Token);

        Assert.True(saved);
        var found = await StoredAsync(store, stored);
        AssertSame(tagged, found);
        Assert.NotEqual(stored.Version, found.Version);
    }

    [Fact]
    public async Task Update_BackToWaiting_LeavesNothingOfTheTagging()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var stored = await AddedAsync(store, Samples.Submission());
        await store.UpdateAsync(
            stored.Tagged("asb") with
            {
                Failure = "Once.",
                Partner = "northtown-council",
                PartnerClaim = "eastham-council",
            },
            Token
        );

        var again = await StoredAsync(store, stored);
        await store.UpdateAsync(stored with { Version = again.Version }, Token);

        AssertSame(stored, await StoredAsync(store, stored));
    }

    [Fact]
    public async Task Update_TwoHundredPointsOfALongLetter_AreFoundAsSaved()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var stored = await AddedAsync(
            store,
            Samples.Submission(string.Concat(Enumerable.Range(0, 6_000).Select(i => $"Y pwynt nesaf yw {i}, ŵ 😀, a {i * 7919 % 9973}. ")))
        );

        var manyPoints = stored with { Status = SubmissionStatus.Tagged, Points = ManyPoints(200, stored.Text.Value.Length / 200) };
        Assert.True(await store.UpdateAsync(manyPoints, Token));
        var found = await StoredAsync(store, stored);
        AssertSame(manyPoints, found);

        Assert.True(await store.UpdateAsync(found with { Points = ManyPoints(1, 10) }, Token));
        AssertSame(found with { Points = ManyPoints(1, 10) }, await StoredAsync(store, stored));
    }

    [Fact]
    public async Task Update_StaleVersion_ChangesNothing()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var stored = await AddedAsync(store, Samples.Submission());
        Assert.True(await store.UpdateAsync(stored.Tagged("asb"), Token));

        var saved = await store.UpdateAsync(stored.Tagged("victims"), Token);

        Assert.False(saved);
        AssertSame(stored.Tagged("asb"), await StoredAsync(store, stored));
        Assert.Equal(Tally.Of(stored.Tagged("asb")), await store.TallyAsync(SaferPlan, Token));
        Assert.Empty(await ListAllAsync(store, new() { Consultation = SaferPlan, Theme = "victims" }));
    }

    [Fact]
    public async Task Update_TwentyAtOnceOfOneVersion_SavesExactlyOne()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var stored = await AddedAsync(store, Samples.Submission());
        var updates = Enumerable.Range(0, 20).Select(i => stored.Tagged($"theme-{i}")).ToList();

        var saved = await Task.WhenAll(updates.Select(update => Task.Run(() => store.UpdateAsync(update, Token))));

        Assert.Single(saved, true);
        var winner = updates[Array.IndexOf(saved, true)];
        AssertSame(winner, await StoredAsync(store, stored));
        Assert.Equal(Tally.Of(winner), await store.TallyAsync(SaferPlan, Token));
    }

    [Fact]
    public async Task Update_NeverStored_IsRefused()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var elsewhere = await AddedAsync(store, Samples.Submission());

        Assert.False(await store.UpdateAsync(Samples.Submission() with { Version = elsewhere.Version }, Token));
    }

    [Fact]
    public async Task Delete_Stored_IsGoneFromEveryList()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var kept = await AddedAsync(store, Samples.Submission());
        var stored = await AddedAsync(store, Samples.Submission(new string('x', 100_000)) with { IdempotencyKey = "order 1" });
        await store.UpdateAsync(stored.Tagged("asb"), Token);

        var deleted = await store.DeleteAsync(SaferPlan, stored.Reference, Token);

        Assert.True(deleted);
        Assert.Null(await store.FindAsync(SaferPlan, stored.Reference, Token));
        Assert.Equal(kept.Reference, Assert.Single(await ListAllAsync(store, new() { Consultation = SaferPlan })).Reference);
        Assert.Empty(await ListAllAsync(store, new() { Consultation = SaferPlan, Theme = "asb" }));
        Assert.Empty(await store.ListPointsAsync(SaferPlan, "asb", DateTimeOffset.MinValue, 10, Token));
        Assert.Equal(Tally.Of(kept), await store.TallyAsync(SaferPlan, Token));
    }

    [Fact]
    public async Task Delete_ThenUpdateOrDelete_IsRefused()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var stored = await AddedAsync(store, Samples.Submission());
        await store.DeleteAsync(SaferPlan, stored.Reference, Token);

        Assert.False(await store.UpdateAsync(stored.Tagged("asb"), Token));
        Assert.False(await store.DeleteAsync(SaferPlan, stored.Reference, Token));
        Assert.Equal(Tally.Empty, await store.TallyAsync(SaferPlan, Token));
    }

    [Fact]
    public async Task Delete_ThenAddAgain_KeepsNoTraceOfTheFirst()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var submission = Samples.Submission() with { IdempotencyKey = "order 1" };
        await store.UpdateAsync((await AddedAsync(store, submission)).Tagged("asb"), Token);
        await store.DeleteAsync(SaferPlan, submission.Reference, Token);

        var again = await AddedAsync(store, submission);

        AssertSame(submission, again);
    }

    [Fact]
    public async Task Delete_NeverStored_IsFalse()
    {
        var (store, _) = await BuildSubmissionStoreAsync();

        Assert.False(await store.DeleteAsync(SaferPlan, SubmissionReference.New(), Token));
    }

    private static IReadOnlyList<Point> ManyPoints(int count, int length) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => new Point
                {
                    Number = i + 1,
                    Source = new()
                    {
                        Span = new(i * length, length),
                        Label = $"{i}",
                        Heading = $"Pennawd {i} ŵ",
                    },
                    Tags =
                    [
                        new ThemeTag
                        {
                            Theme = "asb",
                            Confidence = 1 / (i + 1.0),
                            Evidence = [new(i * length, 3)],
                            Explanation = $"It says \"noise\" {i * 7919 % 9973} times.",
                        },
                        new ThemeTag
                        {
                            Theme = "victims",
                            Confidence = 0.5,
                            Evidence = [new(i * length, 2)],
                            Explanation = new string((char)('a' + (i % 26)), 300),
                        },
                    ],
                }),
        ];
}
