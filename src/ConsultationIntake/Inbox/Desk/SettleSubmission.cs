using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Versions;

namespace ConsultationIntake.Inbox.Desk;

/// <summary>What staff settle about a submission that the machine could not: who it is from, and that a mark has been seen to.</summary>
public sealed class SettleSubmission(ConsultationCatalogue catalogue, ISubmissionStore submissions)
{
    /// <summary>The longest name of an organisation, in UTF-16 units.</summary>
    public const int LongestName = SubmissionRules.MaxShortText;

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
        if (
            catalogue.Find(slug) is not { } consultation
            || await submissions.FindAsync(slug, reference, cancellationToken) is not { } submission
        )
            return false;
        var found = consultation.ExpectedPartners.FirstOrDefault(expected => expected.Id == partner);
        if (found is not null)
            return await SaveAsync(submission, SenderKind.Partner, found.Id, found.Name, cancellationToken);
        if (partner is not null)
            return false;
        // What it called itself stays its name, unless that is the very name which staff say is not its own.
        var given =
            (submission.Settled is { } before ? before.OrganisationBefore : submission.Respondent.Organisation) is { } name
            && PartnerMatch.Named(consultation, name) is null
                ? name
                : null;
        return await SaveAsync(submission, given is null ? SenderKind.Person : SenderKind.Organisation, null, given, cancellationToken);
    }

    /// <summary>
    /// Says that a submission is from an organisation that is no expected partner. False where the name is empty, longer than
    /// <see cref="LongestName"/> or an expected partner's, where there is no such submission, or somebody else was faster.
    /// </summary>
    public async Task<bool> OrganisationAsync(
        ConsultationSlug slug,
        SubmissionReference reference,
        string name,
        CancellationToken cancellationToken
    ) =>
        name.Trim() is { Length: > 0 and <= LongestName } tidy
        && catalogue.Find(slug) is { } consultation
        && PartnerMatch.Named(consultation, tidy) is null
        && await submissions.FindAsync(slug, reference, cancellationToken) is { } submission
        && await SaveAsync(submission, SenderKind.Organisation, null, tidy, cancellationToken);

    /// <summary>
    /// Takes back what staff said of who a submission is from: it says of itself again what it said when it came. False where nobody said
    /// anything, or somebody else was faster.
    /// </summary>
    public async Task<bool> PutBackAsync(ConsultationSlug slug, SubmissionReference reference, CancellationToken cancellationToken)
    {
        if (await submissions.FindAsync(slug, reference, cancellationToken) is not { Settled: { } settled } submission)
            return false;
        var before = submission with
        {
            Partner = settled.PartnerBefore,
            PartnerClaim = settled.ClaimBefore,
            Settled = null,
            Respondent = submission.Respondent with { Organisation = settled.OrganisationBefore },
            Marks = [.. submission.Marks, .. settled.MarksBefore.Except(submission.Marks, StringComparer.Ordinal)],
        };
        return await UpdateAsync(submission, before, cancellationToken);
    }

    private Task<bool> SaveAsync(
        Submission submission,
        SenderKind kind,
        string? partner,
        string? organisation,
        CancellationToken cancellationToken
    )
    {
        var first = submission.Settled;
        var settled = submission with
        {
            Partner = partner,
            PartnerClaim = null,
            Respondent = submission.Respondent with { Organisation = organisation },
            Marks = [.. submission.Marks.Where(mark => !AsksWhoItIs(mark))],
            Settled = first is null
                ? new SettledSender
                {
                    Kind = kind,
                    PartnerBefore = submission.Partner,
                    ClaimBefore = submission.PartnerClaim,
                    OrganisationBefore = submission.Respondent.Organisation,
                    MarksBefore = [.. submission.Marks.Where(AsksWhoItIs)],
                }
                : first with
                {
                    Kind = kind,
                },
        };
        return UpdateAsync(submission, settled, cancellationToken);
    }

    private static bool AsksWhoItIs(string mark) => mark is EmailMarks.SenderUnknown or SubmissionMarks.PartnerToConfirm;

    private async Task<bool> UpdateAsync(Submission before, Submission after, CancellationToken cancellationToken) =>
        await submissions.UpdateAsync(
            after.Partner == before.Partner ? after : await AmongLettersOfAsync(after, cancellationToken),
            cancellationToken
        );

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
