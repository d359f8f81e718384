using System.Text.Json;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;

namespace ConsultationIntake.Contracts.Submissions;

/// <summary>What every <see cref="ISubmissionStore"/> must do. The parts of this class follow the methods of the port.</summary>
public abstract partial class SubmissionStoreContract
{
    private static readonly ConsultationSlug SaferPlan = ConsultationSlug.Parse("safer-plan");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>An empty store, and the queue it puts work on.</summary>
    protected abstract Task<StoreUnderTest> BuildSubmissionStoreAsync();

    private static WorkItem Work(Submission submission) => WorkItem.TagSubmission(submission.Consultation, submission.Reference);

    private static async Task<Submission> AddedAsync(ISubmissionStore store, Submission submission)
    {
        Assert.IsType<AddOutcome.Added>(await store.AddAsync(submission, Work(submission), Token));
        return await StoredAsync(store, submission);
    }

    private static async Task<Submission> StoredAsync(ISubmissionStore store, Submission submission)
    {
        var stored = await store.FindAsync(submission.Consultation, submission.Reference, Token);
        Assert.NotNull(stored);
        return stored;
    }

    private static async Task<IReadOnlyList<SubmissionReference>> AddManyAsync(ISubmissionStore store, IEnumerable<Submission> submissions)
    {
        var all = submissions.ToList();
        await Parallel.ForEachAsync(
            all,
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Token },
            async (submission, token) => Assert.IsType<AddOutcome.Added>(await store.AddAsync(submission, Work(submission), token))
        );
        return [.. all.Select(submission => submission.Reference)];
    }

    private static async Task<IReadOnlyList<SubmissionSummary>> ListAllAsync(ISubmissionStore store, SubmissionQuery query)
    {
        var items = new List<SubmissionSummary>();
        while (true)
        {
            var page = await store.ListAsync(query, Token);
            Assert.InRange(page.Items.Count, 0, query.Take);
            items.AddRange(page.Items);
            if (page.Next is null)
                return items;
            query = query with { After = page.Next };
        }
    }

    /// <summary>Records compare their lists by reference, so two submissions are compared as what they say.</summary>
    private static void AssertSame(Submission expected, Submission actual)
    {
        Assert.Equal(JsonSerializer.Serialize(expected with { Version = null }), JsonSerializer.Serialize(actual with { Version = null }));
        Assert.Equal((expected.Consultation, expected.Reference), (actual.Consultation, actual.Reference));
        Assert.Equal(expected.Text.Value, actual.Text.Value);
    }
}
