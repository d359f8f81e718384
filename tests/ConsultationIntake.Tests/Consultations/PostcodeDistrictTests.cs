using ConsultationIntake.Consultations;

namespace ConsultationIntake.Tests.Consultations;

public sealed class PostcodeDistrictTests
{
    [Theory]
    [InlineData("WM1 1AA", "WM1")]
    [InlineData("wm1", "WM1")]
    [InlineData("WM1 1AA.", "WM1")]
    [InlineData("(WM1 1AA)", "WM1")]
    [InlineData("WM1.1AA", "WM1")]
    [InlineData("\u200bWM1\u00ad 1AA\ufeff", "WM1")]
    [InlineData("ＷＭ１", "WM1")]
    [InlineData("WM1–1AA", "WM1")]
    [InlineData("Westmere", null)]
    [InlineData("", null)]
    public void Parse_HoweverItIsTyped_IsTheDistrict(string typed, string? district) =>
        Assert.Equal(district, PostcodeDistrict.Parse(typed));
}
