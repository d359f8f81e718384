using ConsultationIntake.Reading;

namespace ConsultationIntake.Submissions.NearCopies;

/// <summary>What a submission is among the campaigns seen so far.</summary>
public abstract record CampaignDecision
{
    /// <summary>As many candidates as are worth comparing word by word.</summary>
    public const int CandidatesCompared = 12;

    /// <summary>Nothing after a candidate as like as this is worth comparing.</summary>
    private const double SureLikeness = 0.85;

    private CampaignDecision() { }

    /// <summary>Too short to be a copy of anything: it stands for itself and nothing is recorded.</summary>
    public sealed record TooShort : CampaignDecision;

    /// <summary>Like nothing seen before: kept as a campaign of one, for the next copy to find.</summary>
    public sealed record Starts(Campaign Campaign) : CampaignDecision;

    /// <summary>A copy, or the first copy read again. Its points are the template's, and one for each addition.</summary>
    public sealed record Joins : CampaignDecision
    {
        /// <summary>The campaign as it stands with this copy's vote.</summary>
        public required Campaign Campaign { get; init; }

        /// <summary>The stretches of the submission's text that are not in the template.</summary>
        public required IReadOnlyList<TextSpan> Added { get; init; }

        /// <summary>Whether the vote changed <see cref="Campaign"/>, so that it wants saving.</summary>
        public bool Voted { get; init; }

        /// <summary>
        /// Whether the vote changed which words are the template's: then <see cref="Campaign.First"/> and
        /// <see cref="Campaign.Voters"/> want reading again, for what they added was judged by another template.
        /// </summary>
        public bool TemplateChanged { get; init; }
    }

    /// <summary>Decides from the text alone and the candidates found by its keys.</summary>
    /// <param name="submission">Whose text it is; it may have been decided on before.</param>
    /// <param name="text">What the respondent said.</param>
    /// <param name="signature">Of <paramref name="text"/>.</param>
    /// <param name="candidates">As the store orders them.</param>
    public static CampaignDecision Of(
        SubmissionReference submission,
        string text,
        CopySignature signature,
        IReadOnlyList<Campaign> candidates
    )
    {
        if (signature.Keys.Count == 0)
            return new TooShort();

        (Campaign Campaign, CopyComparison Comparison, double Likeness)? best = null;
        foreach (var candidate in candidates.Take(CandidatesCompared))
        {
            var comparison = CopyComparison.Of(candidate, text);
            if (candidate.First == submission)
                return Join(submission, candidate, comparison, text);
            if (CampaignMatcher.IsNearCopy(comparison) && (best is null || comparison.Likeness > best.Value.Likeness))
                best = (candidate, comparison, comparison.Likeness);
            if (best is { Likeness: > SureLikeness })
                break;
        }

        return best is { } found
            ? Join(submission, found.Campaign, found.Comparison, text)
            : new Starts(Start(submission, text, signature));
    }

    /// <summary>
    /// Decides on a submission that is recorded under a campaign already: it stays there, however the template has moved.
    /// </summary>
    public static CampaignDecision OfRecorded(SubmissionReference submission, string text, Campaign campaign) =>
        Join(submission, campaign, CopyComparison.Of(campaign, text), text);

    private static Campaign Start(SubmissionReference submission, string text, CopySignature signature) =>
        new()
        {
            Id = submission.ToString().Replace("-", "", StringComparison.Ordinal),
            First = submission,
            FirstText = text,
            Keys = signature.Keys,
            Copies = 1,
        };

    private static Joins Join(SubmissionReference submission, Campaign campaign, CopyComparison comparison, string text)
    {
        var voted = campaign.WithVote(submission, comparison);
        var changed =
            !ReferenceEquals(voted, campaign)
            && Enumerable.Range(0, comparison.TemplateLength).Any(i => voted.IsTemplateWord(i) != campaign.IsTemplateWord(i));
        return new Joins
        {
            Campaign = voted,
            Added = CampaignMatcher.AddedWords(changed ? CopyComparison.Of(voted, text) : comparison, text),
            Voted = !ReferenceEquals(voted, campaign),
            TemplateChanged = changed,
        };
    }
}
