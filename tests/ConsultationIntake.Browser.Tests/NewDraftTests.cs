namespace ConsultationIntake.Browser.Tests;

/// <summary>An officer goes through the points with the new draft beside them.</summary>
public sealed class NewDraftTests(Chromium chromium)
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";

    [Theory]
    [InlineData(1280, true)]
    [InlineData(360, false)]
    public async Task Officer_TakesAPassage_SaysThatNoneDoes_AndTakesItBack(int width, bool javaScript)
    {
        using var folder = Consultations();
        await using var host = await Demonstrated.StartAsync(folder.Path);
        var page = await chromium.NewPageAsync(host.Address, width, javaScript);
        await page.OpenAsync(Staff);
        await page.FollowAsync(".top nav a:text-is('Points')");
        await page.FollowAsync("nav.sub a:text-is('New draft')");

        var id = await page.Locator(".points > li:has(.proposal)").First.GetAttributeAsync("id");
        var point = page.Locator($"[id='{id}']");
        Assert.Contains("Proposal 1, not taken", await point.InnerTextAsync(), StringComparison.Ordinal);
        await point.Locator(".proposal button").First.FollowAsync();
        Assert.Contains("Answered by the new draft", await point.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await point.Locator(".proposal").CountAsync());
        await point.Locator(".answer button").FollowAsync();
        Assert.True(await point.Locator(".proposal").CountAsync() > 0);
        await point.Locator("button:has-text('None of the draft answers it')").FollowAsync();

        Assert.Contains("None of the new draft answers it", await point.InnerTextAsync(), StringComparison.Ordinal);
        await page.FollowAsync(".sum a >> nth=1");
        Assert.EndsWith(": 1", await page.InnerTextAsync("#found"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keyboard_GoesToAPointAndTakesItsFirstProposal()
    {
        using var folder = Consultations();
        await using var host = await Demonstrated.StartAsync(folder.Path);
        var page = await chromium.NewPageAsync(host.Address, width: 1280);
        await page.OpenAsync($"{Staff}/draft?theme=asb");
        Assert.True(await page.Locator("[data-keys] > li").CountAsync() > 2);
        await page.PressHereAsync("j");
        var id = await page.EvaluateAsync<string>("document.activeElement.id");

        await page.PressHereAsync("Tab", "Tab");
        await page.PressAndFollowAsync("Enter");

        Assert.Contains("done=", page.Url, StringComparison.Ordinal);
        Assert.Equal(1, await page.Locator($"[id='{id}'] .answer").CountAsync());
    }

    [Fact]
    public async Task Page_HasNoViolationAndIsNoWiderThanTheScreen()
    {
        using var folder = Consultations();
        await using var host = await Demonstrated.StartAsync(folder.Path);
        var page = await chromium.NewPageAsync(host.Address, width: 1280);
        await page.OpenAsync($"{Staff}/draft");
        await page.Locator(".proposal button").First.FollowAsync();

        var found = new List<string>();
        await Looking.AtAsync(page, javaScript: true, found);

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    /// <summary>The consultations of the repository, with a new draft made from the old one.</summary>
    private static TemporaryFolder Consultations()
    {
        var folder = new TemporaryFolder();
        var to = Directory.CreateDirectory(Path.Combine(folder.Path, LocalHostUnderTest.Slug)).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Consultations, LocalHostUnderTest.Slug)))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        var plan = File.ReadAllText(Path.Combine(to, "plan.md"))
            .Replace("within one working day", "within four hours", StringComparison.Ordinal)
            .Replace(
                "## Objective 2",
                "Off-road bikes and electric scooters that are ridden dangerously will be seized and crushed.\n\n## Objective 2",
                StringComparison.Ordinal
            );
        File.WriteAllText(Path.Combine(to, "plan.new.md"), plan);
        return folder;
    }
}
