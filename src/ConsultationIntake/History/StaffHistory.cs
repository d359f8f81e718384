using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.History;

/// <summary>
/// Writes down what staff do beside their work on points: after it is done, so that no line says what was not. What is taken away
/// for good is written down before.
/// </summary>
public sealed class StaffHistory(IHistory history, TimeProvider clock)
{
    /// <param name="consultation">Whose history it goes into.</param>
    /// <param name="by">The member of staff.</param>
    /// <param name="act">One of <see cref="HistoryActs"/>.</param>
    /// <param name="submission">The response it was done to, or null.</param>
    /// <param name="subject">What else it was done to, or null.</param>
    /// <param name="after">How it became, or null.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task WriteAsync(
        ConsultationSlug consultation,
        string by,
        string act,
        SubmissionReference? submission,
        string? subject,
        string? after,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var entry = new HistoryEntry
        {
            Id = Guid.CreateVersion7(now).ToString("N"),
            By = by,
            At = now,
            Act = act,
            Submission = submission,
            Subject = subject,
            After = after,
        };
        return history.AppendAsync(consultation, entry, cancellationToken);
    }
}
