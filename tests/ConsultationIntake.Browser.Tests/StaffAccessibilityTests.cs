using ConsultationIntake.LocalHost.Tests.Staff;

namespace ConsultationIntake.Browser.Tests;

/// <summary>The door to the office's pages, which <see cref="OfficersDayTests"/> looks at.</summary>
public sealed class StaffAccessibilityTests(Chromium chromium)
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";

    [Fact]
    public async Task SignIn_ByKeyboardAlone_ReachesTheStaffPageAndHasNoViolation()
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: Staffed.With("ann", "correct horse"));
        var page = await chromium.NewPageAsync(host.Address, width: 1280);
        var found = new List<string>();

        await page.OpenAsync(Staff);
        found.AddRange((await page.ViolationsAsync()).Select(violation => $"sign-in: {violation}"));
        await page.GetByLabel("User name").FocusAsync();
        await page.Keyboard.TypeAsync("ann");
        await page.PressAndFollowAsync("Enter");
        found.AddRange((await page.ViolationsAsync()).Select(violation => $"sign-in with an error: {violation}"));
        var error = page.Locator(".errors a");
        Assert.Equal("Enter your password", await error.TextContentAsync());
        await page.FocusedAsync(".errors");
        await error.FocusAsync();
        await page.PressHereAsync("Enter");
        await page.FocusedAsync("#password");
        await page.Keyboard.TypeAsync("correct horse");
        await page.PressAndFollowAsync("Enter");
        Assert.EndsWith(Staff, page.Url, StringComparison.Ordinal);
        found.AddRange((await page.ViolationsAsync()).Select(violation => $"signed in: {violation}"));

        Assert.Equal("ann, officer", await page.Locator(".signed-in span").TextContentAsync());
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
