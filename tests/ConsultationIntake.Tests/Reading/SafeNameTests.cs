using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Tests.Reading;

/// <summary>What a sender calls a file, as it is shown and saved.</summary>
public sealed class SafeNameTests
{
    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..\\..\\web.config", "web.config")]
    [InlineData("...", "attachment-3")]
    [InlineData("letter\u202egpj.exe", "lettergpj.exe")]
    [InlineData("let\u200bter\ufeff.pdf", "letter.pdf")]
    [InlineData("a\r\nContent-Type: text/html\r\n.pdf", "html.pdf")]
    [InlineData("a\u2028b\u2029.pdf", "ab.pdf")]
    [InlineData("a\0.pdf", "a.pdf")]
    [InlineData("CON.txt", "_CON.txt")]
    [InlineData("lpt1", "_lpt1")]
    [InlineData("console.txt", "console.txt")]
    [InlineData("ymateb Siân.docx", "ymateb Siân.docx")]
    [InlineData("Sia\u0302n.docx", "Siân.docx")]
    [InlineData("تعليق.pdf", "تعليق.pdf")]
    [InlineData("<script>\"|?*:.html", "script.html")]
    [InlineData(null, "attachment-3")]
    public void SafeName_OfAnything_IsOneNameThatShowsWhatItIs(string? name, string safe) =>
        Assert.Equal(safe, ReceivedFile.SafeName(name, 3));

    [Fact]
    public void SafeName_CutInTheMiddleOfASign_LeavesNoHalf()
    {
        var name = ReceivedFile.SafeName($"{new string('a', 79)}{string.Concat(Enumerable.Repeat("😀", 60))}.pdf", 1);

        Assert.InRange(name.Length, 1, 120);
        Assert.Equal(name, System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(name)));
        Assert.EndsWith(".pdf", name, StringComparison.Ordinal);
    }

    [Fact]
    public void SafeName_OfHalfASign_LeavesItOut() => Assert.Equal("a.pdf", ReceivedFile.SafeName($"a{(char)0xD800}.pdf", 1));
}
