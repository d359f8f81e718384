using ConsultationIntake.Reading;
using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Web.Points;

namespace ConsultationIntake.Web.Tests.Points;

public sealed class LetterPageTests
{
    [Theory]
    [InlineData(50_000, 50_000, 1)]
    [InlineData(50_001, 50_001, 2)]
    [InlineData(200_000, 200_000, 4)]
    [InlineData(30_000, 30_000, 1)]
    [InlineData(120_000, 30_000, 4)]
    [InlineData(400, 2, 2)]
    [InlineData(2_002, 2, 11)]
    public void Of_PassagesOfOneLength_PutsEachCharacterOnOnePage_WithinItsLimits(int characters, int passage, int pages)
    {
        var text = new string('x', characters);

        var all = All(text, Passages(characters, passage));

        Assert.Equal(pages, all.Count);
        Assert.Equal(Enumerable.Range(1, pages), all.Select(page => page.Number));
        var at = 0;
        foreach (var piece in all.SelectMany(page => page.Pieces))
        {
            Assert.Equal(at, piece.Shown.Start);
            Assert.True(piece.Passage.Span.Contains(piece.Shown));
            Assert.Equal(piece.Shown.Start > piece.Passage.Span.Start, piece.GoesOn);
            at = piece.Shown.End;
        }

        Assert.Equal(characters, at);
        Assert.All(all, page => Assert.InRange(page.Pieces.Sum(piece => piece.Shown.Length), 1, 50_000));
        Assert.All(all, page => Assert.InRange(page.Pieces.Count, 1, 100));
    }

    [Fact]
    public void Of_ACharacterOfTwoUnitsAtTheEndOfAPage_IsNotCut()
    {
        var text = "x" + string.Concat(Enumerable.Repeat("😀", 30_000));

        var all = All(text, Passages(text.Length, text.Length));

        Assert.Equal(2, all.Count);
        Assert.Equal(49_999, all[0].Pieces.Single().Shown.Length);
        Assert.False(char.IsLowSurrogate(text[all[1].Pieces.Single().Shown.Start]));
    }

    [Fact]
    public void Of_BlankWordsThatAreSetAside_AreOnNoPage() =>
        Assert.Equal("abcd", Words(LetterPage.Of("ab\n\ncd", [Passage(0, 2), Passage(2, 2), Passage(4, 2)], null, null), "ab\n\ncd"));

    [Theory]
    [InlineData(3, 3)]
    [InlineData(0, 1)]
    [InlineData(99, 1)]
    [InlineData(null, 1)]
    public void Of_ANumberThatThereIsNot_IsTheFirst(int? asked, int shown) =>
        Assert.Equal(shown, LetterPage.Of(new string('x', 600), Passages(600, 2), asked, point: null).Number);

    private static List<LetterPage> All(string text, IReadOnlyList<StandingPassage> passages) =>
        [
            .. Enumerable
                .Range(1, LetterPage.Of(text, passages, null, null).Count)
                .Select(number => LetterPage.Of(text, passages, number, point: null)),
        ];

    private static string Words(LetterPage page, string text) => string.Concat(page.Pieces.Select(piece => piece.Shown.Of(text)));

    private static List<StandingPassage> Passages(int characters, int length) =>
        [.. Enumerable.Range(0, characters / length).Select(i => Passage(i * length, length))];

    private static StandingPassage Passage(int start, int length) => new() { Span = new TextSpan(start, length) };
}
