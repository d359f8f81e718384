using ConsultationIntake.Mail;

namespace ConsultationIntake.Tests.Mail;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("Resident@Example.org", "resident@example.org")]
    [InlineData(" resident@example.org\n", "resident@example.org")]
    [InlineData("resi\u200bdent@example.org", "resident@example.org")]
    [InlineData("resident@example.org\ufeff", "resident@example.org")]
    [InlineData("o'neil+plan@sub.example.co.uk", "o'neil+plan@sub.example.co.uk")]
    [InlineData("info@bücher.example", "info@xn--bcher-kva.example")]
    // What looks like a council's domain in letters of another alphabet is another domain, and is kept as one.
    [InlineData("policy@соuncil.example", "policy@xn--uncil-iyeu.example")]
    [InlineData("policy@\u202eelpmaxe.org", "policy@elpmaxe.org")]
    [InlineData("policy@ｃouncil.example", "policy@council.example")]
    public void TryParse_WhatCanBeMailed_IsTheAddress(string typed, string address)
    {
        Assert.True(EmailAddress.TryParse(typed, out var parsed));
        Assert.Equal(address, parsed.ToString());
    }

    [Theory]
    [InlineData("resident@localhost")]
    [InlineData("resident@192.0.2.1")]
    [InlineData("resident@example..org")]
    [InlineData("resident@-example.org")]
    [InlineData("resident@exam_ple.org")]
    [InlineData(".resident@example.org")]
    [InlineData("resi..dent@example.org")]
    [InlineData("resi dent@example.org")]
    [InlineData("rеsident@example.org")]
    [InlineData("\"resident\"@example.org")]
    [InlineData("policy@council.example\r\nBcc: all@example.org")]
    [InlineData("policy@council.example,evil@example.org")]
    [InlineData("policy@council.example\0.evil.example")]
    [InlineData("<policy@council.example>")]
    [InlineData("policy@council。example@evil")]
    [InlineData("a@b@example.org")]
    [InlineData("@example.org")]
    [InlineData("")]
    [InlineData(null)]
    public void TryParse_WhatCanNeverBeMailed_IsNone(string? typed) => Assert.False(EmailAddress.TryParse(typed, out _));
}
