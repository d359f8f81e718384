using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Versions;

namespace ConsultationIntake.Inbox.Desk;

/// <summary>What staff settle about a submission that the machine could not: who it is from, and that a mark has been seen to.</summary>
public sealed class SettleSubmission(ConsultationCatalogue catalogue, ISubmissionStore submissions)
{
    /// <summary>
    /// Says which expected partner a submission is from; null says none. Another letter of that partner that stands makes
    /// this one a version on offer. False where there is no such submission or partner, or somebody else was faster.
    /// </summary>
    public async Task<bool> SenderAsync(
        ConsultationSlug slug,
        SubmissionReference reference,
        string? partner,
        CancellationToken cancellationToken
    )
    {
        var found = catalogue.Find(slug)?.ExpectedPartners.FirstOrDefault(expected => expected.Id == partner);
        if ((partner is not null && found is null) || await submissions.FindAsync(slug, reference, cancellationToken) is not { } submission)
            return false;
        var settled = submission with
        {
            Partner = found?.Id,
            PartnerClaim = null,
            Respondent = submission.Respondent with { Organisation = found?.Name ?? submission.Respondent.Organisation },
            Marks = [.. submission.Marks.Where(mark => mark is not (EmailMarks.SenderUnknown or SubmissionMarks.PartnerToConfirm))],
        };
        return await submissions.UpdateAsync(
            settled.Partner == submission.Partner ? settled : await AmongLettersOfAsync(settled, cancellationToken),
            cancellationToken
        );
    }

    /// <summary>Takes a mark off that a person has seen to. False where it was not there, or somebody else was faster.</summary>
    public async Task<bool> MarkAsync(
        ConsultationSlug slug,
        SubmissionReference reference,
        string mark,
        CancellationToken cancellationToken
    ) =>
        await submissions.FindAsync(slug, reference, cancellationToken) is { } submission
        && submission.Marks.Contains(mark)
        && await submissions.UpdateAsync(
            submission with
            {
                Marks = [.. submission.Marks.Where(other => other != mark)],
            },
            cancellationToken
        );

    /// <summary>What a letter says of its own standing counts from here on; what staff decided of it stays.</summary>
    private async Task<Submission> AmongLettersOfAsync(Submission letter, CancellationToken cancellationToken)
    {
        if (letter.Standing is Standing.Withdrawn or Standing.Superseded)
            return letter;
        var alone = letter.Standing is Standing.Current or Standing.OfferedAsVersion
            ? letter with
            {
                Standing = LetterStanding.Said(letter),
                Replaces = null,
            }
            : letter;
        if (letter.Partner is not { } partner)
            return alone;
        var others = await StandingLetters.OfAsync(submissions, letter.Consultation, partner, letter.Reference, cancellationToken);
        return others is [var latest, ..] ? alone with { Standing = Standing.OfferedAsVersion, Replaces = latest.Reference } : alone;
    }
}
