using System.Runtime.CompilerServices;
using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Work;

namespace ConsultationIntake.Submissions;

/// <summary>Keeps submissions. Every method may be called by several hosts at once.</summary>
public interface ISubmissionStore
{
    /// <summary>
    /// Stores a new submission and sees that <paramref name="work"/> is queued. When this returns, both are durable;
    /// where one transaction cannot hold both, the submission comes first, a duplicate of one that waits is queued again, and a sweep finds
    /// what was never queued.
    /// An idempotency key already used in this consultation and channel stores nothing: <see cref="AddOutcome.Duplicate"/>
    /// when the content hash is the same, <see cref="AddOutcome.KeyReused"/> when it is not. A reference already taken
    /// is <see cref="AddOutcome.ReferenceTaken"/>, and the caller draws another.
    /// </summary>
    Task<AddOutcome> AddAsync(Submission submission, WorkItem work, CancellationToken cancellationToken);

    /// <summary>
    /// Stores many new submissions, each as <see cref="AddAsync"/> does, and queues each to be tagged. All have an idempotency key, so that
    /// what was broken off is simply done again. Where <see cref="AddsAllOrNone"/> they are one transaction: where one's reference is
    /// taken, or this throws, none is stored. Elsewhere they are stored some at a time: broken off, some are there.
    /// </summary>
    /// <returns>In their order.</returns>
    Task<IReadOnlyList<AddOutcome>> AddManyAsync(IEnumerable<Submission> submissions, CancellationToken cancellationToken);

    /// <summary>Whether <see cref="AddManyAsync"/> stores all or none, however many they are.</summary>
    bool AddsAllOrNone { get; }

    /// <summary>The submission as last saved, or null.</summary>
    Task<Submission?> FindAsync(ConsultationSlug consultation, SubmissionReference reference, CancellationToken cancellationToken);

    /// <summary>Which submission has an idempotency key, whatever its content and its reference; or null.</summary>
    Task<SubmissionReference?> FindByKeyAsync(
        ConsultationSlug consultation,
        Channel channel,
        string idempotencyKey,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Saves what we made of a submission, with the change it makes to the tally and to the register of points, and
    /// <paramref name="history"/>, in one step; a store whose history lies elsewhere keeps the lines with the submission and
    /// appends them later, once. False, and nothing is changed, when <see cref="Submission.Version"/> is no longer the stored one
    /// or the submission is gone.
    /// </summary>
    Task<bool> UpdateAsync(Submission submission, IReadOnlyList<HistoryEntry> history, CancellationToken cancellationToken);

    /// <summary>
    /// A page of submissions, newest first, at most <see cref="SubmissionQuery.Take"/>; those received at the same instant
    /// by reference, in ordinal order.
    /// A submission that arrives while pages are read may be missed; none appears twice.
    /// </summary>
    Task<SubmissionPage> ListAsync(SubmissionQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// How many submissions were received at or after <paramref name="from"/> and before <paramref name="before"/>. The cost grows with
    /// their number, and with nothing else: ask for a short time.
    /// </summary>
    Task<long> CountReceivedAsync(
        ConsultationSlug consultation,
        DateTimeOffset from,
        DateTimeOffset before,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// The newest submissions of every expected partner that sent any, at most <paramref name="takeOfEach"/> of one, by the partner's id
    /// and newest first. Read at a cost that does not grow with how many partners there are.
    /// </summary>
    Task<IReadOnlyDictionary<string, IReadOnlyList<SubmissionSummary>>> ListOfPartnersAsync(
        ConsultationSlug consultation,
        int takeOfEach,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// The newest points that carry a theme as it stands, newest submission first, from submissions received at or after
    /// <paramref name="since"/> that stand; at most <paramref name="take"/>. The points of one submission are in reading
    /// order, as <see cref="PointExcerpt.ListFrom"/> gives them.
    /// </summary>
    Task<IReadOnlyList<PointExcerpt>> ListPointsAsync(
        ConsultationSlug consultation,
        string theme,
        DateTimeOffset since,
        int take,
        CancellationToken cancellationToken
    );

    /// <summary>The counts of everything stored so far, read at a cost that does not grow with the number of submissions.</summary>
    Task<Tally> TallyAsync(ConsultationSlug consultation, CancellationToken cancellationToken);

    /// <summary>
    /// Removes a submission and its share of the tally: retention and erasure. False when it is not there; what a save that was broken off
    /// left of it goes all the same.
    /// </summary>
    Task<bool> DeleteAsync(ConsultationSlug consultation, SubmissionReference reference, CancellationToken cancellationToken);
}

public static class SubmissionStoreExtensions
{
    /// <summary>Saves what the machine made of a submission: nothing that staff did, so no line of history.</summary>
    public static Task<bool> UpdateAsync(this ISubmissionStore store, Submission submission, CancellationToken cancellationToken) =>
        store.UpdateAsync(submission, [], cancellationToken);

    /// <summary>
    /// Those submissions that are still there, in the order of their references. Some are read at once: a store may be a network away.
    /// </summary>
    public static async IAsyncEnumerable<Submission> FindEachAsync(
        this ISubmissionStore store,
        ConsultationSlug consultation,
        IEnumerable<SubmissionReference> references,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        foreach (var some in references.Chunk(ReadAtOnce))
        {
            var found = await Task.WhenAll(some.Select(reference => store.FindAsync(consultation, reference, cancellationToken)));
            foreach (var submission in found.OfType<Submission>())
                yield return submission;
        }
    }

    /// <summary>Long letters take a megabyte each.</summary>
    private const int ReadAtOnce = 16;
}
