using ConsultationIntake.Reading;

namespace ConsultationIntake.Submissions.NearCopies;

/// <summary>What is kept on a submission of the campaign it belongs to.</summary>
public sealed record CopyStanding
{
    /// <summary>It stands for itself.</summary>
    public static CopyStanding Alone { get; } = new();

    /// <summary>The id of the campaign it is one of several copies of, or null.</summary>
    public string? Campaign { get; init; }

    /// <summary>Where its sender added to the template; never across two parts of the text.</summary>
    public IReadOnlyList<TextSpan> Added { get; init; } = [];

    /// <summary>The campaign's other submissions that want reading again, now that there is this one.</summary>
    public IReadOnlyList<SubmissionReference> ReadAgain { get; init; } = [];

    public bool IsOf(Submission submission) => submission.Campaign == Campaign && submission.AddedWords.SequenceEqual(Added);

    /// <summary>
    /// Those that voted are read again whenever a voter is read for the first time, not only when its vote changed the template:
    /// the vote may have been saved by an earlier try that died before it could ask for them.
    /// </summary>
    public static CopyStanding Of(Submission submission, CampaignDecision decision)
    {
        if (
            decision is not CampaignDecision.Joins { Campaign: var campaign } joins
            || (campaign.Copies < 2 && campaign.First == submission.Reference)
        )
            return Alone;
        var isNewVoter = submission.Campaign != campaign.Id && campaign.Voters.Contains(submission.Reference);
        return new CopyStanding
        {
            Campaign = campaign.Id,
            Added = [.. Within(submission.Text, joins.Added)],
            ReadAgain =
                isNewVoter || joins.TemplateChanged
                    ? [.. campaign.Voters.Prepend(campaign.First).Where(other => other != submission.Reference)]
                    : [],
        };
    }

    private static IEnumerable<TextSpan> Within(SubmissionText text, IReadOnlyList<TextSpan> added) =>
        from span in added
        from part in text.Parts
        where part.Kind is PartKind.Answer or PartKind.EmailBody or PartKind.Attachment
        let start = Math.Max(span.Start, part.Span.Start)
        let end = Math.Min(span.End, part.Span.End)
        where start < end
        select TextSpan.FromBounds(start, end);
}
