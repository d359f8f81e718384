using ConsultationIntake.Points;
using ConsultationIntake.Points.Evaluation;
using ConsultationIntake.Reading;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Tests.Themes;

/// <summary>
/// Over the texts that the large demonstration is made of: the sentences of <c>eng/tagger/sentences/public-*</c>, three an answer, and the
/// letters of <c>eng/reader/letters</c>.
/// </summary>
public sealed class EveryTagExplainedTests
{
    private const int EverySentence = 5;
    private const int EveryLetter = 8;

    private static readonly string Eng = Path.Combine(TestThemes.Root, "eng");

    private readonly OfflineThemeTagger tagger = new();

    [Fact]
    public void EveryTag_OfTheLargeDemonstrationsForms_ShowsItsWordsOrSaysWhatItFollowsFrom()
    {
        var sentences = Directory
            .GetFiles(Path.Combine(Eng, "tagger", "sentences"), "public-*.txt")
            .Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines)
            .Select(line => line.Split(": ", 2))
            .Where(parts => parts.Length == 2)
            .Select(parts => parts[1].Trim())
            .Where((_, i) => i % EverySentence == 0);
        var prompts = new[]
        {
            "How should we deal with anti-social behaviour?",
            "What would help victims of crime?",
            "Is there anything else?",
            null,
        };
        var answers = sentences
            .Chunk(3)
            .Select((some, i) => new SubmissionText.Piece(PartKind.Answer, "q", string.Join(" ", some), prompts[i % prompts.Length]));

        var (tags, byContext) = Check(answers.Select(answer => SubmissionText.Compose([answer])));

        Assert.True(tags > 700 && byContext > 10, $"{tags} tags, {byContext} of them by context, are too few to go by.");
    }

    [Fact]
    public void EveryTag_OfItsLetters_ShowsItsWordsOrSaysWhatItFollowsFrom()
    {
        var letters = Directory
            .GetFiles(Path.Combine(Eng, "reader", "letters"), "*.txt", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Where((_, i) => i % EveryLetter == 0)
            .Select(file => GoldLetter.Parse(File.ReadAllText(file)).Text);

        var (tags, _) = Check(letters);

        Assert.True(tags > 100, $"{tags} tags are too few to go by.");
    }

    private (int Tags, int ByContext) Check(IEnumerable<SubmissionText> texts)
    {
        var (tags, byContext) = (0, 0);
        foreach (var text in texts)
        {
            var points = PointFinder.Find(text, null).Points;
            foreach (var point in PointsInContext.Of(text, points, points))
            {
                foreach (var tag in tagger.Read(TestThemes.Shipped, point).Tags)
                {
                    tags++;
                    byContext += tag.Basis == TagBasis.Words ? 0 : 1;
                    AssertExplained(tag, point);
                }
            }
        }

        return (tags, byContext);
    }

    private static void AssertExplained(ThemeTag tag, PointText point)
    {
        if (tag.Basis == TagBasis.Words)
        {
            Assert.NotEmpty(tag.Evidence);
            Assert.Contains(tag.Evidence[0].Of(point.Words), tag.Explanation, StringComparison.OrdinalIgnoreCase);
            Assert.Contains(tag.Evidence, span => span.Of(point.Words).Any(char.IsLetter));
            return;
        }

        var said = tag.Basis switch
        {
            TagBasis.Question => point.Context.Question,
            TagBasis.Heading => point.Context.Heading,
            _ => point.Context.Before,
        };
        Assert.Contains(": it follows from ", tag.Explanation, StringComparison.Ordinal);
        Assert.Contains(said!.Trim()[..Math.Min(20, said.Trim().Length)], tag.Explanation, StringComparison.Ordinal);
    }
}
