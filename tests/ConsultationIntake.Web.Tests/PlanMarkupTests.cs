using ConsultationIntake.Web.Form;

namespace ConsultationIntake.Web.Tests;

public sealed class PlanMarkupTests
{
    [Theory]
    [InlineData("Forty **more** officers.", "<p class=\"govuk-body\">Forty <strong>more</strong> officers.</p>")]
    [InlineData("* one\n* two", "<ul class=\"govuk-list govuk-list--bullet\">\n<li>one</li>\n<li>two</li>\n</ul>")]
    [InlineData("## Objective", "<h2 class=\"govuk-heading-m\">Objective</h2>")]
    [InlineData(
        "[the law](https://www.legislation.gov.uk/ukpga/2011/13)",
        "<p class=\"govuk-body\"><a href=\"https://www.legislation.gov.uk/ukpga/2011/13\" class=\"govuk-link\">the law</a></p>"
    )]
    public void Markdown_BecomesTheFormsOwnStyle(string markdown, string html) => Assert.Equal(html, PlanMarkup.Of(markdown).Value.Trim());

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("[here](javascript:alert(1))")]
    [InlineData("![map](https://elsewhere.example/map.png)")]
    public void WhatWouldRunOrFetch_IsLeftAsWords(string markdown)
    {
        var html = PlanMarkup.Of(markdown).Value;

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
    }
}
