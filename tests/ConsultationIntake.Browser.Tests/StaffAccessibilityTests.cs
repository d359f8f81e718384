using ConsultationIntake.LocalHost.Tests.Staff;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Browser.Tests;

/// <summary>axe on the office's own pages, full as on a first start of <c>./run</c>.</summary>
public sealed class StaffAccessibilityTests(Chromium chromium)
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";

    [Fact]
    public async Task EveryPage_HasNoViolation()
    {
        await using var host = await Demonstrated.StartAsync();
        await host.SendDueDigestsAsync();
        var letters = await host.Get<ISubmissionStore>()
            .ListAsync(
                new SubmissionQuery { Consultation = host.Consultation.Slug, Partner = "westmere-city-council" },
                TestContext.Current.CancellationToken
            );
        var offered = letters.Items.First(letter => letter.Standing == Standing.OfferedAsVersion).Reference;
        var page = await chromium.NewPageAsync(host.Address, width: 1280);
        var found = new List<string>();

        string[] lists =
        [
            $"{Staff}/responses",
            $"{Staff}/points",
            $"{Staff}/points?theme=asb&words=bikes",
            $"{Staff}/safeguarding",
            $"{Staff}/partners",
            $"{Staff}/history",
        ];
        foreach (
            var path in lists.Concat([
                Staff,
                $"{Staff}/{offered}",
                $"{Staff}/{offered}/version",
                $"{Staff}/{offered}/erase",
                $"{Staff}/inbox",
                $"{Staff}/equality",
                $"{Staff}/nothing",
                "/outbox",
            ])
        )
        {
            await page.OpenAsync(path);
            await Looking.AtAsync(page, javaScript: true, found);
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

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
