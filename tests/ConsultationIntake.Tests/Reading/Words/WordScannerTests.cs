using System.Text;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Tests.Reading.Words;

public sealed class WordScannerTests
{
    [Theory]
    [InlineData("Don't stop", "Don't|stop")]
    [InlineData("Don‘t stop, Jo`s here", "Don‘t|stop|Jo`s|here")]
    [InlineData("'Anti-social' 14b", "Anti|social|14b")]
    [InlineData("👍 ok👍ok ☝️ 1️⃣", "ok|ok|1")]
    [InlineData("ਮੈਨੂੰ ਰਾਤ", "ਮੈਨੂੰ|ਰਾਤ")]
    [InlineData("𐐀𐐁 \uD800x\uDC00", "𐐀𐐁|x")]
    [InlineData(" -'- ", "")]
    public void Next_AnyText_GivesItsRuns(string text, string runs)
    {
        var found = new List<string>();
        for (var at = 0; WordScanner.Next(text, ref at, out var start, out var length); )
            found.Add(text.Substring(start, length));

        Assert.Equal(runs, string.Join('|', found));
    }

    [Theory]
    [InlineData("Sŵn yn y tŷ", "sŵn|yn|y|tŷ")]
    [InlineData("Anti-social ex-husband’s", "anti-social|ex-husband's")]
    [InlineData("Ring-\na- -b--c", "ring|a|b|c")]
    public void Scan_AnyText_GivesItsWordsInSmallLetters(string text, string words) =>
        Assert.Equal(words, string.Join('|', WordScanner.Scan(text).Select(word => word.Lower)));

    [Fact]
    public void Scan_Sentences_AreCounted()
    {
        var words = WordScanner.Scan("Mr. J. Hughes is here. So?\nAnd: no.stop\n\nEnd");

        Assert.Equal([0, 0, 0, 0, 0, 1, 2, 2, 2, 3], words.Select(word => word.Sentence));
        Assert.Equal([0, 0, 0, 0, 0, 0, 1, 1, 1, 3], words.Select(word => word.Line));
    }

    [Fact]
    public void Scan_WordWithoutEnd_IsCutAndLosesNothing()
    {
        var text = new string('a', 1_000_000) + "\U00010400" + new string('b', 70);

        var words = WordScanner.Scan(text);

        Assert.All(words, word => Assert.InRange(word.Span.Length, 1, 65));
        Assert.Equal(text, string.Concat(words.Select(word => word.Span.Of(text))));
    }

    [Theory]
    [InlineData("Sŵn")]
    [InlineData("Siân’s")]
    [InlineData("O'Brien")]
    public void Plain_LetterWithItsAccentApart_IsTheLetter(string written)
    {
        Span<char> whole = stackalloc char[32];
        Span<char> apart = stackalloc char[32];
        var split = written.Normalize(NormalizationForm.FormD);

        Assert.Equal(whole[..Letters.Plain(written, whole)].ToString(), apart[..Letters.Plain(split, apart)].ToString());
        Assert.Equal(split.Length, Assert.Single(WordScanner.Scan(split)).Span.Length);
    }
}
