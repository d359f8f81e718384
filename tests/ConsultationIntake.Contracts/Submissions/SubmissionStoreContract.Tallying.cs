using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Contracts.Submissions;

public abstract partial class SubmissionStoreContract
{
    [Fact]
    public async Task Tally_EmptyStore_IsEmpty()
    {
        var (store, _) = await BuildSubmissionStoreAsync();

        Assert.Equal(Tally.Empty, await store.TallyAsync(SaferPlan, Token));
    }

    [Fact]
    public async Task Tally_AfterAddsUpdatesAndDeletes_IsTheSumOfWhatIsStored()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var references = await AddManyAsync(store, Enumerable.Range(0, 12).Select(Mixed));
        await AddedAsync(store, Samples.Submission(slug: "other-plan").Tagged("asb"));

        foreach (var reference in references.Take(6))
            await store.UpdateAsync((await store.FindAsync(SaferPlan, reference, Token))!.Tagged("asb", "equalities"), Token);
        foreach (var reference in references.Skip(4).Take(4))
            await store.DeleteAsync(SaferPlan, reference, Token);
        var changed = await store.FindAsync(SaferPlan, references[0], Token);
        await store.UpdateAsync(changed! with { Standing = Standing.Withdrawn, Partner = "northtown-council" }, Token);

        Assert.Equal(8, await AssertTallyIsTheSumAsync(store, references));
        Assert.Equal(1, (await store.TallyAsync(ConsultationSlug.Parse("other-plan"), Token)).Received);
    }

    [Fact]
    public async Task Tally_UnderParallelWork_LosesNothing()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var submissions = Enumerable.Range(0, 60).Select(i => Samples.Submission($"Answer {i}.")).ToList();

        await Parallel.ForEachAsync(
            submissions,
            new ParallelOptions { MaxDegreeOfParallelism = 20, CancellationToken = Token },
            async (submission, token) =>
            {
                await store.AddAsync(submission, Work(submission), token);
                var stored = await store.FindAsync(submission.Consultation, submission.Reference, token);
                Assert.True(await store.UpdateAsync(stored!.Tagged("asb", "victims"), token));
                if (int.Parse(submission.Text.Value[7..^1], null) % 5 == 0)
                    Assert.True(await store.DeleteAsync(submission.Consultation, submission.Reference, token));
            }
        );

        Assert.Equal(48, await AssertTallyIsTheSumAsync(store, submissions.Select(submission => submission.Reference)));
    }

    [Fact]
    public async Task Tally_OneSubmissionDeletedAndChangedByMany_IsEmptyAfterwards()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var stored = await AddedAsync(store, Samples.Submission());

        var deleted = await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(i =>
                    Task.Run(async () =>
                    {
                        if (i % 3 != 0)
                            return await store.DeleteAsync(SaferPlan, stored.Reference, Token);
                        await store.UpdateAsync(stored.Tagged("asb"), Token);
                        return false;
                    })
                )
        );

        Assert.Single(deleted, true);
        Assert.Equal(Tally.Empty, await store.TallyAsync(SaferPlan, Token));
        Assert.Empty(await ListAllAsync(store, new() { Consultation = SaferPlan }));
        Assert.Empty(await ListAllAsync(store, new() { Consultation = SaferPlan, Theme = "asb" }));
    }

    private static async Task<int> AssertTallyIsTheSumAsync(ISubmissionStore store, IEnumerable<SubmissionReference> references)
    {
        var stored = new List<Submission>();
        foreach (var reference in references)
        {
            if (await store.FindAsync(SaferPlan, reference, Token) is { } submission)
                stored.Add(submission);
        }

        Assert.Equal(
            stored.Aggregate(Tally.Empty, (sum, submission) => sum + Tally.Of(submission)),
            await store.TallyAsync(SaferPlan, Token)
        );
        return stored.Count;
    }
}
