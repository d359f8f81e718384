using ConsultationIntake.Office;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;

namespace ConsultationIntake.Replies;

/// <summary>Keeps that a respondent wants to be told what was done, once the address has been proven to be theirs.</summary>
public sealed class NoteWantedReply(IOfficeRecords records, TimeProvider clock)
{
    /// <summary>Whether its sender asked for it, whoever's the address is.</summary>
    public static bool IsWanted(Submission submission) =>
        submission.Facts.GetValueOrDefault(DraftFields.Reply) == DraftFields.Yes && submission.Respondent.Email is not null;

    /// <summary>Call it when whoever reads the address's mail has said that the response is theirs. Told twice, it is noted once.</summary>
    public async Task ExecuteAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (!IsWanted(submission))
            return;
        var wanted = new ReplyDelivery
        {
            Id = submission.Reference.ToString(),
            State = ReplyState.Wanted,
            By = ReplyDelivery.Respondent,
            At = clock.GetUtcNow(),
        };
        // Refused where it is there already, in whatever state it has come to.
        await records.SaveAsync(submission.Consultation, wanted, entry: null, cancellationToken);
    }
}
