using ConsultationIntake.AzureStorage.NearCopies;
using ConsultationIntake.Consultations;
using ConsultationIntake.Contracts.Submissions;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.NearCopies;

namespace ConsultationIntake.AzureStorage.Tests;

public sealed class TableCampaignStoreContractTests(AzuriteServer azurite) : CampaignStoreContract
{
    protected override async Task<ICampaignStore> BuildCampaignStoreAsync() =>
        new TableCampaignStore(await azurite.NewTableAsync(), TimeProvider.System);

    [Fact]
    public async Task Find_ManyCampaignsBehindOneKey_ReadsOnlyWhatItRanks()
    {
        var (slug, token, count) = (ConsultationSlug.Parse("plan-2026"), TestContext.Current.CancellationToken, new RequestCount());
        var store = new TableCampaignStore(await azurite.NewTableAsync(count), TimeProvider.System);
        for (var i = 0; i < 70; i++)
        {
            var first = SubmissionReference.Derive($"first {i}");
            var campaign = new Campaign
            {
                Id = $"c{i:d2}",
                First = first,
                FirstText = $"Letter {i}.",
                Keys = ["phrase", $"own {i}"],
                Copies = 1,
            };
            await store.TryStartAsync(slug, [campaign], (await store.FindAsync(slug, [], 12, token)).IndexVersion, token);
        }

        var found = new CampaignCandidates([], "");
        var reads = await count.OfAsync(async () => found = await store.FindAsync(slug, ["phrase"], 12, token));

        // The index, what is behind the key, the copies of 48 and the twelve themselves.
        Assert.Equal(12, found.Campaigns.Count);
        Assert.Equal(1 + 1 + 48 + 12, reads);
    }
}
