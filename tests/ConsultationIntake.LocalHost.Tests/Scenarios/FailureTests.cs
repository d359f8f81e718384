using ConsultationIntake.Consultations;
using ConsultationIntake.Themes;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

public sealed class FailureTests
{
    [Fact]
    public async Task Tagging_ThatAlwaysFails_EndsUpFailedAndListed_AndCanBeTriedAgain()
    {
        var tagger = new BrokenTagger { IsBroken = true };
        await using var host = await LocalHostUnderTest.StartAsync(change: services => services.AddSingleton<IThemeTagger>(tagger));
        var reference = await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = "Will anybody read this?" } } });

        for (var attempt = 0; attempt < 5; attempt++)
        {
            await host.DrainAsync();
            host.Clock.Advance(TimeSpan.FromSeconds(30));
        }

        var account = await host.AccountAsync();
        Assert.Equal((1, 0, 0, 1), Sums(account));
        Assert.Equal(5, tagger.Calls);
        var failed = (await host.JsonAsync($"/api/consultations/{LocalHostUnderTest.Slug}/submissions?status=failed")).GetProperty("submissions");
        Assert.Equal(reference, Assert.Single(failed.EnumerateArray()).GetProperty("reference").GetString());

        tagger.IsBroken = false;
        await host.Client.PostAsync($"/staff/{LocalHostUnderTest.Slug}/{reference}/retry", null);
        await host.DrainAsync();

        Assert.Equal((1, 1, 0, 0), Sums(await host.AccountAsync()));
    }

    private static (int Received, int Tagged, int Waiting, int Failed) Sums(System.Text.Json.JsonElement account) => (
        account.GetProperty("received").GetInt32(),
        account.GetProperty("tagged").GetInt32(),
        account.GetProperty("waiting").GetInt32(),
        account.GetProperty("failed").GetInt32());

    private sealed class BrokenTagger : IThemeTagger
    {
        private readonly OfflineThemeTagger whole = new();

        public bool IsBroken { get; set; }

        public int Calls { get; private set; }

        public string Name => "broken/1";

        public Task<IReadOnlyList<PointReading>> ReadAsync(Consultation consultation, IReadOnlyList<string> texts, CancellationToken cancellationToken)
        {
            Calls++;
            return IsBroken ? throw new TimeoutException("The service did not answer.") : whole.ReadAsync(consultation, texts, cancellationToken);
        }
    }
}
