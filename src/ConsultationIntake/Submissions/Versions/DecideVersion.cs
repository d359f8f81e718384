using ConsultationIntake.Consultations;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Submissions.Versions;

/// <summary>What a member of staff decides of a partner's letters: which one stands, and how firmly.</summary>
public sealed partial class DecideVersion(ISubmissionStore submissions, ILogger<DecideVersion> logger)
{
    public enum Decision
    {
        /// <summary>A letter on offer takes the place of the earlier one.</summary>
        Replace,

        /// <summary>A letter on offer stands beside the earlier one: it says something else.</summary>
        StandBeside,

        /// <summary>The body that sent it has agreed it.</summary>
        Ratify,

        /// <summary>The body that sent it has yet to agree it.</summary>
        MakeProvisional,

        /// <summary>Its sender has taken it back.</summary>
        Withdraw,

        /// <summary>A withdrawn or superseded letter stands again.</summary>
        Reinstate,
    }

    /// <summary>
    /// False where there is no such letter, its standing does not allow it, or somebody else was faster. The earlier letter
    /// is superseded before the new one stands, so that nothing is counted twice at any moment; cut off in between, the
    /// same decision taken again ends it.
    /// </summary>
    /// <param name="replaces">The letter to be replaced, where it is not the one that was offered; else null.</param>
    public async Task<bool> ExecuteAsync(
        ConsultationSlug slug,
        SubmissionReference reference,
        Decision decision,
        SubmissionReference? replaces,
        CancellationToken cancellationToken
    )
    {
        if (
            await submissions.FindAsync(slug, reference, cancellationToken) is not { } letter
            || Decide(letter, decision) is not { } standing
        )
            return false;
        var earlier = decision == Decision.Replace ? await EarlierAsync(letter, replaces, cancellationToken) : null;
        if (decision == Decision.Replace && earlier is null)
            return false;
        if (
            earlier is not null
            && earlier.Standing != Standing.Superseded
            && !await submissions.UpdateAsync(earlier with { Standing = Standing.Superseded }, cancellationToken)
        )
            return false;
        var decided = letter with
        {
            Standing = standing,
            Replaces = decision == Decision.StandBeside ? null : earlier?.Reference ?? letter.Replaces,
        };
        if (!await submissions.UpdateAsync(decided, cancellationToken))
            return false;
        Log.VersionDecided(logger, slug.ToString(), reference.ToString(), decision);
        return true;
    }

    private static Standing? Decide(Submission letter, Decision decision) =>
        (decision, letter.Standing) switch
        {
            (Decision.Replace or Decision.StandBeside, Standing.OfferedAsVersion) => LetterStanding.Said(letter),
            (Decision.Ratify, Standing.Current or Standing.Provisional) => Standing.Ratified,
            (Decision.MakeProvisional, Standing.Current or Standing.Ratified) => Standing.Provisional,
            (Decision.Withdraw, not Standing.Withdrawn) => Standing.Withdrawn,
            (Decision.Reinstate, Standing.Withdrawn or Standing.Superseded) => LetterStanding.Said(letter),
            _ => null,
        };

    private async Task<Submission?> EarlierAsync(Submission letter, SubmissionReference? replaces, CancellationToken cancellationToken)
    {
        var reference = replaces ?? letter.Replaces;
        if (reference is null && letter.Partner is { } partner)
            reference = (await StandingLetters.OfAsync(submissions, letter.Consultation, partner, letter.Reference, cancellationToken))
                is [var latest, ..]
                ? latest.Reference
                : null;
        return
            reference is { } known
            && known != letter.Reference
            && await submissions.FindAsync(letter.Consultation, known, cancellationToken) is { Partner: { } writer } found
            && writer == letter.Partner
            ? found
            : null;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Decided on {Consultation} {Reference}: {Decision}")]
        internal static partial void VersionDecided(ILogger logger, string consultation, string reference, Decision decision);
    }
}
