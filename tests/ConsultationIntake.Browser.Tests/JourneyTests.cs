using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ConsultationIntake.Contracts;

namespace ConsultationIntake.Browser.Tests;

public sealed class JourneyTests(Chromium chromium)
{
    [Theory]
    [InlineData("en", true)]
    [InlineData("cy", true)]
    [InlineData("en", false)]
    public async Task Visitor_OnAPhone_AnswersOneQuestionAPageAndIsHeard(string language, bool javaScript)
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var page = await chromium.NewPageAsync(host.Address, javaScript: javaScript);
        var walk = new Walk(page);
        var seen = new List<string>();

        await walk.StartAsync(language);
        await walk.ToCheckAsync(async () =>
        {
            seen.Add(walk.Name);
            Assert.Equal(language, await page.GetAttributeAsync("html", "lang"));
            Assert.True(
                await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
                $"{walk.Name} is wider than the phone"
            );
        });
        host.Clock.Advance(TimeSpan.FromMinutes(9));
        await walk.SendAsync();

        Assert.Equal(Walk.Pages, seen);
        var submission = await host.SubmissionAsync(await walk.ReferenceAsync());
        Assert.Equal(language, submission.GetProperty("language").GetString());
        Assert.Contains($"{Walk.Answer} (victims)", submission.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Empty(submission.GetProperty("marks").EnumerateArray());
        await host.DrainAsync();
        var offer = Assert.Single(host.Outbox, mail => mail.Mail.Category == "copy-offer").Mail;
        Assert.DoesNotContain(Walk.Answer, offer.Text, StringComparison.Ordinal);
        // The mail's link has the address that the site is configured with; the test's host is at another.
        var link = new Uri(offer.Text.Split(' ', '\n').Single(word => word.Contains("/copy/", StringComparison.Ordinal)));
        await page.OpenAsync(new Uri(host.Client.BaseAddress!, link.PathAndQuery).ToString());
        await page.FollowAsync("#send");
        await host.DrainAsync();
        var copy = Assert.Single(host.Outbox, mail => mail.Mail.Category == "copy").Mail;
        Assert.Equal((language, "ann@example.com"), (copy.Language, copy.To.Email));
        Assert.Contains(Walk.Answer, copy.Text, StringComparison.Ordinal);
        Assert.Equal("auto-generated", copy.Headers["Auto-Submitted"]);
    }

    [Fact]
    public async Task Officer_FindsTheResponseAtStaff_WithTheWordsThatFired()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var page = await chromium.NewPageAsync(host.Address, width: 1280);
        var walk = new Walk(page);
        await walk.StartAsync();
        await walk.ToCheckAsync();
        await walk.SendAsync();
        var reference = await walk.ReferenceAsync();
        await host.DrainAsync();

        await page.OpenAsync("/staff");
        Assert.Contains("1 tagged", await page.InnerTextAsync(".sum >> nth=0"), StringComparison.Ordinal);
        await page.FollowAsync(".sum >> nth=0 >> a >> nth=0");
        await page.FollowAsync($"a:text-is('{reference}')");

        Assert.EndsWith($"/staff/{LocalHostUnderTest.Slug}/{reference}", page.Url, StringComparison.Ordinal);
        var shown = await page.InnerTextAsync("main");
        Assert.Contains($"{Walk.Answer} (asb)", shown, StringComparison.Ordinal);
        Assert.Contains("Anti-social behaviour", shown, StringComparison.Ordinal);
        Assert.Contains("off-road bikes", await page.Locator("mark").AllInnerTextsAsync(), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Visitor_SendsNothingToAnotherHost_AndLittleToThisOne()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var page = await chromium.NewPageAsync(host.Address);
        var others = new List<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(host.Address.ToString(), StringComparison.Ordinal))
                others.Add(request.Url);
        };
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        var underway = new ConcurrentDictionary<string, bool>();
        var bytes = 0.0;
        session.Event("Network.requestWillBeSent").OnEvent += (_, asked) =>
            underway[asked!.Value.GetProperty("requestId").GetString()!] = true;
        session.Event("Network.loadingFailed").OnEvent += (_, failed) =>
            underway.TryRemove(failed!.Value.GetProperty("requestId").GetString()!, out var _);
        session.Event("Network.loadingFinished").OnEvent += (_, finished) =>
        {
            bytes += finished!.Value.GetProperty("encodedDataLength").GetDouble();
            underway.TryRemove(finished.Value.GetProperty("requestId").GetString()!, out var _);
        };
        var sizes = new List<double>();
        async Task MeasureAsync()
        {
            await Patience.UntilAsync(() => underway.IsEmpty, "All of the page");
            sizes.Add(bytes);
            bytes = 0;
        }

        var walk = new Walk(page);
        await page.OpenAsync($"/{LocalHostUnderTest.Slug}");
        await MeasureAsync();
        await page.FollowAsync("form[action*='/start'] button");
        await walk.ToCheckAsync(MeasureAsync);
        await MeasureAsync();
        var cookies = await page.Context.CookiesAsync();
        await walk.SendAsync();
        await MeasureAsync();

        TestContext.Current.SendDiagnosticMessage($"First page {sizes[0]:N0} bytes, the largest after it {sizes.Skip(1).Max():N0}.");
        Assert.Empty(others);
        Assert.InRange(sizes[0], 1, 150_000);
        Assert.All(sizes.Skip(1), size => Assert.InRange(size, 0, 30_000));
        Assert.Equal(["draft", "form"], cookies.Select(cookie => cookie.Name).Order(StringComparer.Ordinal));
        Assert.Equal("form", Assert.Single(await page.Context.CookiesAsync()).Name);
    }

    [Fact]
    public async Task Visitor_ChangesTheLanguageMidway_KeepsPlaceAndAnswers()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var page = await chromium.NewPageAsync(host.Address);
        var walk = new Walk(page);
        await walk.StartAsync();
        while (walk.Name != "priority")
        {
            await walk.FillAsync();
            await walk.ContinueAsync();
        }

        await page.Locator("input[type=radio]").Nth(2).CheckAsync();
        await walk.ContinueAsync();
        await page.BackAsync();
        await page.FollowAsync("button[value=cy]");

        Assert.Equal("priority", walk.Name);
        Assert.Equal("cy", await page.GetAttributeAsync("html", "lang"));
        Assert.True(await page.Locator("input[type=radio]").Nth(2).IsCheckedAsync());
        await walk.ContinueAsync();
        Assert.Equal("cy", await page.GetAttributeAsync("html", "lang"));
        await page.OpenAsync($"{walk.Root}/asb");
        Assert.Contains(Walk.Answer, await page.InputValueAsync("textarea"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Visitor_TypesAndClosesTheTab_FindsTheWordsAgain()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var page = await chromium.NewPageAsync(host.Address);
        var walk = new Walk(page);
        await walk.StartAsync();
        var root = walk.Root;
        await page.FillAsync("textarea", "Half a thought");

        await page.CloseAsync(new() { RunBeforeUnload = true });

        var again = await page.Context.NewPageAsync();
        await Patience.UntilAsync(async () =>
        {
            await again.OpenAsync(root);
            return await again.InputValueAsync("textarea") == "Half a thought";
        });
    }

    [Fact]
    public async Task Visitor_SavesForLater_GetsTheLinkByMailAndGoesOn()
    {
        await using var host = await LocalHostUnderTest.StartAsync(now: new DateTimeOffset(2026, 12, 2, 10, 0, 0, TimeSpan.Zero));
        var page = await chromium.NewPageAsync(host.Address);
        var walk = new Walk(page);
        await walk.StartAsync();
        await walk.FillAsync();
        await walk.ContinueAsync();
        await page.FillAsync("textarea", "Not finished");
        await page.FollowAsync("button[value=later]");
        await page.FillAsync("#email", "ann@example.com");
        await page.FollowAsync("main form button");

        host.Clock.Advance(TimeSpan.FromHours(24));
        var mail = Assert.Single(host.Outbox).Mail;
        var link = new Uri(Regex.Match(mail.Text, @"http://\S+/answer/[a-z2-7]{32}").Value);
        var elsewhere = await chromium.NewPageAsync(host.Address, width: 1280);
        await elsewhere.OpenAsync(link.AbsolutePath);

        Assert.EndsWith("/victims", elsewhere.Url, StringComparison.Ordinal);
        Assert.Equal("Not finished", await elsewhere.InputValueAsync("textarea"));
    }

    [Fact]
    public async Task Send_PressedInTwoTabs_MakesOneSubmissionAndKeepsWhatIsWrittenAfter()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var page = await chromium.NewPageAsync(host.Address);
        var walk = new Walk(page);
        await walk.StartAsync();
        await walk.ToCheckAsync();
        var root = walk.Root;
        var second = await page.Context.NewPageAsync();
        await second.OpenAsync($"{root}/check");
        var third = await page.Context.NewPageAsync();
        await third.OpenAsync($"{root}/else");
        await third.FillAsync("textarea", "One more thing, written too late.");

        await walk.SendAsync();
        var reference = await walk.ReferenceAsync();
        await second.FollowAsync("#send");
        await third.FollowAsync("button[value=continue]");

        Assert.Equal(reference, (await second.Locator(".app-reference").InnerTextAsync()).Trim());
        Assert.Equal(1, (await host.AccountAsync()).GetProperty("received").GetInt32());
        Assert.Contains("One more thing, written too late.", await third.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.DoesNotContain(root, third.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_WhileAnswering_IsSaidAndTheResponseIsKeptAsLate()
    {
        await using var host = await LocalHostUnderTest.StartAsync(now: new DateTimeOffset(2027, 1, 29, 16, 50, 0, TimeSpan.Zero));
        var page = await chromium.NewPageAsync(host.Address);
        var walk = new Walk(page);
        await walk.StartAsync();
        await walk.FillAsync();

        host.Clock.Advance(TimeSpan.FromMinutes(11));
        await walk.ContinueAsync();

        Assert.Contains("closed on Friday 29 January 2027 at 5pm", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await walk.ToCheckAsync();
        await walk.SendAsync();
        Assert.True((await host.SubmissionAsync(await walk.ReferenceAsync())).GetProperty("late").GetBoolean());
    }
}
