using ConsultationIntake.Privacy;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Tests.Privacy;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("Short.", 20, "Short.")]
    [InlineData("Two\r\n lines\tand a tab", 40, "Two lines and a tab")]
    [InlineData("The park is not safe after dark", 20, "The park is not…")]
    [InlineData("The park, however, is", 11, "The park…")]
    [InlineData("abcdefghijklmnopqrstuvwxyz", 10, "abcdefghi…")]
    [InlineData("Ring me on 07700 900123 today", 18, "Ring me on…")]
    [InlineData("a\u202Eb\u0007c", 10, "a b c")]
    [InlineData("😀😀😀😀", 4, "😀…")]
    [InlineData("anything", 1, "…")]
    [InlineData("", 5, "")]
    public void Of_Text_IsOneRedactedLineCutAtAWord(string text, int atMost, string expected)
    {
        var excerpt = Excerpt.Of(text, atMost);

        Assert.Equal(expected, excerpt);
    }

    [Fact]
    public void Redact_OverlappingAndOutlyingSpans_EachTextOnce()
    {
        PersonalDataSpan[] found =
        [
            new(new TextSpan(4, 6), PersonalDataKind.Name),
            new(new TextSpan(0, 6), PersonalDataKind.Address),
            new(new TextSpan(-5, 2), PersonalDataKind.Phone),
            new(new TextSpan(11, int.MaxValue - 11), PersonalDataKind.Email),
            new(new TextSpan(90, 5), PersonalDataKind.Name),
        ];

        var redacted = Redaction.Redact("0123456789abc", found);

        Assert.Equal("[address]a[email]", redacted);
    }
}
