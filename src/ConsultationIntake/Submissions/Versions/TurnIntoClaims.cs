using ConsultationIntake.Consultations;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Submissions.Versions;

/// <summary>
/// Responses kept before claims were told from proof stand as a partner's although they only said so: the mark to confirm is on them. They
/// become claims, and what was put on offer only because of one stands for itself again. Run again, it finds nothing.
/// </summary>
public sealed partial class TurnIntoClaims(ConsultationCatalogue catalogue, ISubmissionStore submissions, ILogger<TurnIntoClaims> logger)
{
    private const int PageLength = 200;
    private const int MostTries = 5;

    /// <summary>How many became claims.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var turned = 0;
        foreach (var consultation in catalogue.All)
        {
            foreach (var partner in consultation.ExpectedPartners)
                turned += await TurnAsync(consultation.Slug, partner.Id, cancellationToken);
        }

        return turned;
    }

    private async Task<int> TurnAsync(ConsultationSlug consultation, string partner, CancellationToken cancellationToken)
    {
        var letters = await AllOfAsync(consultation, partner, cancellationToken);
        var claimed = letters.Where(IsOnlyClaimed).ToList();
        foreach (var letter in claimed)
        {
            await ChangeAsync(
                consultation,
                letter.Reference,
                stored => Task.FromResult(stored.Partner == partner && IsOnlyClaimed(stored.Marks) ? AsClaim(stored) : null),
                cancellationToken
            );
            Log.BecameClaim(logger, consultation.ToString(), letter.Reference.ToString());
        }

        // Oldest first, so that of several the first stands and the others are on offer for it.
        foreach (var letter in letters.Except(claimed).Where(letter => letter.Standing == Standing.OfferedAsVersion).Reverse())
            await ChangeAsync(consultation, letter.Reference, stored => AmongProvenAsync(stored, cancellationToken), cancellationToken);
        return claimed.Count;
    }

    private static bool IsOnlyClaimed(SubmissionSummary letter) => IsOnlyClaimed(letter.Marks);

    private static bool IsOnlyClaimed(IReadOnlyList<string> marks) => marks.Contains(SubmissionMarks.PartnerToConfirm);

    private static Submission AsClaim(Submission stored)
    {
        var claim = stored with { Partner = null, PartnerClaim = stored.Partner };
        // Nothing is a version of anybody's letter, or agreed by a body, at a stranger's word. What staff decided stays.
        return claim.Standing is Standing.OfferedAsVersion or Standing.Ratified
            ? claim with
            {
                Standing = LetterStanding.Said(claim),
                Replaces = null,
            }
            : claim;
    }

    /// <summary>
    /// A proven letter on offer in the place of a claim, as it stands among proven ones; null where it is on offer rightly.
    /// </summary>
    private async Task<Submission?> AmongProvenAsync(Submission stored, CancellationToken cancellationToken)
    {
        if (
            stored is not { Standing: Standing.OfferedAsVersion, Partner: { } partner, Replaces: { } replaced }
            || await submissions.FindAsync(stored.Consultation, replaced, cancellationToken) is not { } earlier
            || earlier.Partner == partner
        )
            return null;
        var others = await StandingLetters.OfAsync(submissions, stored.Consultation, partner, stored.Reference, cancellationToken);
        return others is [var latest, ..]
            ? stored with
            {
                Replaces = latest.Reference,
            }
            : stored with
            {
                Standing = LetterStanding.Said(stored),
                Replaces = null,
            };
    }

    private async Task ChangeAsync(
        ConsultationSlug consultation,
        SubmissionReference reference,
        Func<Submission, Task<Submission?>> change,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            if (
                await submissions.FindAsync(consultation, reference, cancellationToken) is not { } stored
                || await change(stored) is not { } changed
                || await submissions.UpdateAsync(changed, cancellationToken)
            )
                return;
        }

        throw new InvalidOperationException($"Submission {reference} was saved by others {MostTries} times while it became a claim.");
    }

    private async Task<IReadOnlyList<SubmissionSummary>> AllOfAsync(
        ConsultationSlug consultation,
        string partner,
        CancellationToken cancellationToken
    )
    {
        var all = new List<SubmissionSummary>();
        var query = new SubmissionQuery
        {
            Consultation = consultation,
            Partner = partner,
            Take = PageLength,
        };
        while (true)
        {
            var page = await submissions.ListAsync(query, cancellationToken);
            all.AddRange(page.Items);
            if (page.Next is null)
                return all;
            query = query with { After = page.Next };
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Turned {Consultation} {Reference} from a partner's into a claim to be one")]
        internal static partial void BecameClaim(ILogger logger, string consultation, string reference);
    }
}
