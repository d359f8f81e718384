using System.Globalization;
using ConsultationIntake.Decisions;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Tests.Decisions;

/// <summary>
/// Three times thirty points, each with one that raises the same concern in other words and one that shares its subject and raises another,
/// read by the service among the points of the demonstration. <c>like-points.tsv</c> is what the measure was tried on;
/// <c>like-points-fresh.tsv</c> was written before that and only measured, and so was <c>like-points-third.tsv</c> later. docs/adr/0017 has
/// what was measured.
/// </summary>
public sealed class LikePointPairsTests(ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("like-points.tsv", 17, 20)]
    [InlineData("like-points-fresh.tsv", 15, 16)]
    [InlineData("like-points-third.tsv", 13, 17)]
    public async Task Like_OfThirtyPoints_FindsTheSameConcernAndPutsAnotherBehindIt(string file, int leastAt5, int leastAt10)
    {
        await using var host = await Demonstrated.StartAsync();
        var triples = File.ReadLines(Path.Combine(Repository.Root, "tests", "ConsultationIntake.LocalHost.Tests", "Decisions", file))
            .Skip(1)
            .Select(line => line.Split('\t'))
            .ToList();
        var references = new Dictionary<string, SubmissionReference>(StringComparer.Ordinal);
        foreach (var text in triples.SelectMany(triple => triple))
            references[text] = SubmissionReference.Parse(
                await host.AcceptedAsync(new { answers = new[] { new { question = "else", text } } })
            );
        await host.DrainAsync();

        var (at5, at10, near5, before) = (0, 0, 0, 0);
        foreach (var triple in triples)
        {
            var (same, near) = await RanksAsync(host, references[triple[0]], references[triple[1]], references[triple[2]]);
            at5 += same <= 5 ? 1 : 0;
            at10 += same <= 10 ? 1 : 0;
            near5 += near <= 5 ? 1 : 0;
            before += same < near ? 1 : 0;
            output.WriteLine($"{Shown(same)} {Shown(near)}  {triple[0]}");
        }

        output.WriteLine($"the same concern among the first 5: {at5}, 10: {at10}; another among the first 5: {near5}; in front: {before}");
        Assert.Equal(30, triples.Count);
        Assert.InRange(at5, leastAt5, 30);
        Assert.InRange(at10, leastAt10, 30);
    }

    private static string Shown(int rank) => rank == int.MaxValue ? " -" : rank.ToString(CultureInfo.InvariantCulture).PadLeft(2);

    /// <summary>Where each stands in the list, from 1; <see cref="int.MaxValue"/> where it does not.</summary>
    private static async Task<(int Same, int Near)> RanksAsync(
        LocalHostUnderTest host,
        SubmissionReference of,
        SubmissionReference same,
        SubmissionReference near
    )
    {
        var stored = (await host.Get<ISubmissionStore>().FindAsync(host.Consultation.Slug, of, Token))!;
        var point = stored.Work.Points.FirstOrDefault(one => one.Kind == PointKind.OwnView) ?? stored.Work.Points[0];
        var like = (
            await host.Get<FindLikePoints>()
                .ExecuteAsync(host.Consultation.Slug, new PointId(of, point.Number), FindLikePoints.ShownOnAPage, Token)
        )!
            .Select(one => one.Row.Id.Submission)
            .ToList();
        int RankOf(SubmissionReference reference) => like.IndexOf(reference) is >= 0 and var rank ? rank + 1 : int.MaxValue;
        return (RankOf(same), RankOf(near));
    }
}
