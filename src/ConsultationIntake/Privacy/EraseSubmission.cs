using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.NearCopies;

namespace ConsultationIntake.Privacy;

/// <summary>Why a response is erased. The history keeps it, which keeps no words of the response.</summary>
public enum ErasureReason
{
    /// <summary>Its sender asked for it (UK GDPR, article 17).</summary>
    SenderAsked,

    /// <summary>It was sent by mistake, or to try something.</summary>
    SentByMistake,

    /// <summary>It holds something that the office must not keep.</summary>
    MustNotBeKept,

    /// <summary>It was kept as long as the consultation says.</summary>
    KeptLongEnough,

    /// <summary>The sheet that it came in with is taken back whole, perhaps to be taken in otherwise.</summary>
    SheetTakenBack,
}

/// <summary>
/// Erases one submission with everything that came with it, in every place where its words can be (<see cref="IPlaceOfWords"/>). The
/// submission itself goes last: while it is there, somebody knows of the rest.
/// </summary>
public sealed class EraseSubmission(
    ISubmissionStore store,
    ICampaignStore campaigns,
    IEnumerable<IPlaceOfWords> places,
    StaffHistory written
)
{
    /// <summary>Who erases what has been kept long enough.</summary>
    public const string Retention = "retention";

    /// <summary>False when there is no such submission.</summary>
    /// <param name="consultation">Whose submission it is.</param>
    /// <param name="reference">The submission.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">The member of staff, or <see cref="Retention"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<bool> ExecuteAsync(
        ConsultationSlug consultation,
        SubmissionReference reference,
        ErasureReason reason,
        string by,
        CancellationToken cancellationToken
    )
    {
        if (await store.FindAsync(consultation, reference, cancellationToken) is not { } submission)
        {
            await campaigns.ForgetAsync(consultation, reference, cancellationToken);
            return false;
        }

        var erasure = new Erasure(submission, reason, by);
        await ForgetAsync(erasure, cancellationToken);
        await written.WriteAsync(consultation, by, HistoryActs.Erase, reference, reason.ToString(), after: null, cancellationToken);
        var deleted = await store.DeleteAsync(consultation, reference, cancellationToken);
        // What was being read or tagged meanwhile may have been saved after it was looked for above; whoever saves later finds that the
        // submission is gone, and takes it away itself.
        await ForgetAsync(erasure, cancellationToken);
        return deleted;
    }

    private async Task ForgetAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        foreach (var place in places)
            await place.ForgetAsync(erasure, cancellationToken);
    }
}
