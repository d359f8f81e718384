using System.Collections.Concurrent;
using ConsultationIntake.Consultations;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Submissions.NearCopies;

/// <summary>
/// Finds the campaign a submission belongs to and records it there. Run for one submission again, by the queue or by two
/// hosts at once, it is counted once.
/// </summary>
public sealed class GroupCopy(ICampaignStore campaigns) : IDisposable
{
    /// <summary>Races lost before giving up: each lost race means that another host's was won.</summary>
    private const int MostAttempts = 20;

    /// <summary>Of a text no longer than this, which many may send, the signature is worked out once.</summary>
    private const int LongestRemembered = 20_000;

    private readonly ConcurrentDictionary<ConsultationSlug, Desk> desks = [];
    private readonly Recent<string, CopySignature> signatures = new(50);

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
        var signature = text.Length <= LongestRemembered ? signatures.Get(text, CopySignature.Of) : CopySignature.Of(text);
        if (signature.Keys.Count == 0)
            return new CampaignDecision.TooShort();

        var desk = desks.GetOrAdd(consultation, _ => new Desk());
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var letter = new CopyLetter(submission, text, signature);
            await DecideInTurnAsync(desk, consultation, letter, cancellationToken);
            if (await letter.Standing is { } decision)
                return decision;
        }

        throw new InvalidOperationException($"Submission {submission} lost {MostAttempts} races for its campaign.");
    }

    /// <summary>Takes a submission that is gone out of the campaign it was put into. Nothing happens where it is in none.</summary>
    public Task ForgetAsync(ConsultationSlug consultation, SubmissionReference submission, CancellationToken cancellationToken) =>
        campaigns.ForgetAsync(consultation, submission, cancellationToken);

    public void Dispose()
    {
        foreach (var desk in desks.Values)
            desk.Turn.Dispose();
    }

    /// <summary>Whoever has the turn decides on all that wait; whoever was decided on meanwhile has nothing left to do.</summary>
    private async Task DecideInTurnAsync(Desk desk, ConsultationSlug consultation, CopyLetter letter, CancellationToken cancellationToken)
    {
        desk.Waiting.Enqueue(letter);
        try
        {
            await desk.Turn.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            letter.GiveUp();
            throw;
        }

        var recordings = new List<Task>();
        try
        {
            while (letter is { IsBeingRecorded: false, Standing.IsCompleted: false })
                recordings.Add(await CopyBatch.DecideAsync(campaigns, consultation, desk.Waiting));
        }
        finally
        {
            desk.Turn.Release();
        }

        await Task.WhenAll(recordings);
    }

    /// <summary>
    /// Where the letters of one consultation are decided on, some at a time. A campaign that starts makes old what everybody else has read
    /// of the index, so that a host's own workers, each deciding for itself, would read it all again for every one that is first.
    /// </summary>
    private sealed class Desk
    {
        internal SemaphoreSlim Turn { get; } = new(1, 1);

        internal ConcurrentQueue<CopyLetter> Waiting { get; } = [];
    }
}
