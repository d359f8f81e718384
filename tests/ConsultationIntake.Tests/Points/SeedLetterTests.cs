using ConsultationIntake.Points;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Tests.Points;

/// <summary>Two councils' real papers, where this machine has them.</summary>
public sealed class SeedLetterTests
{
    private const string Lettered = "001_8443a81479f0cbab.txt";
    private const string Briefing = "004_59b930215df6f4e5.txt";

    [Fact]
    public void Find_LetteredPaper_FindsEveryLetter()
    {
        var points = Points(Lettered, out _);

        var labels = points.Where(point => point.Kind == PointKind.OwnView).Select(point => point.Label).ToHashSet();
        Assert.All(Enumerable.Range('a', 25).Select(letter => ((char)letter).ToString()), letter => Assert.Contains(letter, labels));
    }

    private static IReadOnlyList<PointSource> Points(string seed, out string text)
    {
        var read = LetterFiles.Seed(seed);
        Assert.SkipWhen(read is null, "The seed documents are not on this machine.");
        text = read;
        return PointFinder.Find(SubmissionText.Compose([new(PartKind.Attachment, seed, read)]), null).Points;
    }
}
