using System.Collections.Concurrent;
using ConsultationIntake.Consultations;

namespace ConsultationIntake.Submissions.NearCopies;

/// <summary>
/// Letters that are decided on together, one after another, and saved together: many wait for the store as long as one does. What an
/// earlier one of them starts or changes, a later one sees.
/// </summary>
internal sealed class CopyBatch
{
    private const int MostTogether = 32;

    private readonly ICampaignStore campaigns;
    private readonly ConsultationSlug consultation;

    /// <summary>Campaigns as they stand with what was decided here, by id.</summary>
    private readonly Dictionary<string, Campaign> changed = new(StringComparer.Ordinal);
    private readonly List<string> started = [];
    private readonly HashSet<string> lost = new(StringComparer.Ordinal);

    private CopyBatch(ICampaignStore campaigns, ConsultationSlug consultation) =>
        (this.campaigns, this.consultation) = (campaigns, consultation);

    /// <summary>
    /// Settles at least the first of those that wait. Nobody's cancellation stops it, for it is everybody's. A store that fails fails each.
    /// </summary>
    internal static async Task DecideAsync(ICampaignStore campaigns, ConsultationSlug consultation, ConcurrentQueue<CopyLetter> waiting)
    {
        var letters = Take(waiting);
        try
        {
            await new CopyBatch(campaigns, consultation).DecideAsync(letters);
        }
#pragma warning disable CA1031 // whatever it is, it is told to each who waits
        catch (Exception failure)
#pragma warning restore CA1031
        {
            letters.ForEach(letter => letter.Fail(failure));
        }
    }

    private static List<CopyLetter> Take(ConcurrentQueue<CopyLetter> waiting)
    {
        var letters = new List<CopyLetter>();
        while (letters.Count < MostTogether && waiting.TryDequeue(out var letter))
        {
            if (letter.Standing.IsCompleted)
                continue;
            // The queue delivers at least once: the second of one submission looks again, and finds what the first became.
            if (letters.Exists(other => other.Submission == letter.Submission))
                letter.Settle(null);
            else
                letters.Add(letter);
        }

        return letters;
    }

    private async Task DecideAsync(List<CopyLetter> letters)
    {
        var read = await Task.WhenAll(letters.Select(letter => Task.Run(() => ReadAsync(letter))));
        // The oldest reading was the first: what started after it may be what a later letter is a copy of.
        var index = read.Select(one => one.Found?.IndexVersion).FirstOrDefault(version => version is not null);
        var decided = new List<(CopyLetter Letter, CampaignDecision Decision)>();
        foreach (var (letter, (own, found)) in letters.Zip(read))
        {
            if (found is not null && found.IndexVersion != index)
                letter.Settle(null);
            else
                decided.Add((letter, Decide(letter, own, found)));
        }

        await SaveAsync(index, decided);
        foreach (var (letter, decision) in decided)
            letter.Settle(CampaignOf(decision) is { } id && lost.Contains(id) ? null : decision);
    }

    private async Task<(Campaign? Own, CampaignCandidates? Found)> ReadAsync(CopyLetter letter) =>
        await campaigns.OfAsync(consultation, letter.Submission, CancellationToken.None) is { } own
            ? (own, null)
            : (
                null,
                await campaigns.FindAsync(
                    consultation,
                    letter.Signature.LookupKeys,
                    CampaignDecision.CandidatesCompared,
                    CancellationToken.None
                )
            );

    private CampaignDecision Decide(CopyLetter letter, Campaign? own, CampaignCandidates? found)
    {
        var decision = own is not null
            ? CampaignDecision.OfRecorded(letter.Submission, letter.Text, changed.GetValueOrDefault(own.Id, own))
            : CampaignDecision.Of(letter.Submission, letter.Text, letter.Signature, Candidates(letter, found!.Campaigns));
        if (decision is CampaignDecision.Starts { Campaign: var start })
        {
            started.Add(start.Id);
            changed[start.Id] = start;
        }
        else if (decision is CampaignDecision.Joins { Voted: true, Campaign: var voted })
        {
            changed[voted.Id] = voted;
        }

        return decision;
    }

    /// <summary>As the store would order them, had it what was decided here.</summary>
    private IReadOnlyList<Campaign> Candidates(CopyLetter letter, IReadOnlyList<Campaign> found)
    {
        var keys = letter.Signature.LookupKeys.ToHashSet(StringComparer.Ordinal);
        var here = changed.Values.Where(campaign => campaign.Keys.Any(keys.Contains)).ToList();
        return here.Count == 0 && !found.Any(campaign => changed.ContainsKey(campaign.Id))
            ? found
            :
            [
                .. found
                    .Where(campaign => !changed.ContainsKey(campaign.Id))
                    .Concat(here)
                    .OrderByDescending(campaign => campaign.Keys.Count(keys.Contains))
                    .ThenByDescending(campaign => campaign.Copies)
                    .ThenBy(campaign => campaign.Id, StringComparer.Ordinal)
                    .Take(CampaignDecision.CandidatesCompared),
            ];
    }

    /// <summary>A vote is saved before the copy that gave it is recorded: a voter is known again, and votes once.</summary>
    private async Task SaveAsync(string? index, List<(CopyLetter Letter, CampaignDecision Decision)> decided)
    {
        if (
            started.Count > 0
            && !await campaigns.TryStartAsync(consultation, [.. started.Select(id => changed[id])], index!, CancellationToken.None)
        )
            lost.UnionWith(started);
        await LoseAsync(
            changed
                .Keys.Except(started)
                .Select(async id => (id, await campaigns.UpdateAsync(consultation, changed[id], CancellationToken.None)))
        );
        await LoseAsync(
            decided
                .Where(one => one.Decision is CampaignDecision.Joins { Voted: true } && !lost.Contains(CampaignOf(one.Decision)!))
                .Select(async one =>
                {
                    var id = CampaignOf(one.Decision)!;
                    return (id, await campaigns.RecordAsync(consultation, id, one.Letter.Submission, CancellationToken.None) is not null);
                })
        );
    }

    private async Task LoseAsync(IEnumerable<Task<(string Id, bool IsSaved)>> saves)
    {
        foreach (var (id, isSaved) in await Task.WhenAll(saves))
        {
            if (!isSaved)
                lost.Add(id);
        }
    }

    private static string? CampaignOf(CampaignDecision decision) =>
        decision switch
        {
            CampaignDecision.Starts starts => starts.Campaign.Id,
            CampaignDecision.Joins joins => joins.Campaign.Id,
            _ => null,
        };
}
