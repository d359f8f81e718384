using System.Net;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

public sealed class ErasureTests
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";

    [Fact]
    public async Task Erase_ConfirmedByStaff_LeavesNothingOfItAndTheCountsAddUp()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var kept = await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = "There is noise in the park." } } });
        var erased = await host.AcceptedAsync(new { respondent = new { name = "Ann Example" }, answers = new[] { new { question = "else", text = "I was burgled in June." } } });
        await host.DrainAsync();
        Assert.Contains($"{Staff}/{erased}/erase", await host.Client.GetStringAsync($"{Staff}/{erased}", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("Nobody can bring it back", await host.Client.GetStringAsync($"{Staff}/{erased}/erase", TestContext.Current.CancellationToken), StringComparison.Ordinal);

        var answer = await host.Client.PostAsync($"{Staff}/{erased}/erase", null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains($"{erased} is erased", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync($"{Staff}/{erased}", TestContext.Current.CancellationToken)).StatusCode);
        var account = await host.AccountAsync();
        Assert.Equal((1, 1), (account.GetProperty("received").GetInt32(), account.GetProperty("tagged").GetInt32()));
        var list = await host.Client.GetStringAsync($"/api/consultations/{LocalHostUnderTest.Slug}/submissions", TestContext.Current.CancellationToken);
        Assert.Contains(kept, list, StringComparison.Ordinal);
        Assert.DoesNotContain(erased, list, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.PostAsync($"{Staff}/{erased}/erase", null, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Erase_SentByAnotherSitesPage_IsRefusedAndNothingGoes()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var reference = await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = "There is noise in the park." } } });
        using var forged = new HttpRequestMessage(HttpMethod.Post, $"{Staff}/{reference}/erase");
        forged.Headers.Add("Sec-Fetch-Site", "cross-site");

        var answer = await host.Client.SendAsync(forged, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(1, (await host.AccountAsync()).GetProperty("received").GetInt32());
    }
}
