using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Tests.Reading.Words;

public sealed class LettersThatStandForOthersTests
{
    [Theory]
    [InlineData("Ofﬁcers", "officers")]
    [InlineData("grafﬁti", "graffiti")]
    [InlineData("ＡＳＢ", "asb")]
    [InlineData("Siân", "siân")]
    public void Scan_WordFromAPdf_IsTheWordItStandsFor(string written, string lower)
    {
        var word = Assert.Single(WordScanner.Scan(written));

        Assert.Equal(lower, word.Lower);
        Assert.Equal(written.Length, word.Span.Length);
    }

    [Fact]
    public void Plain_BufferTooShort_IsFilledAndNoMore()
    {
        Span<char> buffer = stackalloc char[3];

        Assert.Equal(3, Letters.Plain("aﬃx", buffer));
        Assert.Equal("aff", buffer.ToString());
    }
}
