using ConsultationIntake.Submissions;

namespace ConsultationIntake.Tests;

public sealed class SubmissionReferenceTests
{
    [Fact]
    public void New_ReadBackAsTyped_IsTheSame()
    {
        var reference = SubmissionReference.New();

        Assert.True(SubmissionReference.TryParse($" {reference.ToString().ToLowerInvariant().Replace('-', ' ')}", out var read));
        Assert.Equal(reference, read);
    }

    [Fact]
    public void TryParse_AnySingleWrongCharacterOrSwap_IsRefused()
    {
        var plain = SubmissionReference.Derive("a letter").ToString().Replace("-", "", StringComparison.Ordinal);

        foreach (var i in Enumerable.Range(0, plain.Length))
        {
            foreach (var c in "346789ACDEFHJKMNPRTVWXY".Where(c => c != plain[i]))
                Assert.False(SubmissionReference.TryParse(plain[..i] + c + plain[(i + 1)..], out _));
            if (i > 0 && plain[i] != plain[i - 1])
                Assert.False(SubmissionReference.TryParse(plain[..(i - 1)] + plain[i] + plain[i - 1] + plain[(i + 1)..], out _));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ABC-DEF-GHI")]
    [InlineData("AAA-AAA-AAAA")]
    public void TryParse_NotAReference_IsRefused(string? text) => Assert.False(SubmissionReference.TryParse(text, out _));
}
