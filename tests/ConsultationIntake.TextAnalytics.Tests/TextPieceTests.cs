using System.Globalization;

namespace ConsultationIntake.TextAnalytics.Tests;

public sealed class TextPieceTests
{
    [Theory]
    [InlineData("", 10, 0)]
    [InlineData("exactly 10", 10, 1)]
    [InlineData("eleven char", 10, 2)]
    [InlineData("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 3, 1)]
    [InlineData("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 2, 2)]
    [InlineData("e\u0301e\u0301e\u0301", 1, 3)]
    public void Cut_GivesPiecesTheServiceTakes(string text, int most, int expected)
    {
        var pieces = TextPiece.Cut(text, most);

        Assert.Equal(expected, pieces.Count);
        Assert.Equal(text, string.Concat(pieces.Select(piece => piece.Text)));
        Assert.All(pieces, piece => Assert.Equal(piece.Length, new StringInfo(piece.Text).LengthInTextElements));
        Assert.All(pieces, piece => Assert.True(piece.Length <= most));
        Assert.All(pieces, piece => Assert.Equal(piece.Text, text.Substring(piece.Start, piece.Text.Length)));
    }

    [Fact]
    public void Cut_WhiteSpaceNearTheEnd_IsWhereItIsCut()
    {
        var text = new string('a', 95) + " " + new string('b', 50);

        var pieces = TextPiece.Cut(text, 100);

        Assert.Equal([96, 50], pieces.Select(piece => piece.Length));
    }

    [Fact]
    public void Requests_StayWithinDocumentsAndElements()
    {
        var pieces = Enumerable.Range(0, 60).Select(i => new TextPiece("", 0, i < 30 ? RequestLimits.DocumentElements : 10)).ToList();

        var requests = RequestLimits.Asynchronous.Requests(pieces).ToList();

        Assert.Equal(pieces, requests.SelectMany(request => request));
        Assert.Equal([24, 25, 11], requests.Select(request => request.Count));
        Assert.All(requests, request => Assert.True(request.Sum(piece => piece.Length) <= 125_000));
    }
}
