using System.Collections.Concurrent;
using ConsultationIntake.Consultations;

namespace ConsultationIntake.Submissions.NearCopies;

/// <summary>
/// Letters that are decided on together, one after another, and saved together: many wait for the store as long as one does. What an
/// earlier one of them starts or changes, a later one sees.
/// </summary>
internal sealed class CopyBatch
{
    private const int MostTogether = 64;

    private readonly ICampaignStore campaigns;
    private readonly ConsultationSlug consultation;

    /// <summary>Campaigns as they stand with what was decided here, by id.</summary>
    private readonly Dictionary<string, Campaign> changed = new(StringComparer.Ordinal);
    private readonly List<string> started = [];
    private readonly HashSet<string> lost = new(StringComparer.Ordinal);

    /// <summary>By text, what it is a copy of that has all its votes: who sends it makes no difference.</summary>
    private readonly Dictionary<string, CampaignDecision> settled = new(StringComparer.Ordinal);

    private CopyBatch(ICampaignStore campaigns, ConsultationSlug consultation) =>
        (this.campaigns, this.consultation) = (campaigns, consultation);

    /// <summary>
    /// Settles at least the first of those that wait, when the task is done that it returns. Nobody's cancellation stops it, for it is
    /// everybody's. A store that fails fails each.
    /// </summary>
    /// <returns>
    /// The recording of copies that have no vote. Nothing that another decision rests on changes with them, so that of a large campaign
    /// all but the first few wait for the store together and keep nobody from being decided on.
    /// </returns>
    internal static async Task<Task> DecideAsync(
        ICampaignStore campaigns,
        ConsultationSlug consultation,
        ConcurrentQueue<CopyLetter> waiting
    )
    {
        var letters = Take(waiting);
        var batch = new CopyBatch(campaigns, consultation);
        try
        {
            var copies = await batch.DecideAsync(letters);
            return Task.WhenAll(copies.Select(batch.RecordAsync));
        }
#pragma warning disable CA1031 // whatever it is, it is told to each who waits
        catch (Exception failure)
#pragma warning restore CA1031
        {
            letters.ForEach(letter => letter.Fail(failure));
            return Task.CompletedTask;
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

    /// <summary>The copies that are decided on and not recorded yet, by campaign.</summary>
    private async Task<List<IGrouping<string, (CopyLetter Letter, CampaignDecision Decision)>>> DecideAsync(List<CopyLetter> letters)
    {
        var own = await campaigns.OfAsync(consultation, [.. letters.Select(letter => letter.Submission)], CancellationToken.None);
        var found = await FindAsync(letters.Where(letter => !own.ContainsKey(letter.Submission)));
        // The oldest reading was the first: what started after it may be what a later letter is a copy of.
        var index = found.Select(one => one.Value.IndexVersion).FirstOrDefault();
        var decided = new List<(CopyLetter Letter, CampaignDecision Decision)>();
        foreach (var letter in letters)
        {
            if (own.GetValueOrDefault(letter.Submission) is { } recorded)
                decided.Add((letter, DecideAgain(letter, recorded)));
            else if (found[letter.Text].IndexVersion != index)
                letter.Settle(null);
            else
                decided.Add((letter, Decide(letter, found[letter.Text])));
        }

        await SaveAsync(index, decided);
        var copies = decided.ToLookup(one =>
            one.Decision is CampaignDecision.Joins { Voted: false } && !own.ContainsKey(one.Letter.Submission)
        );
        foreach (var (letter, decision) in copies[false])
            letter.Settle(CampaignOf(decision) is { } id && lost.Contains(id) ? null : decision);
        foreach (var (letter, _) in copies[true])
            letter.IsBeingRecorded = true;
        return [.. copies[true].GroupBy(one => CampaignOf(one.Decision)!, StringComparer.Ordinal)];
    }

    /// <summary>The campaigns that may be what each text copies, by text: the same text is looked for once.</summary>
    private async Task<Dictionary<string, CampaignCandidates>> FindAsync(IEnumerable<CopyLetter> letters)
    {
        var found = await Task.WhenAll(
            letters
                .DistinctBy(letter => letter.Text, StringComparer.Ordinal)
                .Select(async letter =>
                    (
                        letter.Text,
                        Candidates: await Task.Run(() =>
                            campaigns.FindAsync(
                                consultation,
                                letter.Signature.LookupKeys,
                                CampaignDecision.CandidatesCompared,
                                CancellationToken.None
                            )
                        )
                    )
                )
        );
        return found.ToDictionary(one => one.Text, one => one.Candidates, StringComparer.Ordinal);
    }

    private async Task RecordAsync(IGrouping<string, (CopyLetter Letter, CampaignDecision Decision)> copies)
    {
        try
        {
            var isRecorded =
                !lost.Contains(copies.Key)
                && await campaigns.RecordAsync(
                    consultation,
                    copies.Key,
                    [.. copies.Select(copy => copy.Letter.Submission)],
                    CancellationToken.None
                )
                    is not null;
            foreach (var (letter, decision) in copies)
                letter.Settle(isRecorded ? decision : null);
        }
#pragma warning disable CA1031 // whatever it is, it is told to each who waits
        catch (Exception failure)
#pragma warning restore CA1031
        {
            foreach (var (letter, _) in copies)
                letter.Fail(failure);
        }
    }

    private CampaignDecision DecideAgain(CopyLetter letter, Campaign recorded) =>
        Keep(CampaignDecision.OfRecorded(letter.Submission, letter.Text, changed.GetValueOrDefault(recorded.Id, recorded)));

    private CampaignDecision Decide(CopyLetter letter, CampaignCandidates found)
    {
        if (settled.TryGetValue(letter.Text, out var same))
            return same;
        var decision = CampaignDecision.Of(letter.Submission, letter.Text, letter.Signature, Candidates(letter, found.Campaigns));
        if (decision is CampaignDecision.Joins { Voted: false, Campaign.Voters.Count: Campaign.MostVoters })
            settled[letter.Text] = decision;
        return Keep(decision);
    }

    /// <summary>For those that come after it.</summary>
    private CampaignDecision Keep(CampaignDecision decision)
    {
        if (decision is CampaignDecision.Starts { Campaign: var start })
        {
            settled.Clear();
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
