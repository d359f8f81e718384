using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace ConsultationIntake.Browser.Tests;

/// <summary>
/// axe at WCAG 2.2 AA and its own good practice, on a page as it stands. It is run in the page itself: the library's own runner opens
/// another page for each run, to put frames together that are not asked about here, and takes twice as long.
/// </summary>
internal static class Axe
{
    private const string Run = """
        async () => (await axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
          resultTypes: ['violations'],
          iframes: false,
          elementRef: false,
        })).violations.flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.html}`))
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Each as the rule's name and the element's HTML.</summary>
    internal static async Task<IReadOnlyList<string>> ViolationsAsync(this IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(Run);
    }
}
