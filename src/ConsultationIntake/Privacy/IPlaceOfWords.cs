using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Privacy;

/// <summary>
/// A place beside the store of responses where words of a response, or of whoever sent it, can be. All that there are stand in
/// docs/storage-layout.md, under "Where a response's words can be", and a test compares. Erasure, retention and the hourly upkeep walk
/// them, in the order in which a host registers them.
/// </summary>
public interface IPlaceOfWords
{
    /// <summary>What the place is called in docs/storage-layout.md.</summary>
    string Place { get; }

    /// <summary>
    /// Takes out what is there of a response that is being erased. Asked before the response is deleted and once more after it; nothing
    /// happens where there is nothing of it.
    /// </summary>
    Task ForgetAsync(Erasure erasure, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Takes out what is left there of a consultation whose retention period has passed and whose responses are erased: what no response
    /// leads to.
    /// </summary>
    Task ForgetAllAsync(ConsultationSlug consultation, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Every hour: takes out what nobody needs any more, or what a host that stopped left behind.</summary>
    Task SweepAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <param name="Response">As it was when its erasure began.</param>
/// <param name="Reason">Why it is erased.</param>
/// <param name="By">The member of staff, or <see cref="EraseSubmission.Retention"/>.</param>
public sealed record Erasure(Submission Response, ErasureReason Reason, string By)
{
    public ConsultationSlug Consultation => Response.Consultation;

    public SubmissionReference Reference => Response.Reference;
}
