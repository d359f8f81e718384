using System.Net;
using System.Text.Json;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.NearCopies;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>Many people send one letter, and some add to it.</summary>
public sealed class CampaignScenarioTests
{
    private const string Letter =
        "I am writing to ask you to put rural crime at the heart of your Police and Crime Plan. Farms in this county have lost "
        + "quad bikes, diesel and livestock, "
        + "and too often nobody comes when we call. A dedicated rural crime team would know the lanes, the farms and the people "
        + "who prey on them. "
        + "I urge you to fund such a team for the whole of your term and to report on its work every year.";

    private const string Added = "Last March my own mother was threatened in her kitchen and waited nine days for a visit.";

    [Fact]
    public async Task Campaign_CopiesOneWithWordsAdded_AreEachCountedAndTheWordsArePointsOfTheirOwn()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        await PostAsync(host, Letter);
        var adder = await PostAsync(host, Letter.Replace("when we call. ", $"when we call. {Added} ", StringComparison.Ordinal));
        await PostAsync(host, Letter.Replace("this county", "our county", StringComparison.Ordinal));
        await PostAsync(host, "Please mend the street lamps by the station, because girls walk home in the dark from the late train.");
        await host.DrainAsync();

        var account = await host.AccountAsync();

        Assert.Equal(4, account.GetProperty("received").GetInt32());
        Assert.Equal(3, Assert.Single(account.GetProperty("campaigns").EnumerateArray()).GetProperty("copies").GetInt32());
        var points = (await host.SubmissionAsync(adder)).GetProperty("points").EnumerateArray().ToList();
        Assert.Equal(
            Added,
            Assert.Single(points, point => point.GetProperty("addedToTemplate").GetBoolean()).GetProperty("text").GetString()
        );
        Assert.DoesNotContain(
            points,
            point =>
                !point.GetProperty("addedToTemplate").GetBoolean()
                && point.GetProperty("text").GetString()!.Contains("mother", StringComparison.Ordinal)
        );
        AssertApart(points);
        await host.AssertTallyIsExactAsync();
    }

    [Fact]
    public async Task Campaign_TheFirstCopyHadWordsOfItsOwn_StaffSeeTheTemplateWithoutThem()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var first = await PostAsync(host, $"{Letter} {Added}");
        await PostAsync(host, Letter);
        await PostAsync(host, Letter);
        await host.DrainAsync();

        var page = await host.Client.GetStringAsync($"/staff/{LocalHostUnderTest.Slug}", TestContext.Current.CancellationToken);

        Assert.Contains(">3 copies<", page, StringComparison.Ordinal);
        Assert.DoesNotContain("mother", page, StringComparison.Ordinal);
        var submission = await host.SubmissionAsync(first);
        Assert.Contains(
            submission.GetProperty("points").EnumerateArray(),
            point => point.GetProperty("addedToTemplate").GetBoolean() && point.GetProperty("text").GetString() == Added
        );
        Assert.Contains(
            "Words added",
            await host.Client.GetStringAsync($"/staff/{LocalHostUnderTest.Slug}/{first}", TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        await host.AssertTallyIsExactAsync();
    }

    private static Task<string> PostAsync(LocalHostUnderTest host, string text) =>
        host.AcceptedAsync(new { answers = new[] { new { question = "else", text } } });

    [Fact]
    public async Task Campaigns_MoreThanTheOverviewShows_AreListedOnAPageOfTheirOwnAndFoundFromTheirCopies()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var store = host.Get<ICampaignStore>();
        var slug = ConsultationSlug.Parse(LocalHostUnderTest.Slug);
        var firsts = Enumerable.Range(0, 12).Select(i => SubmissionReference.Derive($"letter {i}")).ToList();
        foreach (var (i, first) in firsts.Index())
        {
            var campaign = new Campaign
            {
                Id = first.ToString().Replace("-", "", StringComparison.Ordinal),
                First = first,
                FirstText = $"We of village {i} ask for a bus.",
                Keys = [$"key {i}"],
            };
            await store.TryStartAsync(slug, [campaign], $"{i}", Token);
            await store.RecordAsync(slug, campaign.Id, SubmissionReference.Derive($"copy {i}"), Token);
        }

        var overview = await host.Client.GetStringAsync($"/staff/{slug}", Token);
        var all = await host.Client.GetStringAsync($"/staff/{slug}/campaigns", Token);
        var one = await host.Client.GetStringAsync($"/staff/{slug}/campaigns?of={SubmissionReference.Derive("copy 11")}", Token);

        Assert.Equal(10, overview.Split("id=\"campaign-").Length - 1);
        Assert.Contains($"href=\"/staff/{slug}/campaigns\"", overview, StringComparison.Ordinal);
        Assert.Equal(12, all.Split("id=\"campaign-").Length - 1);
        Assert.Contains("We of village 11 ask for a bus.</p>", one, StringComparison.Ordinal);
        Assert.Equal(1, one.Split("id=\"campaign-").Length - 1);
        foreach (var unknown in new[] { $"of={SubmissionReference.New()}", "of=nothing", "after=-3", "after=soon" })
            Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync($"/staff/{slug}/campaigns?{unknown}", Token)).StatusCode);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static void AssertApart(List<JsonElement> points)
    {
        var spans = points
            .Select(point => point.GetProperty("span"))
            .Select(span => (Start: span.GetProperty("start").GetInt32(), End: span.GetProperty("end").GetInt32()))
            .Order()
            .ToList();
        Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
    }
}
