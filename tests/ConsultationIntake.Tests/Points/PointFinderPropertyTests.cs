using System.Text;
using ConsultationIntake.Contracts;
using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Tests.Points;

/// <summary>What holds for any text whatever.</summary>
public sealed class PointFinderPropertyTests
{
    private static readonly PartKind[] Kinds = [PartKind.Answer, PartKind.EmailBody, PartKind.Attachment];

    private static readonly string[] Scraps =
    [
        "We ask that ",
        "the Plan should say more. ",
        "Also ",
        "Secondly, ",
        "(a) ",
        "b) ",
        "- ",
        "• ",
        "1. ",
        "4.3.1 ",
        "ii. ",
        "\n",
        "\n\n",
        "\r\n",
        "\f",
        "“",
        "”",
        "\"",
        "‘",
        "’",
        ": ",
        "; ",
        "? ",
        "Dear Sir",
        "Yours sincerely",
        "No mention in the Plan",
        "OPCC response: ",
        "page 36 ",
        "See response to 's' ",
        "On behalf of the Youth Council, ",
        "has asked us to say that ",
        "PURPOSE OF THE REPORT",
        "Background",
        "e.g. ",
        "victims ",
        "anti-social behaviour ",
        "Mae’r cynllun ",
        "\0",
        "\uD83D\uDE00",
        "\uFEFF",
        "  ",
        "\t",
        "#",
        "## Heading",
        "|",
        "*",
        "…",
        "J. ",
        "A. ",
        "Page 2 of 5",
    ];

    [Fact]
    public void Find_AnyScraps_SpansAreExactOrderedAndInsideTheirParts()
    {
        var random = new Random(20261122);

        for (var round = 0; round < 1_000; round++)
        {
            var text = SubmissionText.Compose(
                Enumerable
                    .Range(0, 1 + random.Next(3))
                    .Select(part =>
                    {
                        var content = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => Scraps[random.Next(Scraps.Length)]));
                        return new SubmissionText.Piece(Kinds[random.Next(Kinds.Length)], $"part{part}", content)
                        {
                            PageStarts =
                                random.Next(2) == 0 ? [] : [.. Enumerable.Range(0, 3).Select(_ => random.Next(content.Length + 1)).Order()],
                        };
                    })
            );

            var plan = PlanText.From("We ask that the Plan should say more about victims and anti-social behaviour.");

            var found = PointFinder.Find(text, plan);

            AssertSound(text, found);
            Assert.Equal(Shown(found.Points), Shown(PointFinder.Find(text, plan).Points));
        }
    }

    [Fact]
    public void Find_AnyCharacters_NeverThrows()
    {
        var random = new Random(4);

        for (var round = 0; round < 1_000; round++)
        {
            var content = new StringBuilder();
            var length = random.Next(400);
            while (content.Length < length)
                content.Append((char)(random.Next(3) == 0 ? random.Next(char.MaxValue + 1) : random.Next(128)));
            var text = SubmissionText.Compose([new(Kinds[round % 3], "x", content.ToString())]);

            AssertSound(text, PointFinder.Find(text, null));
        }
    }

    public static TheoryData<string, string> Oddities =>
        new()
        {
            { "one letter", new string('a', 100_000) },
            { "nulls", new string('\0', 100_000) },
            { "line ends", new string('\n', 100_000) },
            { "form feeds", new string('\f', 100_000) },
            { "brackets", new string('(', 100_000) },
            { "opening quotes", new string('“', 100_000) },
            { "straight quotes", new string('"', 100_000) },
            { "full stops", new string('.', 100_000) },
            { "dashes", new string('-', 100_000) },
            { "digits", new string('1', 100_000) },
            { "spaces", new string(' ', 100_000) },
            { "initials", Repeat("a. ", 33_000) },
            { "bracketed letters", Repeat("(a) ", 25_000) },
            { "one sentence without end", Repeat("and the plan should also ", 4_000) },
            { "sentences", Repeat("We ask that the plan is changed. ", 3_000) },
            { "pages", Repeat("see page 1 and ", 7_000) },
            { "list items", Items(i => $"- item number {i} should be answered\n") },
            { "numbered items", Items(i => $"{i % 1000}. We want item {i} answered\n") },
            { "nested items", Items(i => $"{new string(' ', i % 50)}- We want item {i} answered:\n") },
            { "letters and verdicts", Items(i => $"({(char)('a' + (i % 26))}) We want {i} changed.\n\nNo mention in the Plan\n\n") },
            { "dotted numbers", Items(i => $"{i % 90}.{i % 9}.{i % 7} The Council asks for {i}.\n") },
            { "pages with footers", Items(i => $"The Council asks for {i}.\nPage {i} of 10000\n\f") },
            { "headings", Items(i => $"HEADING {i}\n") },
        };

    [Theory]
    [MemberData(nameof(Oddities))]
    public void Find_LongOrOdd_EndsSoon(string name, string content)
    {
        foreach (var kind in Kinds)
        {
            var text = SubmissionText.Compose([new(kind, name, content)]);

            var found = Patience.Ends(() => PointFinder.Find(text, null), name);

            AssertSound(text, found);
        }
    }

    private static void AssertSound(SubmissionText text, FoundPoints found)
    {
        Assert.Equal(text.Value, string.Concat(found.Ledger.Passages.Select(passage => passage.Span.Of(text.Value))));
        Assert.Equal(
            found.Points.Select(point => (point.Span, (PointKind?)point.Kind)),
            found.Ledger.Passages.Where(passage => passage.Kind is not null).Select(passage => (passage.Span, passage.Kind))
        );
        var end = 0;
        foreach (var point in found.Points)
        {
            Assert.True(point.Span.Start >= end && point.Span.Length > 0, $"{point.Span} begins before {end}");
            end = point.Span.End;
            Assert.Contains(text.Parts, part => part.Span.Contains(point.Span));
            var words = point.Span.Of(text.Value);
            Assert.Equal(words.Trim(), words);
        }
    }

    private static string Shown(IReadOnlyList<PointSource> points) =>
        string.Join(
            '\n',
            points.Select(point =>
                $"{point.Span} {point.Kind} {point.Label} {point.Path} {point.Heading} {point.Page} {point.Paragraph} "
                + $"{point.AttributedTo} {string.Join(',', point.References)}"
            )
        );

    private static string Repeat(string scrap, int times) => string.Concat(Enumerable.Repeat(scrap, times));

    private static string Items(Func<int, string> item) => string.Concat(Enumerable.Range(0, 10_000).Select(item));
}
