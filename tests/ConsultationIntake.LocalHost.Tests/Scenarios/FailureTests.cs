using ConsultationIntake.Consultations;
using ConsultationIntake.Points;
using ConsultationIntake.Submissions;
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

        await UseUpTriesAsync(host);

        var account = await host.AccountAsync();
        Assert.Equal((1, 0, 0, 1), Sums(account));
        Assert.Equal(5, tagger.Calls);
        var failed = (await host.JsonAsync($"/api/consultations/{LocalHostUnderTest.Slug}/submissions?status=failed")).GetProperty(
            "submissions"
        );
        Assert.Equal(reference, Assert.Single(failed.EnumerateArray()).GetProperty("reference").GetString());

        tagger.IsBroken = false;
        await host.Client.PostAsync($"/staff/{LocalHostUnderTest.Slug}/{reference}/retry", null);
        await host.DrainAsync();

        Assert.Equal((1, 1, 0, 0), Sums(await host.AccountAsync()));
    }

    [Fact]
    public async Task Outage_LongerThanFiveTries_IsListedAsFailed_AndTaggedByItselfWhenItIsOver()
    {
        var tagger = new BrokenTagger { IsDown = true };
        await using var host = await LocalHostUnderTest.StartAsync(change: services => services.AddSingleton<IThemeTagger>(tagger));
        var reference = await host.AcceptedAsync(
            new { answers = new[] { new { question = "else", text = "There is noise in the park." } } }
        );

        await UseUpTriesAsync(host);

        Assert.Equal((1, 0, 0, 1), Sums(await host.AccountAsync()));
        Assert.Equal(
            "Tagging failed 5 times: a service that reads responses was down. It is tried again by itself",
            (await host.SubmissionAsync(reference)).GetProperty("failure").GetString()
        );
        Assert.Equal(0, await RetryAsync(host));

        host.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(1, await RetryAsync(host));
        Assert.Equal((1, 0, 1, 0), Sums(await host.AccountAsync()));
        await UseUpTriesAsync(host);
        Assert.Equal((1, 0, 0, 1), Sums(await host.AccountAsync()));
        host.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(0, await RetryAsync(host));

        tagger.IsDown = false;
        host.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(1, await RetryAsync(host));
        await host.DrainAsync();

        Assert.Equal((1, 1, 0, 0), Sums(await host.AccountAsync()));
        Assert.Equal(0, await RetryAsync(host));
    }

    [Fact]
    public async Task Failure_ThatIsNoOutage_WaitsForStaff()
    {
        var tagger = new BrokenTagger { IsDown = true };
        await using var host = await LocalHostUnderTest.StartAsync(change: services => services.AddSingleton<IThemeTagger>(tagger));
        await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = "Will anybody read this?" } } });
        await UseUpTriesAsync(host);
        (tagger.IsDown, tagger.IsBroken) = (false, true);
        host.Clock.Advance(TimeSpan.FromMinutes(16));
        await RetryAsync(host);

        await UseUpTriesAsync(host);
        host.Clock.Advance(TimeSpan.FromDays(7));

        Assert.Equal(0, await RetryAsync(host));
        Assert.Equal((1, 0, 0, 1), Sums(await host.AccountAsync()));
    }

    private static async Task UseUpTriesAsync(LocalHostUnderTest host)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await host.DrainAsync();
            host.Clock.Advance(TimeSpan.FromSeconds(30));
        }
    }

    private static Task<int> RetryAsync(LocalHostUnderTest host) =>
        host.Get<RetryAfterOutage>().ExecuteAsync(TestContext.Current.CancellationToken);

    private static (int Received, int Tagged, int Waiting, int Failed) Sums(System.Text.Json.JsonElement account) =>
        (
            account.GetProperty("received").GetInt32(),
            account.GetProperty("tagged").GetInt32(),
            account.GetProperty("waiting").GetInt32(),
            account.GetProperty("failed").GetInt32()
        );

    private sealed class BrokenTagger : IThemeTagger
    {
        private readonly OfflineThemeTagger whole = new();

        public bool IsBroken { get; set; }

        public bool IsDown { get; set; }

        public int Calls { get; private set; }

        public string Name => "broken/1";

        public Task<IReadOnlyList<PointReading>> ReadAsync(
            Consultation consultation,
            IReadOnlyList<PointText> texts,
            CancellationToken cancellationToken
        )
        {
            Calls++;
            if (IsDown)
                throw new TaggerUnavailableException("The service did not answer.", new TimeoutException());
            return IsBroken
                ? throw new InvalidOperationException("The answer makes no sense.")
                : whole.ReadAsync(consultation, texts, cancellationToken);
        }
    }
}
