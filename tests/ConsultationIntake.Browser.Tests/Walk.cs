using Microsoft.Playwright;

namespace ConsultationIntake.Browser.Tests;

/// <summary>Somebody who answers every question of the shipped consultation, one page after the other.</summary>
internal sealed class Walk(IPage page)
{
    internal const string Answer = "The off-road bikes on Station Road go on all night. Please stop them.";

    /// <summary>The names of the pages, in the order they come.</summary>
    internal static IReadOnlyList<string> Pages { get; } =
    ["asb", "victims", "partnership", "equalities", "priority", "else", "welsh-language", "files", "capacity", "area", "victim", "contact"];

    internal string Name => new Uri(page.Url).AbsolutePath.Split('/')[^1];

    /// <summary>The path of the draft, without a page.</summary>
    internal string Root => new Uri(page.Url).AbsolutePath[..new Uri(page.Url).AbsolutePath.LastIndexOf('/')];

    internal async Task StartAsync(string language = "en")
    {
        await page.OpenAsync($"/{LocalHostUnderTest.Slug}?lang={language}");
        await page.FollowAsync("form[action*='/start'] button");
    }

    internal async Task FillAsync()
    {
        if (await page.Locator("textarea").CountAsync() > 0)
            await page.FillAsync("textarea", $"{Answer} ({Name})");
        else if (Name == "area")
            await page.FillAsync("#area", "wm2 3ab");
        else if (Name == "contact")
            await page.FillAsync("#email", "ann@example.com");
        else if (Name != "files")
            await page.Locator("input[type=radio]").First.CheckAsync();
    }

    internal Task ContinueAsync() => page.FollowAsync("button[value=continue]");

    /// <summary>Fills in page after page until the answers are to be checked.</summary>
    internal async Task ToCheckAsync(Func<Task>? onPage = null)
    {
        while (Name != "check")
        {
            await FillAsync();
            if (onPage is not null)
                await onPage();
            await ContinueAsync();
        }
    }

    internal Task SendAsync() => page.FollowAsync("#send");

    internal async Task<string> ReferenceAsync() => (await page.Locator(".app-reference").First.InnerTextAsync()).Trim();
}
