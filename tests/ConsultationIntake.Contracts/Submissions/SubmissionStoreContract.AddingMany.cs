using ConsultationIntake.Submissions;

namespace ConsultationIntake.Contracts.Submissions;

public abstract partial class SubmissionStoreContract
{
    [Fact]
    public async Task AddMany_StoresAndCountsEachOnce_AndAgainSaysWhich()
    {
        var (store, queue) = await BuildSubmissionStoreAsync();
        var many = Enumerable.Range(0, 230).Select(Imported).ToList();
        var odd = many[7] with { ContentHash = "another" };

        var added = await store.AddManyAsync(many, Token);
        var again = await store.AddManyAsync([many[5], odd, Imported(230)], Token);

        Assert.All(added, outcome => Assert.IsType<AddOutcome.Added>(outcome));
        Assert.Equal([new AddOutcome.Duplicate(many[5].Reference), new AddOutcome.KeyReused(), new AddOutcome.Added()], again);
        AssertSame(many[3], await StoredAsync(store, many[3]));
        var tally = await store.TallyAsync(SaferPlan, Token);
        Assert.Equal((231, 231, 231), (tally.Received, tally.By(Channel.Import), tally.In(SubmissionStatus.Waiting)));
        var listed = await ListAllAsync(
            store,
            new SubmissionQuery
            {
                Consultation = SaferPlan,
                Channel = Channel.Import,
                Take = 100,
            }
        );
        Assert.Equal(231, listed.Select(item => item.Reference).Distinct().Count());
        Assert.Equal(
            many.Append(Imported(230)).Select(submission => submission.Reference.ToString()).Order(StringComparer.Ordinal),
            // One that waits and comes again may be queued again: where it was stored and queued in two steps, the second may be missing.
            (await queue())
                .Select(work => work.Id)
                .Distinct()
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task AddMany_OneWhoseReferenceIsTaken_IsNamed_AndWhereAllOrNoneNoneIsStored()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var many = Enumerable.Range(0, 20).Select(Imported).ToList();
        await AddedAsync(store, Samples.Submission("Somebody else.") with { Reference = many[11].Reference });

        var outcomes = await store.AddManyAsync(many, Token);
        var stored = (await store.TallyAsync(SaferPlan, Token)).By(Channel.Import);
        many[11] = many[11] with { Reference = SubmissionReference.Derive("drawn again") };
        var again = await store.AddManyAsync(many, Token);

        Assert.Equal([11], outcomes.Index().Where(one => one.Item is AddOutcome.ReferenceTaken).Select(one => one.Index));
        Assert.Equal(store.AddsAllOrNone ? 0 : 19, stored);
        Assert.All(outcomes.Where((_, i) => i != 11), outcome => Assert.Equal(store.AddsAllOrNone, outcome is AddOutcome.TakenBack));
        Assert.All(again, outcome => Assert.True(outcome is AddOutcome.Added or AddOutcome.Duplicate));
        Assert.Equal(20, (await store.TallyAsync(SaferPlan, Token)).By(Channel.Import));
        AssertSame(many[11], await StoredAsync(store, many[11]));
    }

    [Fact]
    public async Task AddMany_BesideAnotherWithTheSame_StoresEachOnce()
    {
        var (store, _) = await BuildSubmissionStoreAsync();
        var many = Enumerable.Range(0, 60).Select(Imported).ToList();
        many[4] = many[4] with { Text = Samples.Submission(string.Concat(Enumerable.Range(0, 40_000).Select(i => $"{i * 7919} "))).Text };

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => store.AddManyAsync(many, Token), Token)));

        Assert.All(outcomes.SelectMany(own => own), outcome => Assert.True(outcome is AddOutcome.Added or AddOutcome.Duplicate));
        Assert.Equal(
            (60, 60),
            (
                (await store.TallyAsync(SaferPlan, Token)).Received,
                (await ListAllAsync(store, new SubmissionQuery { Consultation = SaferPlan })).Count
            )
        );
        foreach (var submission in many)
            AssertSame(submission, await StoredAsync(store, submission));
    }

    private static Submission Imported(int i) =>
        Samples.Submission($"There should be more of number {i}.") with
        {
            Reference = SubmissionReference.Derive($"row {i}"),
            Channel = Channel.Import,
            IdempotencyKey = $"sheet-{i}",
            ContentHash = $"hash of {i}",
        };
}
