using ConsultationIntake.Blobs;
using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Inbox;
using ConsultationIntake.Inbox.Forgetting;
using ConsultationIntake.PublicResponses;
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
}

/// <summary>
/// Erases one submission with everything that came with it: its files, the mail it came in, its share of a campaign, what is
/// published of it, what the office wrote down beside it, its words in the history. The submission itself goes last: while it is
/// there, somebody knows of the rest.
/// </summary>
public sealed class EraseSubmission(
    ISubmissionStore store,
    ICampaignStore campaigns,
    IBlobStore blobs,
    ForgetMail forgetMail,
    PublishResponses publicResponses,
    ForgetRecords forgetRecords,
    IHistory history,
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
        await campaigns.ForgetAsync(consultation, reference, cancellationToken);
        if (await store.FindAsync(consultation, reference, cancellationToken) is not { } submission)
            return false;
        var wasLookedAt = await publicResponses.ForgetAsync(consultation, reference, by, cancellationToken);
        foreach (var file in submission.Files)
        {
            await blobs.DeleteAsync(file.Blob, cancellationToken);
            await blobs.DeleteAsync($"{file.Blob}.text", cancellationToken);
        }

        await forgetMail.OfSubmissionAsync(submission, cancellationToken);
        await forgetRecords.OfSubmissionAsync(consultation, reference, cancellationToken);
        await written.WriteAsync(consultation, by, HistoryActs.Erase, reference, reason.ToString(), after: null, cancellationToken);
        await history.EraseWordsAsync(consultation, reference, cancellationToken);
        var deleted = await store.DeleteAsync(consultation, reference, cancellationToken);
        // What was being read or tagged meanwhile may have been saved after it was looked for above; whoever saves later finds that the
        // submission is gone, and takes it away itself.
        await campaigns.ForgetAsync(consultation, reference, cancellationToken);
        await forgetMail.OfSubmissionAsync(submission, cancellationToken);
        await forgetRecords.OfSubmissionAsync(consultation, reference, cancellationToken);
        if (wasLookedAt)
            await publicResponses.TakeOutAsync(consultation, reference, by, cancellationToken);
        await history.EraseWordsAsync(consultation, reference, cancellationToken);
        return deleted;
    }
}
