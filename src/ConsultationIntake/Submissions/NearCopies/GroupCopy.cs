using ConsultationIntake.Consultations;

namespace ConsultationIntake.Submissions.NearCopies;

/// <summary>
/// Finds the campaign a submission belongs to and records it there. Run for one submission again, by the queue or by two
/// hosts at once, it is counted once.
/// </summary>
public sealed class GroupCopy(ICampaignStore campaigns) : IDisposable
{
    private const int CandidatesTaken = CampaignDecision.CandidatesCompared;

    /// <summary>Races lost before giving up: each lost race means that another host's was won.</summary>
    private const int MostAttempts = 20;

    /// <summary>
    /// Held while one submission is decided on. A campaign that starts makes old what everybody else has read of the index, so that
    /// a host's own workers, deciding beside each other, would each read it all again for every one that is first.
    /// </summary>
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <returns>
    /// What was decided, as it was saved. <see cref="CampaignDecision.Joins.TemplateChanged"/> tells the caller which other
    /// submissions to read again.
    /// </returns>
    /// <exception cref="InvalidOperationException">Lost every race: let the queue deliver it again.</exception>
    public async Task<CampaignDecision> ExecuteAsync(
        ConsultationSlug consultation,
        SubmissionReference submission,
        string text,
        CancellationToken cancellationToken
    )
    {
        var signature = CopySignature.Of(text);
        if (signature.Keys.Count == 0)
            return new CampaignDecision.TooShort();

        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var (decision, isSaved) = await DecideInTurnAsync(consultation, submission, text, signature, cancellationToken);
            if (isSaved || (IsOneOfMany(decision) && await SaveAsync(consultation, submission, decision, "", cancellationToken)))
                return decision;
        }

        throw new InvalidOperationException($"Submission {submission} lost {MostAttempts} races for its campaign.");
    }

    /// <summary>Takes a submission that is gone out of the campaign it was put into. Nothing happens where it is in none.</summary>
    public Task ForgetAsync(ConsultationSlug consultation, SubmissionReference submission, CancellationToken cancellationToken) =>
        campaigns.ForgetAsync(consultation, submission, cancellationToken);

    public void Dispose() => turn.Dispose();

    /// <summary>
    /// A copy that has no vote changes nothing that another decision rests on. It is saved after its turn, so that of a large campaign all
    /// but the first few wait for the disk together.
    /// </summary>
    private static bool IsOneOfMany(CampaignDecision decision) => decision is CampaignDecision.Joins { Voted: false };

    private async Task<(CampaignDecision Decision, bool IsSaved)> DecideInTurnAsync(
        ConsultationSlug consultation,
        SubmissionReference submission,
        string text,
        CopySignature signature,
        CancellationToken cancellationToken
    )
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            var (decision, indexVersion) = await DecideAsync(consultation, submission, text, signature, cancellationToken);
            return (
                decision,
                !IsOneOfMany(decision) && await SaveAsync(consultation, submission, decision, indexVersion, cancellationToken)
            );
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<(CampaignDecision Decision, string IndexVersion)> DecideAsync(
        ConsultationSlug consultation,
        SubmissionReference submission,
        string text,
        CopySignature signature,
        CancellationToken cancellationToken
    )
    {
        if (await campaigns.OfAsync(consultation, submission, cancellationToken) is { } own)
            return (CampaignDecision.OfRecorded(submission, text, own), "");
        var found = await campaigns.FindAsync(consultation, signature.LookupKeys, CandidatesTaken, cancellationToken);
        return (CampaignDecision.Of(submission, text, signature, found.Campaigns), found.IndexVersion);
    }

    private async Task<bool> SaveAsync(
        ConsultationSlug consultation,
        SubmissionReference submission,
        CampaignDecision decision,
        string indexVersion,
        CancellationToken cancellationToken
    ) =>
        decision switch
        {
            CampaignDecision.Starts starts => await campaigns.TryStartAsync(consultation, starts.Campaign, indexVersion, cancellationToken),
            CampaignDecision.Joins joins => (!joins.Voted || await campaigns.UpdateAsync(consultation, joins.Campaign, cancellationToken))
                && await campaigns.RecordAsync(consultation, joins.Campaign.Id, submission, cancellationToken) is not null,
            _ => true,
        };
}
