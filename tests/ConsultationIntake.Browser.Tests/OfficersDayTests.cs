using ConsultationIntake.Contracts.Documents;
using ConsultationIntake.Submissions;
using Microsoft.Playwright;

namespace ConsultationIntake.Browser.Tests;

/// <summary>
/// An officer's day at the desk: finds points, reads them, puts them right, decides one and many, groups them, answers a safeguarding
/// flag. With the mouse at a desk, with the keyboard alone, and on a phone without scripts. All on one host: each test takes points that
/// no other does.
/// </summary>
public sealed class OfficersDayTests(OfficersDay day, Chromium chromium) : IClassFixture<OfficersDay>
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";

    [Theory]
    [InlineData(1280, true, "asb", "Bikes on the pavement")]
    [InlineData(360, false, "victims", "Waiting for court")]
    public async Task Officer_FindsPutsRightDecidesGroupsAndIsToldWhatWasDone(int width, bool javaScript, string theme, string concern)
    {
        var page = await chromium.NewPageAsync(day.Host.Address, width, javaScript);

        // Find, from a number of the overview.
        await page.OpenAsync(Staff);
        await page.Locator($"#themes ~ .scroll a[href*='theme={theme}']").First.FollowAsync();
        await page.Locator("#found").WaitForAsync();
        await page.SelectOptionAsync("#decision", "undecided");
        await page.FollowAsync("button:text-is('Show points')");
        await page.Locator("#found:has-text('not decided')").WaitForAsync();
        var id = (await page.Locator(".points > li").First.GetAttributeAsync("id"))!;
        var point = page.Locator($"[id='{id}']");

        // Read what stands around it.
        await point.Locator("[data-around]").FollowAsync();
        await point.Locator("[data-around]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.FocusedAsync($"[id='{id}']");

        // Put right, and undo it in the same place.
        await UnfoldAsync(point, "Put right", javaScript);
        var equalities = point.Locator("button[aria-label^='Equalities']");
        var was = await equalities.GetAttributeAsync("aria-pressed");
        await equalities.FollowAsync();
        await point.Locator(".done").WaitForAsync();
        Assert.NotEqual(was, await equalities.GetAttributeAsync("aria-pressed"));
        await point.Locator(".done button").FollowAsync();
        await page.Locator(".done:not(li .done)").WaitForAsync();
        Assert.Equal(was, await equalities.GetAttributeAsync("aria-pressed"));

        // Decide on it: the filter asks for undecided ones, so it leaves the list.
        await UnfoldAsync(point, "Decide", javaScript);
        await point.Locator("select[name=outcome]").SelectOptionAsync("noted");
        await point.Locator("textarea[name=answer]").FillAsync("Seized bikes are counted in section 2.");
        await point.Locator("input[name=agreed]").CheckAsync();
        await point.Locator("button:text-is('Save')").FollowAsync();
        await point.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.Locator(".done").WaitForAsync();

        // Put two more in a concern, answer it.
        await page.Locator(".points > li input[name=point]").Nth(0).CheckAsync();
        await page.Locator(".points > li input[name=point]").Nth(1).CheckAsync();
        await page.FollowAsync("button:text-is('Put in a concern')");
        await page.FillAsync("#title", concern);
        await page.FollowAsync("button:text-is('Put in a concern: 2 points')");
        await page.Locator(".done:has-text('Done to 2 points')").WaitForAsync();
        await page.FollowAsync("nav.sub a:text-is('Concerns')");
        await page.FollowAsync($"th a:text-is('{concern}')");
        await page.SelectOptionAsync("#outcome-concern", "changed-the-plan");
        await page.FillAsync("#answer-concern", "Section 1 now says who seizes them.");
        await page.FillAsync("#answerWelsh-concern", "Mae adran 1 yn dweud pwy.");
        await page.CheckAsync("input[name=agreed]");
        await page.FollowAsync("button:text-is('Save')");
        await page.Locator("main:has-text('Agreed: Changed the plan')").WaitForAsync();

        // Decide all that is left on the theme, and undo that.
        await page.FollowAsync(".top nav a:text-is('Points')");
        await page.Locator("#found").WaitForAsync();
        await page.SelectOptionAsync("#theme", theme);
        await page.SelectOptionAsync("#decision", "undecided");
        await page.FollowAsync("button:text-is('Show points')");
        await page.Locator("#found:has-text('not decided')").WaitForAsync();
        var left = (await page.InnerTextAsync("#found")).Split(": ")[^1];
        await page.FillAsync("#name", $"{theme}, to do");
        await page.FollowAsync("button:text-is('Save the filter')");
        await page.FollowAsync($".saved a:text-is('{theme}, to do')");
        await page.CheckAsync("input[name=which][value=page]");
        await page.FollowAsync(".many button:text-is('Decide')");
        await page.Locator($"h1:text-is('Decide {left} points')").WaitForAsync();
        await page.SelectOptionAsync("#outcome-many", "noted");
        await page.CheckAsync("input[name=agreed]");
        await page.FollowAsync($"button:text-is('Decide {left} points')");
        await page.Locator("#found:has-text(': 0')").WaitForAsync();
        await page.FollowAsync("button:text-is('Undo on all of them')");
        await page.Locator($"#found:has-text(': {left}')").WaitForAsync();

        // What was done stands in the history.
        await page.FollowAsync(".top nav a:text-is('Records')");
        await page.Locator("nav.sub a[aria-current=page]:text-is('History')").WaitForAsync();
        var history = await page.InnerTextAsync("main");
        Assert.All(new[] { "Decided", "Put into a concern", "Undid" }, said => Assert.Contains(said, history, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keyboard_DoesWhatTheMouseDoesAndStaysInPlace()
    {
        var page = await chromium.NewPageAsync(day.Host.Address, width: 1280);
        await page.OpenAsync($"{Staff}/points?theme=partnership&decision=undecided&channel=form");
        await page.Locator("[data-keys-note]:not([hidden])").WaitForAsync();
        var second = (await page.Locator(".points > li").Nth(1).GetAttributeAsync("id"))!;
        var third = (await page.Locator(".points > li").Nth(2).GetAttributeAsync("id"))!;
        var point = page.Locator($"[id='{second}']");
        await page.PressHereAsync("j", "j");
        await AtAsync(second);

        // A theme on or off, and back.
        var was = await point.Locator(".facets .theme").AllInnerTextsAsync();
        await page.PressAndFollowAsync("1");
        await point.Locator(".done").WaitForAsync();
        await AtAsync(second);
        Assert.NotEqual(was, await point.Locator(".facets .theme").AllInnerTextsAsync());
        await page.PressAndFollowAsync("u");
        await page.Locator(".done:not(li .done)").WaitForAsync();
        await AtAsync(second);
        Assert.Equal(was, await point.Locator(".facets .theme").AllInnerTextsAsync());

        // Its stance: the field is opened, Escape leaves it as it was.
        await page.PressHereAsync("s");
        await page.FocusedAsync($"[id='{second}'] select[name=stance]");
        await page.PressHereAsync("Escape");
        await AtAsync(second);

        // Not a point: who types on before the forms are there loses nothing. The next one is where the officer goes on.
        Assert.Equal(0, await page.Locator("[data-panel]").CountAsync());
        await page.PressHereAsync("z");
        await page.Keyboard.TypeAsync("A greeting.");
        await page.FocusedAsync("input[name=reason]");
        Assert.Equal("A greeting.", await page.InputValueAsync("input[name=reason]"));
        await page.PressAndFollowAsync("Enter");
        await point.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await AtAsync(third);
        await page.PressAndFollowAsync("u");
        await point.WaitForAsync();

        // Ticks, and something done to what is ticked.
        await page.OpenAsync($"{Staff}/points?theme=partnership&decision=undecided&channel=form");
        await page.Locator("[data-keys-note]:not([hidden])").WaitForAsync();
        await page.PressHereAsync("j", "x", "j", "x");
        Assert.Equal(2, await page.Locator("input[name=point]:checked").CountAsync());
        await page.Locator(".many button:text-is('Give to somebody')").FocusAsync();
        await page.PressAndFollowAsync("Enter");
        await page.Locator("button:text-is('Hand on 2 points')").FocusAsync();
        await page.PressAndFollowAsync("Enter");
        await page.Locator(".done:has-text('Done to 2 points')").WaitForAsync();

        // The letter, at the point; its keys are the same.
        await page.PressHereAsync("j");
        await page.PressAndFollowAsync("o");
        await page.Locator(".letter").WaitForAsync();
        await AtAsync((await page.Locator(".passage:focus").GetAttributeAsync("id"))!);
        await page.PressHereAsync("d");
        await page.FocusedAsync("select[name=outcome]");

        async Task AtAsync(string id)
        {
            await page.Locator($"[id='{id}']:focus").WaitForAsync();
            await page.WaitForFunctionAsync("document.querySelector('[data-keys-note]').hidden === false");
        }
    }

    [Fact]
    public async Task ReadingAndLikePoints_AreKeptForTheOffice()
    {
        var page = await chromium.NewPageAsync(day.Host.Address, width: 360, javaScript: false);

        await page.OpenAsync($"{Staff}/points?words=bikes");
        await page.FollowAsync("button[data-read]");
        await page.Locator(".points > li.read").First.WaitForAsync();
        await page.Locator(".points > li a[data-like]").First.FollowAsync();
        await page.Locator("h1:has-text('like this')").WaitForAsync();
        Assert.True(await page.Locator(".points mark").CountAsync() > 0);
        await page.Locator("[data-keys] input[name=point]").First.CheckAsync();
        await page.FillAsync("#title", "Bikes, again");
        await page.FollowAsync("button:text-is('Put those ticked in the concern')");
        await page.Locator(".done:has-text('Done to 2 points')").WaitForAsync();

        Assert.Equal(2, await page.Locator(".points a:text-is('Bikes, again')").CountAsync());
    }

    [Fact]
    public async Task SafeguardingFlag_IsRaisedInTheLetterAndAnsweredOnItsDesk()
    {
        var reference = await AcceptedAsync("The lanes are dark.");
        var page = await chromium.NewPageAsync(day.Host.Address, width: 360, javaScript: false);

        await page.OpenAsync($"{Staff}/{reference}");
        var point = page.Locator($"[id='p-{reference}.1']");
        await UnfoldAsync(point, "Safeguarding", javaScript: false);
        await point.Locator("input[name=reason][id^=flag]").FillAsync("She walks there alone.");
        await point.Locator("button:text-is('Raise the flag')").FollowAsync();
        await point.Locator(".mark.alarm").WaitForAsync();
        await page.FollowAsync(".top nav a:text-is('Safeguarding')");
        await page.Locator("h1:text-is('Safeguarding')").WaitForAsync();
        await UnfoldAsync(point, "Say what was done", javaScript: false);
        await point.Locator("input[name=reason][id^=no]").FillAsync("The council has mended the lamps.");
        await point.Locator("button:text-is('No concern')").FollowAsync();

        await page.Locator($"#answered ~ ol [id='p-{reference}.1']").WaitForAsync();
    }

    [Fact]
    public async Task ChosenWords_SetAside_BecomeAPointThatIsGoneTo()
    {
        var reference = await AcceptedAsync("Dear Commissioner,\n\nThe lanes are dark.");
        var page = await chromium.NewPageAsync(day.Host.Address, width: 1280);
        await page.OpenAsync($"{Staff}/{reference}");
        await page.Locator("[data-keys-note]:not([hidden])").WaitForAsync();

        await page.EvaluateAsync(
            """
            const words = document.querySelector('.passage.aside blockquote').firstChild
            getSelection().setBaseAndExtent(words, 0, words, 4)
            """
        );
        await page.FollowAsync("button.chosen");

        await page.Locator(".passage:focus .done").WaitForAsync();
        Assert.Equal("Dear", (await page.Locator(".passage:focus blockquote").InnerTextAsync()).Trim());
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task PagesOfAPdf_AreSeenUnderThePolicyInForce(int width)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("2026-11-20"), "received" },
            { new StringContent("The lanes are dark."), "q-asb" },
            { new ByteArrayContent(WrittenPdf.OfPages(2, number => $"Page {number} asks for lamps.")), "scan", "letter.pdf" },
        };
        using var typed = await day.Host.Client.PostAsync($"{Staff}/paper", form, TestContext.Current.CancellationToken);
        var reference = typed.Headers.Location!.ToString().Split("saved=")[1];
        var page = await chromium.NewPageAsync(day.Host.Address, width);
        var found = new List<string>();

        await page.OpenAsync($"{Staff}/{reference}/files/1/page");
        var pictures = page.Locator("img.picture");
        await pictures.Last.ScrollIntoViewIfNeededAsync();
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('img.picture')].every(img => img.complete)");
        await Looking.AtAsync(page, javaScript: true, found);

        var widths = await pictures.EvaluateAllAsync<int[]>("all => all.map(img => img.naturalWidth)");
        Assert.Equal([595, 595], widths);
        Assert.Equal("Page 2 of 2 of letter.pdf", await pictures.Last.GetAttributeAsync("alt"));
        Assert.Empty(found);
    }

    /// <summary>axe and the width of all pages on a phone; at a desk of those whose layout is another there.</summary>
    [Fact]
    public async Task EveryPage_HasNoViolationAndFitsItsScreen()
    {
        var phone = await chromium.NewPageAsync(day.Host.Address, width: 320);
        var desk = await chromium.NewPageAsync(day.Host.Address, width: 1280);
        var found = new List<string>();
        var letters = await day
            .Host.Get<ISubmissionStore>()
            .ListAsync(
                new SubmissionQuery { Consultation = day.Host.Consultation.Slug, Partner = "westmere-city-council" },
                TestContext.Current.CancellationToken
            );
        var offered = letters.Items.First(letter => letter.Standing == Standing.OfferedAsVersion).Reference;
        await phone.OpenAsync($"{Staff}/{offered}");
        var file = await phone.Locator("a[href*='/file/page']").First.GetAttributeAsync("href");
        await phone.OpenAsync($"{Staff}/points?theme=equalities");
        var like = await phone.Locator("a[data-like]").First.GetAttributeAsync("href");
        await phone.OpenAsync($"{Staff}/inbox");
        var mail = await phone.Locator("td a[href*='/inbox/']").First.GetAttributeAsync("href");
        string[] lists = ["", "/responses", "/partners", "/inbox", "/import", "/equality", "/points", "/points?theme=asb&words=bikes"];
        string[] more =
        [
            "/concerns",
            "/themes",
            "/safeguarding",
            "/report",
            "/outcome",
            "/replies",
            "/export",
            "/history",
            "/outbox",
            "/sent",
            "/keys",
        ];
        string[] ones = [$"/{offered}", $"/{offered}/version", $"/{offered}/erase", "/paper", "/meetings", "/nothing"];

        foreach (var path in lists.Concat(more).Concat(ones).Select(path => $"{Staff}{path}").Concat([file!, like!, mail!, "/outbox"]))
        {
            await phone.OpenAsync(path);
            await Looking.AtAsync(phone, javaScript: true, found);
        }

        foreach (var group in new[] { "right", "decide", "hand", "flag" })
        {
            var point = like![..like!.LastIndexOf('/')].Split('/')[^1];
            await phone.OpenAsync($"{Staff}/points?theme=equalities&open={point}.{group}");
            await phone.Locator("[data-panel]").WaitForAsync();
            await Looking.AtAsync(phone, javaScript: true, found);
        }

        foreach (var button in new[] { "Decide", "Give to somebody", "Theme on or off", "Put in a concern" })
        {
            await phone.OpenAsync($"{Staff}/points?theme=equalities");
            await phone.CheckAsync("input[name=which][value=page]");
            await phone.FollowAsync($".many button:text-is('{button}')");
            await phone.Locator("h1:has-text('points')").WaitForAsync();
            await Looking.AtAsync(phone, javaScript: true, found);
        }

        await phone.FillAsync("#title", "A very long title of a concern that goes on about anti-social behaviour in every neighbourhood");
        await phone.Locator("main form button").First.FollowAsync();
        await phone.Locator(".done").WaitForAsync();
        await Looking.AtAsync(phone, javaScript: true, found);
        await phone.FollowAsync("nav.sub a:text-is('Concerns')");
        await phone.Locator("th a").First.FollowAsync();
        await phone.Locator("#outcome-concern").WaitForAsync();
        await Looking.AtAsync(phone, javaScript: true, found);

        await desk.SetViewportSizeAsync(1280, 800);
        await desk.OpenAsync(Staff);
        Assert.InRange(await desk.EvaluateAsync<double>("document.querySelector('.overview').getBoundingClientRect().bottom"), 100, 800);
        Assert.InRange(await desk.EvaluateAsync<double>("document.querySelector('.top').getBoundingClientRect().height"), 30, 60);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    /// <summary>Opens a group of a point's actions in its place.</summary>
    private static async Task UnfoldAsync(ILocator point, string group, bool javaScript)
    {
        var button = point.Locator($".actions button:text-is('{group}')");
        if (javaScript)
            await button.ClickHereAsync();
        else
            await button.FollowAsync();
        await point.Locator("[data-panel]").WaitForAsync();
        if (!javaScript)
            await point.Page.FocusedAsync($"[id='{await point.GetAttributeAsync("id")}']");
    }

    private async Task<string> AcceptedAsync(string words)
    {
        var reference = await day.Host.AcceptedAsync(new { answers = new[] { new { question = "else", text = words } } });
        await day.Host.DrainAsync();
        return reference;
    }
}
