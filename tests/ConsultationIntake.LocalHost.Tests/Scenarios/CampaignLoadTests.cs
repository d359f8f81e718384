using System.Diagnostics;
using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Points;
using ConsultationIntake.Submissions;
using ConsultationIntake.Themes;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>
/// A campaign's copies through the whole host, on SQLite. 200 of them, or as many as <c>CAMPAIGN_COPIES</c> says, for measuring:
/// docs/adr/0006 has the figures for 20,000.
/// </summary>
public sealed class CampaignLoadTests
{
    private const int OneInSoManyAdds = 10;

    private static readonly string Letter = string.Join(
        "\n\n",
        Enumerable
            .Range(1, 12)
            .Select(i =>
                $"Reason {i}: nobody answers when shopkeepers in ward {i} ring about theft, so please put a named officer in "
                + $"parade {i} before winter comes."
            )
    );

    [Fact]
    public async Task Campaign_ManyCopies_AreEachCountedAndTheirCommonPointsReadOnce()
    {
        var copies = int.Parse(Environment.GetEnvironmentVariable("CAMPAIGN_COPIES") ?? "200", CultureInfo.InvariantCulture);
        var tagger = new CountingTagger();
        await using var host = await LocalHostUnderTest.StartAsync(change: services => services.AddSingleton<IThemeTagger>(tagger));
        var (posting, memory) = (Stopwatch.StartNew(), GC.GetTotalAllocatedBytes());
        for (var i = 0; i < copies; i++)
            await SubmitAsync(host, CopyOf(i));
        var (posted, draining) = (posting.Elapsed, Stopwatch.StartNew());

        await host.DrainAsync();

        TestContext.Current.TestOutputHelper!.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{copies} copies: taken in {posted.TotalSeconds:0.0} s, read in {draining.Elapsed.TotalSeconds:0.0} s; "
                    + $"{tagger.Asked} points, {tagger.Texts} texts, {tagger.Readings} analysed; {Environment.WorkingSet >> 20} MB "
                    + $"held, {(GC.GetTotalAllocatedBytes() - memory) / copies >> 10} KB allocated a copy"
            )
        );
        var account = await host.AccountAsync();
        Assert.Equal((copies, copies), (account.GetProperty("received").GetInt32(), account.GetProperty("tagged").GetInt32()));
        Assert.Equal(copies, Assert.Single(account.GetProperty("campaigns").EnumerateArray()).GetProperty("copies").GetInt32());
        Assert.Equal(copies / OneInSoManyAdds, await AddedPointsAsync(host, copies));
        Assert.Equal(tagger.Texts, tagger.Readings);
        // Twelve points a copy; of a text that was read before none is asked for.
        Assert.True(tagger.Asked < 6 * copies, $"{tagger.Asked} points asked for of {copies} copies");
    }

    private static string CopyOf(int i) =>
        i % OneInSoManyAdds == OneInSoManyAdds - 1
            ? $"{Letter}\n\nMy own shop, number {i} on the hill, was emptied twice in {1900 + (i % 100)} and nobody rang me back."
            : Letter;

    private static async Task SubmitAsync(LocalHostUnderTest host, string text)
    {
        var command = new SubmitCommand
        {
            Consultation = host.Consultation,
            Channel = Channel.Form,
            Answers = [new("else", text)],
        };

        Assert.IsType<SubmitOutcome.Accepted>(
            await host.Get<SubmitResponse>().ExecuteAsync(command, TestContext.Current.CancellationToken)
        );
    }

    /// <summary>How many copies have just their own sentence as a point added to the template.</summary>
    private static async Task<int> AddedPointsAsync(LocalHostUnderTest host, int copies)
    {
        var (store, slug, token) = (
            host.Get<ISubmissionStore>(),
            ConsultationSlug.Parse(LocalHostUnderTest.Slug),
            TestContext.Current.CancellationToken
        );
        var (added, seen, after) = (0, 0, (string?)null);
        do
        {
            var page = await store.ListAsync(
                new SubmissionQuery
                {
                    Consultation = slug,
                    Take = 200,
                    After = after,
                },
                token
            );
            foreach (var item in page.Items)
            {
                var submission = (await store.FindAsync(slug, item.Reference, token))!;
                var own = submission.Points.Where(point => point.Source.AddedToTemplate).ToList();
                added +=
                    own is [var only] && only.Span.Of(submission.Text.Value).StartsWith("My own shop", StringComparison.Ordinal) ? 1 : 0;
                Assert.True(own.Count <= 1, $"{item.Reference} has {own.Count} added points");
                seen++;
            }

            after = page.Next;
        } while (after is not null);

        Assert.Equal(copies, seen);
        return added;
    }

    /// <summary>The offline tagger, and what it was asked and what it worked out anew.</summary>
    private sealed class CountingTagger : IThemeTagger
    {
        private readonly OfflineThemeTagger offline = new();
        private readonly HashSet<string> texts = new(StringComparer.Ordinal);
        private readonly HashSet<PointReading> readings = new(ReferenceEqualityComparer.Instance);

        public string Name => offline.Name;

        public int Asked { get; private set; }

        public int Texts => texts.Count;

        public int Readings => readings.Count;

        public async Task<IReadOnlyList<PointReading>> ReadAsync(
            Consultation consultation,
            IReadOnlyList<PointText> asked,
            CancellationToken cancellationToken
        )
        {
            var found = await offline.ReadAsync(consultation, asked, cancellationToken);
            lock (texts)
            {
                Asked += asked.Count;
                texts.UnionWith(asked.Select(point => point.Words));
                readings.UnionWith(found);
            }

            return found;
        }
    }
}
