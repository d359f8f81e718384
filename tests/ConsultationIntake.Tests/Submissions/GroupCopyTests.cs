using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.NearCopies;

namespace ConsultationIntake.Tests.Submissions;

public sealed class GroupCopyTests
{
    private static readonly ConsultationSlug Slug = ConsultationSlug.Parse("plan-2026");
    private readonly RememberedCampaigns campaigns = new();

    [Fact]
    public Task Group_FiveThousandCopiesOfThreeCampaignsAmongOtherLetters_EachCopyIsCountedInItsCampaign() => GroupAmongOthersAsync(5_500);

    [Fact, Trait("Category", "Long")]
    public Task Group_TwentyThousandCopiesOfThreeCampaignsAmongOtherLetters_EachCopyIsCountedInItsCampaign() =>
        GroupAmongOthersAsync(22_000);

    private async Task GroupAmongOthersAsync(int count)
    {
        var random = new Random(7);
        string[] templates = [GeneratedLetters.Template(1), GeneratedLetters.Template(2), GeneratedLetters.Template(3)];
        var letters = Enumerable
            .Range(0, count)
            .Select(i => i % 11 == 0 ? (Text: GeneratedLetters.Own(random), Campaign: -1) : Copy(templates, random, i))
            .ToArray();

        var groups = await GroupAllAsync(letters.Select(letter => letter.Text));

        var scored = Score(groups, letters.Select(letter => letter.Campaign).ToArray());
        TestContext.Current.SendDiagnosticMessage(
            $"precision {scored.Precision:P3}, recall {scored.Recall:P3}, groups {groups.Distinct().Count()}"
        );
        Assert.True(scored.Precision > 0.999, $"precision {scored.Precision}");
        Assert.True(scored.Recall > 0.995, $"recall {scored.Recall}");
        var listed = await campaigns.ListAsync(Slug, 100, CancellationToken.None);
        Assert.Equal(3, listed.Count);
        Assert.All(listed, campaign => Assert.DoesNotContain("Sender", campaign.Template(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Group_SameSubmissionAgain_IsCountedOnce()
    {
        var group = new GroupCopy(campaigns);
        var (text, first, second) = (GeneratedLetters.Template(1), SubmissionReference.Derive("1"), SubmissionReference.Derive("2"));
        await group.ExecuteAsync(Slug, first, text, CancellationToken.None);

        await group.ExecuteAsync(Slug, second, text, CancellationToken.None);
        await group.ExecuteAsync(Slug, second, text, CancellationToken.None);
        await group.ExecuteAsync(Slug, first, text, CancellationToken.None);

        Assert.Equal(2, Assert.Single(await campaigns.ListAsync(Slug, 1, CancellationToken.None)).Copies);
    }

    [Fact]
    public async Task Group_ManyHostsAtOnce_MakeOneCampaign()
    {
        GroupCopy[] hosts = [new(campaigns), new(campaigns), new(campaigns), new(campaigns)];
        var text = GeneratedLetters.Template(1);

        await Parallel.ForAsync(
            0,
            200,
            CancellationToken.None,
            async (i, token) =>
                await hosts[i % hosts.Length].ExecuteAsync(Slug, SubmissionReference.Derive($"copy {i}"), text + $" I am sender{i}.", token)
        );

        Assert.Equal(200, Assert.Single(await campaigns.ListAsync(Slug, 1, CancellationToken.None)).Copies);
    }

    [Fact]
    public async Task Group_ManyLettersAtOnceInOneHost_LooksForCampaignsOnceForEach()
    {
        var group = new GroupCopy(campaigns);
        var random = new Random(11);
        var letters = Enumerable.Range(0, 40).Select(_ => GeneratedLetters.Own(random)).ToList();

        await Task.WhenAll(
            letters.Select(
                (letter, i) =>
                    Task.Run(() => group.ExecuteAsync(Slug, SubmissionReference.Derive($"letter {i}"), letter, CancellationToken.None))
            )
        );

        Assert.Equal(letters.Count, campaigns.Finds);
    }

    [Fact]
    public async Task Group_WhatWaitsTogether_IsSavedTogether()
    {
        var random = new Random(11);
        var letters = Enumerable.Range(0, 128).Select(_ => GeneratedLetters.Own(random)).ToList();

        await GroupTogetherAsync(letters);

        // The first alone, for nobody else had come; then 64 and 63.
        Assert.Equal(3, campaigns.Starts);
        Assert.Equal(128, (await campaigns.ListAsync(Slug, 1, CancellationToken.None)).Count);
    }

    [Fact]
    public async Task Group_CopiesThatWaitTogether_BecomeOneCampaignWithTheirVotes()
    {
        var (text, random) = (GeneratedLetters.Template(1), new Random(3));

        // One that is no copy is first, so that all copies are decided on together.
        var groups = await GroupTogetherAsync([
            GeneratedLetters.Own(random),
            .. Enumerable.Range(0, 20).Select(i => $"{text} I am sender{i} of that street and of no other."),
        ]);

        var campaign = Assert.Single(await campaigns.ListAsync(Slug, 2, CancellationToken.None));
        Assert.Equal(20, campaign.Copies);
        Assert.Equal(Campaign.MostVoters, campaign.Voters.Distinct().Count());
        Assert.DoesNotContain("sender", campaign.Template(), StringComparison.Ordinal);
        Assert.Equal(2, campaigns.Starts);
        Assert.All(groups[2..], group => Assert.IsType<CampaignDecision.Joins>(group));
    }

    [Fact]
    public async Task Group_CopiesOfOneTextThatWaitTogether_AreLookedForOnceAndRecordedTogether()
    {
        var text = GeneratedLetters.Template(1);
        await GroupAllAsync(Enumerable.Repeat(text, 1 + Campaign.MostVoters));
        var (finds, records) = (campaigns.Finds, campaigns.Records);

        var groups = await GroupTogetherAsync([.. Enumerable.Repeat(text, 61)], named: "copy");

        // The first alone, for nobody else had come; then 60.
        Assert.Equal((2, 2), (campaigns.Finds - finds, campaigns.Records - records));
        Assert.All(groups, group => Assert.IsType<CampaignDecision.Joins>(group));
        Assert.Equal(70, Assert.Single(await campaigns.ListAsync(Slug, 1, CancellationToken.None)).Copies);
    }

    [Fact]
    public async Task Group_OneOfThoseThatWaitGivesUp_TheOthersAreDecidedOn()
    {
        var (random, opened, group) = (new Random(5), new TaskCompletionSource(), new GroupCopy(campaigns));
        using var stop = new CancellationTokenSource();
        campaigns.Opened = opened.Task;
        var first = group.ExecuteAsync(Slug, SubmissionReference.Derive("1"), GeneratedLetters.Own(random), CancellationToken.None);
        var second = group.ExecuteAsync(Slug, SubmissionReference.Derive("2"), GeneratedLetters.Own(random), stop.Token);
        var third = group.ExecuteAsync(Slug, SubmissionReference.Derive("3"), GeneratedLetters.Own(random), CancellationToken.None);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        opened.SetResult();

        Assert.IsType<CampaignDecision.Starts>(await first);
        Assert.IsType<CampaignDecision.Starts>(await third);
        Assert.Equal(2, (await campaigns.ListAsync(Slug, 1, CancellationToken.None)).Count);
    }

    private async Task<CampaignDecision[]> GroupTogetherAsync(IReadOnlyList<string> texts, string named = "letter")
    {
        var (opened, group) = (new TaskCompletionSource(), new GroupCopy(campaigns));
        campaigns.Opened = opened.Task;
        var groups = texts
            .Select((text, i) => group.ExecuteAsync(Slug, SubmissionReference.Derive($"{named} {i}"), text, CancellationToken.None))
            .ToList();
        opened.SetResult();
        return await Task.WhenAll(groups);
    }

    [Fact]
    public async Task Forget_FirstCopy_LeavesTheTemplateWithoutItsWords()
    {
        var group = new GroupCopy(campaigns);
        var (text, first) = (GeneratedLetters.Template(1), SubmissionReference.Derive("first"));
        await group.ExecuteAsync(Slug, first, text + " Our own barn at Xanadu burnt down in May.", CancellationToken.None);
        await group.ExecuteAsync(Slug, SubmissionReference.Derive("second"), text, CancellationToken.None);

        await campaigns.ForgetAsync(Slug, first, CancellationToken.None);
        var joined = await group.ExecuteAsync(Slug, SubmissionReference.Derive("third"), text, CancellationToken.None);

        var campaign = Assert.IsType<CampaignDecision.Joins>(joined).Campaign;
        Assert.DoesNotContain("Xanadu", campaign.FirstText, StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single(await campaigns.ListAsync(Slug, 1, CancellationToken.None)).Copies);
    }

    private async Task<string[]> GroupAllAsync(IEnumerable<string> texts)
    {
        var group = new GroupCopy(campaigns);
        var groups = new List<string>();
        foreach (var text in texts)
        {
            groups.Add(
                await group.ExecuteAsync(Slug, SubmissionReference.Derive($"letter {groups.Count}"), text, CancellationToken.None) switch
                {
                    CampaignDecision.Starts starts => starts.Campaign.Id,
                    CampaignDecision.Joins joins => joins.Campaign.Id,
                    _ => $"alone {groups.Count}",
                }
            );
        }

        return [.. groups];
    }

    private static (string Text, int Campaign) Copy(string[] templates, Random random, int i)
    {
        var campaign = i % templates.Length;
        return (GeneratedLetters.Copy(templates[campaign], random, i), campaign);
    }

    /// <summary>
    /// Over the copies: how many of those in a group of two or more are with their own campaign's, and how many of a campaign's are in its
    /// largest group.
    /// </summary>
    private static (double Precision, double Recall) Score(string[] groups, int[] campaigns)
    {
        var members = groups.Zip(campaigns).GroupBy(pair => pair.First).Where(group => group.Count() > 1).ToList();
        var grouped = members.Sum(group => group.Count());
        var right = members.Sum(group =>
            group.Where(pair => pair.Second >= 0).GroupBy(pair => pair.Second).Select(same => same.Count()).DefaultIfEmpty().Max()
        );
        var found = members
            .SelectMany(group => group.GroupBy(pair => pair.Second).Select(same => (Campaign: same.Key, Count: same.Count())))
            .Where(same => same.Campaign >= 0)
            .GroupBy(same => same.Campaign)
            .Sum(same => same.Max(part => part.Count));
        return ((double)right / grouped, (double)found / campaigns.Count(campaign => campaign >= 0));
    }
}
