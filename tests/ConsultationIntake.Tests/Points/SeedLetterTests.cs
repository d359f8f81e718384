using ConsultationIntake.Points;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Tests.Points;

/// <summary>Two councils' real papers, where this machine has them.</summary>
public sealed class SeedLetterTests
{
    private const string Lettered = "001_8443a81479f0cbab.txt";
    private const string Briefing = "004_59b930215df6f4e5.txt";

    [Fact]
    public void Split_LetteredPaper_FindsEveryLetterItsVerdictAndTheHiddenPoint()
    {
        var points = Points(Lettered, out var text);

        var own = points.Where(point => point.Kind == PointKind.OwnView).ToList();
        Assert.Equal(Enumerable.Range('a', 25).Select(letter => ((char)letter).ToString()), own.Select(point => point.Label).OfType<string>());
        Assert.StartsWith("The draft Plan focussed on young offenders", own[1].Span.Of(text), StringComparison.Ordinal);
        Assert.Equal("3.1 / a", own[1].Path);
        Assert.Equal(26, own.Count);
        Assert.Equal(26, points.Count(point => point.Kind == PointKind.Verdict));
        Assert.Equal(52, points.Count);
        Assert.Contains(points, point => point is { Kind: PointKind.Verdict, Label: "t", References: ["See response to \"s\""] });
        Assert.Contains(points, point => point is { Label: "x", References: ["page 36"] });
    }

    [Fact]
    public void Split_BriefingThatRetellsThePlan_FindsTheFewRealPoints()
    {
        var points = Points(Briefing, out _);

        Assert.Equal(
            ["3.4", "6.1", "9.1", "9.2", "9.3", "9.4", "9.5"],
            points.Where(point => point.Kind == PointKind.OwnView).Select(point => point.Path));
        Assert.All(points.Where(point => point.Kind != PointKind.OwnView), point => Assert.Equal(PointKind.PlanEcho, point.Kind));
    }

    private static IReadOnlyList<PointSource> Points(string seed, out string text)
    {
        var read = LetterFiles.Seed(seed);
        Assert.SkipWhen(read is null, "The seed documents are not on this machine.");
        text = read;
        return PointSplitter.Split(SubmissionText.Compose([new(PartKind.Attachment, seed, read)]), null);
    }
}
