using System.Text;

namespace ConsultationIntake.Submissions.NearCopies;

/// <summary>
/// A text and the submissions that are near-copies of it. A letter nobody has copied yet is a campaign of one.
/// The first copy seen is not the template: its sender may have added to it or cut it. So the next few copies vote on
/// its words, and the template is the words that at least half of them have.
/// </summary>
public sealed record Campaign
{
    /// <summary>Copies that vote. After these the template stands.</summary>
    public const int MostVoters = 8;

    /// <summary>Unique within its consultation: the reference of the first submission seen, without hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>The first copy seen.</summary>
    public required SubmissionReference First { get; init; }

    /// <summary>The first copy's text: personal data, to be shown to nobody. <see cref="Template"/> is for showing.</summary>
    public required string FirstText { get; init; }

    /// <summary>For each word of <see cref="FirstText"/>, how many voters have it too. Empty before the first vote.</summary>
    public IReadOnlyList<int> Votes { get; init; } = [];

    /// <summary>The copies that voted, at most <see cref="MostVoters"/>.</summary>
    public IReadOnlyList<SubmissionReference> Voters { get; init; } = [];

    /// <summary>The keys of <see cref="CopySignature"/> that copies find it by.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>How many submissions are recorded under it, the first among them.</summary>
    public int Copies { get; init; }

    /// <summary>The store's mark of this version, for optimistic concurrency; null before it is stored.</summary>
    public string? Version { get; init; }

    /// <summary>
    /// The words of the first copy that are the campaign's: each stretch on a line of its own where words between were left out.
    /// </summary>
    public string Template()
    {
        if (Voters.Count == 0)
            return FirstText;
        var words = CopyWords.Of(FirstText);
        var template = new StringBuilder(FirstText.Length);
        var end = -1;
        for (var i = 0; i < words.Spans.Length; i++)
        {
            if (!IsTemplateWord(i))
            {
                end = -1;
                continue;
            }

            if (end < 0 && template.Length > 0)
                template.Append('\n');
            var from = end < 0 ? words.Spans[i].Start : end;
            end = words.Spans[i].End;
            template.Append(FirstText, from, end - from);
        }

        return template.ToString();
    }

    /// <summary>The campaign without its first sender's own words, as it must be kept once that submission is erased.</summary>
    public Campaign WithoutFirst() => this with { FirstText = Template(), Votes = [], Voters = [] };

    internal bool IsTemplateWord(int word) => Voters.Count == 0 || (word < Votes.Count && Votes[word] * 2 >= Voters.Count);

    /// <summary>The campaign after one more copy's vote, or itself when that copy voted before or enough have.</summary>
    internal Campaign WithVote(SubmissionReference voter, CopyComparison comparison)
    {
        if (Voters.Count >= MostVoters || Voters.Contains(voter) || voter == First)
            return this;
        var votes = new int[comparison.TemplateLength];
        for (var i = 0; i < votes.Length; i++)
            votes[i] = (i < Votes.Count ? Votes[i] : 0) + (comparison.TemplateShared[i] ? 1 : 0);
        var voted = this with { Votes = votes, Voters = [.. Voters, voter] };
        var keys = CopySignature.Of(voted.Template()).Keys;
        return keys.Count == 0 ? this : voted with { Keys = keys };
    }
}
