using Microsoft.Playwright;

namespace ConsultationIntake.Browser.Tests;

/// <summary>The pages as they are read aloud, in colours that are forced on them, and on paper.</summary>
public sealed class PresentationTests(Chromium chromium)
{
    [Fact]
    public async Task Question_ReadAloud_SaysTheQuestionThenItsHintThenTheBox()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var page = await chromium.NewPageAsync(host.Address);
        var walk = new Walk(page);
        await walk.StartAsync();

        var question = page.GetByRole(AriaRole.Heading, new() { Level = 1 });
        var box = page.GetByRole(AriaRole.Textbox, new() { Name = await question.InnerTextAsync(), Exact = true });

        Assert.Equal(1, await box.CountAsync());
        await page.OpenAsync($"{walk.Root}/priority");
        var group = page.GetByRole(AriaRole.Group, new() { Name = await question.InnerTextAsync(), Exact = true });
        Assert.Equal(await page.Locator("input[type=radio]").CountAsync(), await group.GetByRole(AriaRole.Radio).CountAsync());
        await page.OpenAsync($"{walk.Root}/contact");
        await page.FillAsync("#email", "nobody@");
        await walk.ContinueAsync();
        var wrong = page.Locator("#email");
        var described = (await wrong.GetAttributeAsync("aria-describedby"))!.Split(' ');
        Assert.Contains(
            "Error:",
            string.Concat(await Task.WhenAll(described.Select(id => page.Locator($"#{id}").InnerTextAsync()))),
            StringComparison.Ordinal
        );
        Assert.StartsWith("Error", await page.TitleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Axe_OnAPageWithAFault_FindsIt()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var page = await chromium.NewPageAsync(host.Address);
        await page.OpenAsync("/");

        await page.EvaluateAsync("document.querySelector('main').append(document.createElement('input'))");

        Assert.StartsWith("label: ", Assert.Single(await page.ViolationsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForcedColours_ButtonsBoxesAndFocusAreSeen()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var page = await chromium.NewPageAsync(host.Address, forcedColours: ForcedColors.Active);
        var walk = new Walk(page);
        await walk.StartAsync();

        foreach (var selector in new[] { "textarea", "button[value=continue]", "button[value=later]", "a.govuk-back-link" })
        {
            await page.FocusAsync(selector);
            var seen = await page.EvaluateAsync<bool>(
                "selector => { const style = getComputedStyle(document.querySelector(selector)); return style.outlineStyle !== "
                    + "'none' && parseFloat(style.outlineWidth) >= 2 }",
                selector
            );
            Assert.True(seen, $"The focus on {selector} cannot be seen in forced colours.");
        }

        foreach (var selector in new[] { "textarea", "button[value=continue]" })
        {
            Assert.True(
                await page.EvaluateAsync<bool>(
                    "selector => parseFloat(getComputedStyle(document.querySelector(selector)).borderTopWidth) >= 1",
                    selector
                ),
                $"{selector} has no edge in forced colours."
            );
        }
    }

    [Fact]
    public async Task Copy_OnPaper_HasTheReferenceAndTheAnswersAndNothingToPress()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var page = await chromium.NewPageAsync(host.Address, width: 1280);
        var walk = new Walk(page);
        await walk.StartAsync();
        await walk.ToCheckAsync();
        await walk.SendAsync();
        var reference = await walk.ReferenceAsync();
        await page.OpenAsync($"{walk.Root}/copy");

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        var paper = await page.InnerTextAsync("body");
        Assert.Contains(reference, paper, StringComparison.Ordinal);
        Assert.Contains($"{Walk.Answer} (victims)", paper, StringComparison.Ordinal);
        Assert.Equal(
            0,
            await page.Locator("button:visible, .govuk-back-link:visible, .govuk-skip-link:visible, a[hreflang]:visible").CountAsync()
        );
        Assert.Equal(0, await page.Locator("footer:visible").CountAsync());
    }
}
