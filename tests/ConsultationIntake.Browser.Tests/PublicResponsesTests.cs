using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;

namespace ConsultationIntake.Browser.Tests;

/// <summary>An officer looks at a response, takes more out, and the public reads what is left.</summary>
public sealed class PublicResponsesTests(Chromium chromium)
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}/publishable";

    [Theory]
    [InlineData(1280, true)]
    [InlineData(360, false)]
    public async Task Officer_LooksTakesOutAndPublishes(int width, bool javaScript)
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        await host.Get<SubmitResponse>()
            .ExecuteAsync(
                new SubmitCommand
                {
                    Consultation = host.Consultation,
                    Channel = Channel.Form,
                    Answers = [new Answer("else", "Call me on 01632 960777. My neighbour Zebedee shouts at night.")],
                    Facts = new Dictionary<string, string> { [DraftFields.Publish] = DraftFields.PublishAnonymous },
                },
                TestContext.Current.CancellationToken
            );
        await host.DrainAsync();
        var page = await chromium.NewPageAsync(host.Address, width, javaScript);
        var found = new List<string>();

        await page.OpenAsync(Staff);
        await Looking.AtAsync(page, javaScript, found);
        await page.Locator(".plain a").First.FollowAsync();
        Assert.Contains("[contact details removed]", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.FillAsync("#words", "Zebedee");
        await page.FollowAsync("button:text-is('Look again')");
        Assert.Contains("Not saved yet", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await Looking.AtAsync(page, javaScript, found);
        await page.FollowAsync("button:text-is('It may be published like this')");
        await page.FollowAsync("button:text-is('Publish 1 response')");
        await page.FollowAsync("button:text-is('Publish now')");
        await Looking.AtAsync(page, javaScript, found);
        await page.FollowAsync("a:text-is('see them as the public does')");
        var shown = await page.InnerTextAsync("main");
        Assert.Contains("My neighbour [name removed] shouts at night.", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("01632", shown, StringComparison.Ordinal);
        await Looking.AtAsync(page, javaScript, found);

        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
