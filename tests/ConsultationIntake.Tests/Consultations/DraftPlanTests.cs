using ConsultationIntake.Consultations;

namespace ConsultationIntake.Tests.Consultations;

public sealed class DraftPlanTests
{
    private static readonly DraftPlan Plan = new(
        "# The plan\r\n\r\nFirst words.\r\n\r\n## Streets ##\r\n\r\nA named officer.\r\n\r\n* on foot\r\n\r\n## Money\r\n",
        "# Y cynllun\n\nGeiriau cyntaf.\n\n## Strydoedd\n\nSwyddog a enwir.\n\n## Arian\n"
    );

    [Theory]
    [InlineData("Streets", "en", "A named officer.\r\n\r\n* on foot")]
    [InlineData("Streets", "cy", "Swyddog a enwir.")]
    [InlineData("The plan", "en", "First words.")]
    [InlineData("Money", "en", null)]
    [InlineData("Roads", "en", null)]
    public void Section_IsWhatStandsUnderTheHeading(string heading, string language, string? words) =>
        Assert.Equal(words, Plan.Section(heading, language));

    [Theory]
    [InlineData("Streets", "en", "Streets")]
    [InlineData("Streets", "cy", "Strydoedd")]
    [InlineData("Money", "cy", "Arian")]
    [InlineData("Roads", "cy", "Roads")]
    public void HeadingIn_IsTheOneInItsPlace(string heading, string language, string words) =>
        Assert.Equal(words, Plan.HeadingIn(heading, language));

    [Fact]
    public void Section_NotTranslated_IsTheOriginalAndSaysSo()
    {
        var english = Plan with { Welsh = null };

        Assert.Equal(("en", "A named officer.\r\n\r\n* on foot"), (english.LanguageFor("cy"), english.Section("Streets", "cy")));
    }
}
