using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;

namespace ConsultationIntake.PublicResponses;

/// <summary>How a respondent told the office whether the response may be published.</summary>
public enum ConsentGiven
{
    OnPaper,
    ByMail,
    ByPhone,
    InASurvey,
    InPerson,
}

/// <summary>
/// Writes down whether a response may be published, where the form did not ask or the respondent thinks again. Taking consent back takes
/// the response out of what is public at once.
/// </summary>
public sealed class RecordConsent(ISubmissionStore store, PublishResponses published, TimeProvider clock)
{
    private const int MostAttempts = 3;

    public enum Outcome
    {
        Done,

        /// <summary>There is no such response, or it is the notes of a meeting, which are nobody's response.</summary>
        NotFound,

        /// <summary>Others saved the response each time. Nothing was done.</summary>
        Meanwhile,
    }

    /// <summary>Saying it twice says it once; each time is in the history.</summary>
    public async Task<Outcome> ExecuteAsync(
        ConsultationSlug consultation,
        SubmissionReference reference,
        PublicationConsent consent,
        ConsentGiven given,
        string by,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            if (
                await store.FindAsync(consultation, reference, cancellationToken) is not { } submission
                || submission.Channel == Channel.Meeting
            )
                return Outcome.NotFound;
            var now = clock.GetUtcNow();
            var entry = new HistoryEntry
            {
                Id = Guid.CreateVersion7(now).ToString("N"),
                By = by,
                At = now,
                Act = HistoryActs.RecordConsent,
                Submission = reference,
                After = $"{consent}, {given}",
            };
            if (!await store.UpdateAsync(With(submission, consent), [entry], cancellationToken))
                continue;
            if (consent == PublicationConsent.No)
                await published.ForgetAsync(consultation, reference, by, cancellationToken);
            else if (consent == PublicationConsent.Anonymous)
                // Out until it is published again, without the name.
                await published.TakeOutAsync(consultation, reference, by, cancellationToken);
            return Outcome.Done;
        }

        return Outcome.Meanwhile;
    }

    private static Submission With(Submission submission, PublicationConsent consent)
    {
        var facts = new Dictionary<string, string>(submission.Facts, StringComparer.Ordinal)
        {
            [DraftFields.Publish] = consent switch
            {
                PublicationConsent.Named => DraftFields.PublishNamed,
                PublicationConsent.Anonymous => DraftFields.PublishAnonymous,
                PublicationConsent.No => DraftFields.No,
                _ => throw new NotSupportedException($"{consent} is not known here."),
            },
        };
        var others = submission.Marks.Where(mark => mark != SubmissionMarks.MayBePublished);
        // What is asked for again after it was taken back is looked at again.
        if (consent == PublicationConsent.No)
            others = others.Where(mark => mark is not (SubmissionMarks.ToBePublished or SubmissionMarks.NotToBePublished));
        return submission with
        {
            Facts = facts,
            Marks = consent == PublicationConsent.No ? [.. others] : [.. others, SubmissionMarks.MayBePublished],
        };
    }
}
