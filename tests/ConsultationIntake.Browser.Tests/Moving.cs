using System.Runtime.CompilerServices;
using ConsultationIntake.Contracts;
using Microsoft.Playwright;

// These are what the tests call in place of what is banned to them.
#pragma warning disable RS0030

namespace ConsultationIntake.Browser.Tests;

/// <summary>
/// Going from page to page. A browser answers a click or a key before the page has come that it leads to, so whoever reads or goes on at
/// once is at times still on the page before. Here a step is over when the next page is all there. Playwright's own clicks, keys and
/// addresses are banned symbols: with these a test says of each whether it leads to another page.
/// </summary>
internal static class Moving
{
    private static readonly ConditionalWeakTable<IPage, HashSet<IRequest>> Underway = [];

    /// <summary>Notes the pages that are asked for in this context, so that <see cref="OpenAsync"/> knows of those yet to come.</summary>
    internal static void NotePages(this IBrowserContext context)
    {
        context.Request += (_, request) => Note(request, pages => pages.Add(request));
        context.RequestFinished += (_, request) => Note(request, pages => pages.Remove(request));
        context.RequestFailed += (_, request) => Note(request, pages => pages.Remove(request));

        static void Note(IRequest request, Action<HashSet<IRequest>> note)
        {
            if (!request.IsNavigationRequest || request.Frame.ParentFrame is not null)
                return;
            var pages = Underway.GetOrCreateValue(request.Frame.Page);
            lock (pages)
                note(pages);
        }
    }

    /// <summary>Goes to an address, once everything that was begun before has come; returns when the page is all there.</summary>
    internal static async Task OpenAsync(this IPage page, string address)
    {
        await Patience.UntilAsync(
            async () => await DocumentAsync(page) is { IsComplete: true } && !IsUnderway(page),
            $"The page that was on its way before {address}"
        );
        await page.GotoAsync(address);
    }

    /// <summary>Does something that leads to another page, and returns when that page is all there.</summary>
    internal static async Task NextAsync(this IPage page, Func<Task> step)
    {
        var before = await DocumentAsync(page);
        await step();
        await Patience.UntilAsync(
            async () => await DocumentAsync(page) is { IsComplete: true } now && now.Began != before?.Began,
            $"Another page than {page.Url}"
        );
    }

    /// <summary>Clicks what leads to another page, and returns when that page is all there.</summary>
    internal static Task FollowAsync(this IPage page, string selector) => page.NextAsync(() => page.ClickAsync(selector));

    /// <inheritdoc cref="FollowAsync(IPage, string)" />
    internal static Task FollowAsync(this ILocator what) => what.Page.NextAsync(() => what.ClickAsync());

    /// <summary>Clicks what leaves the page where it is.</summary>
    internal static Task ClickHereAsync(this ILocator what) => what.ClickAsync();

    /// <summary>Presses a key that leads to another page, and returns when that page is all there.</summary>
    internal static Task PressAndFollowAsync(this IPage page, string key) => page.NextAsync(() => page.Keyboard.PressAsync(key));

    /// <summary>Presses keys, one after the other, that leave the page where it is.</summary>
    internal static async Task PressHereAsync(this IPage page, params string[] keys)
    {
        foreach (var key in keys)
            await page.Keyboard.PressAsync(key);
    }

    /// <summary>
    /// The browser's back button, once the page is all there: Chromium has no history to go by while it puts one page in place of another.
    /// </summary>
    internal static async Task BackAsync(this IPage page)
    {
        await page.WaitForLoadStateAsync(LoadState.Load);
        await page.NextAsync(() => page.GoBackAsync());
    }

    /// <summary>
    /// Returns when the keyboard is on an element: a browser moves it by itself only after a page, or a jump in it, is drawn.
    /// </summary>
    internal static Task FocusedAsync(this IPage page, string selector) =>
        page.Locator(selector).And(page.Locator(":focus")).WaitForAsync();

    private static bool IsUnderway(IPage page)
    {
        if (!Underway.TryGetValue(page, out var pages))
            return false;
        lock (pages)
            return pages.Count > 0;
    }

    /// <summary>
    /// The document that is shown: when it began, which no two have in common. Null while one takes the place of another.
    /// </summary>
    private static async Task<Document?> DocumentAsync(IPage page)
    {
        try
        {
            var said = await page.EvaluateAsync<string>("`${performance.timeOrigin} ${document.readyState}`").WaitAsync(Patience.Longest);
            return new Document(said.Split(' ')[0], said.EndsWith(" complete", StringComparison.Ordinal));
        }
        catch (PlaywrightException) when (!page.IsClosed)
        {
            return null;
        }
    }

    private sealed record Document(string Began, bool IsComplete);
}
