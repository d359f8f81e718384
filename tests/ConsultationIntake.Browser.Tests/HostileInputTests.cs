using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ConsultationIntake.Browser.Tests;

/// <summary>What nobody should send: nothing of it is lost, run or shown as anything but text.</summary>
public sealed class HostileInputTests(Chromium chromium)
{
    private const string Script = "</textarea><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">";

    [Fact]
    public async Task ScriptsMarksAndEmoji_AreShownAsTextAndKept()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var page = await chromium.NewPageAsync(host.Address);
        var walk = new Walk(page);
        var wicked = $"{Script} \u202Egnp.exe\u202C 👩🏽‍🚒 {{{{7*7}}}} %00 ' OR 1=1 --";
        await walk.StartAsync();
        await page.FillAsync("textarea", wicked);
        await walk.ContinueAsync();
        await page.BackAsync();
        Assert.Equal(wicked, await page.InputValueAsync("textarea"));

        await page.OpenAsync($"{walk.Root}/contact");
        await page.FillAsync("#email", $"\"{Script}@x");
        await walk.ContinueAsync();
        Assert.Contains("There is a problem", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.FillAsync("#email", "");
        await walk.ContinueAsync();
        Assert.Contains("onerror", await page.InnerTextAsync("#row-asb"), StringComparison.Ordinal);
        await walk.SendAsync();

        var submission = await host.SubmissionAsync(await walk.ReferenceAsync());
        Assert.Equal(wicked, submission.GetProperty("text").GetString());
        await page.OpenAsync($"{walk.Root}/copy");
        Assert.DoesNotContain("owned", await page.TitleAsync(), StringComparison.Ordinal);
        await page.OpenAsync($"/staff/{LocalHostUnderTest.Slug}/{await walk.ReferenceAsync()}");
        Assert.DoesNotContain("owned", await page.TitleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HundredThousandCharacters_AreTaken_AndOneMoreIsShownAgain()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var draft = await DraftAsync(host);
        var longest = string.Concat(Enumerable.Repeat("ŵy😀 ", 20_000));

        var taken = await draft.PostAsync("asb", ("q-asb", longest.TrimEnd()), ("action", "continue"));
        var refused = await draft.PostAsync("victims", ("q-victims", new string('x', 100_001)), ("action", "continue"));

        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Contains(longest.TrimEnd()[..100], WebUtility.HtmlDecode(await draft.GetAsync("asb")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(
            new string('x', 100_001),
            await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task NullBytes_AreLeftOut_AndTheRestIsKept()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var draft = await DraftAsync(host);

        await draft.PostAsync("asb", ("q-asb", "before\0after\u0007\r\nnext line"), ("action", "continue"));

        Assert.Contains("beforeafter\nnext line", WebUtility.HtmlDecode(await draft.GetAsync("asb")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FiveThousandFields_WrongTypesAndBrokenParts_GetAPageAndTheDraftIsSafe()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var draft = await DraftAsync(host);
        await draft.PostAsync("asb", ("q-asb", Walk.Answer), ("action", "continue"));
        var broken = new ByteArrayContent(
            "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\r\n\r\nhalf"u8.ToArray()
        );
        broken.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");

        var many = await draft.SendAsync(
            "asb",
            new FormUrlEncodedContent(Enumerable.Range(0, 5000).Select(i => new KeyValuePair<string, string>($"f{i}", "x")))
        );
        var json = await draft.SendAsync("asb", new StringContent("{}", Encoding.UTF8, "application/json"));
        var cut = await draft.SendAsync("files", broken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, many.StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, json.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, cut.StatusCode);
        foreach (var response in new[] { many, json, cut })
            Assert.Contains(
                "answers you saved before are safe",
                await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
                StringComparison.Ordinal
            );
        Assert.Contains(Walk.Answer, await draft.GetAsync("asb"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PostFromElsewhere_IsShownAgainAndNotSaved()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var draft = await DraftAsync(host);
        var request = new HttpRequestMessage(HttpMethod.Post, $"{draft.Root}/asb")
        {
            Content = new FormUrlEncodedContent([new("q-asb", "forged")]),
        };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        var forged = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var tokenless = await host.Client.PostAsync(
            $"{draft.Root}/asb",
            new FormUrlEncodedContent([new("q-asb", "forged")]),
            TestContext.Current.CancellationToken
        );

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (forged.StatusCode, tokenless.StatusCode));
        Assert.DoesNotContain("forged", await draft.GetAsync("asb"), StringComparison.Ordinal);
    }

    private static async Task<DraftUnderTest> DraftAsync(LocalHostUnderTest host)
    {
        var started = await host.Client.PostAsync(
            $"/{LocalHostUnderTest.Slug}/start",
            new FormUrlEncodedContent([]),
            TestContext.Current.CancellationToken
        );
        var path = started.Headers.Location!.ToString();
        return new DraftUnderTest(host.Client, path[..path.LastIndexOf('/')]);
    }

    /// <summary>A draft met without a browser.</summary>
    private sealed record DraftUnderTest(HttpClient Client, string Root)
    {
        public Task<string> GetAsync(string page) => Client.GetStringAsync($"{Root}/{page}", TestContext.Current.CancellationToken);

        public async Task<HttpResponseMessage> PostAsync(string page, params (string Name, string Value)[] fields)
        {
            var token = Regex.Match(await GetAsync(page), "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
            return await SendAsync(
                page,
                new FormUrlEncodedContent(
                    fields
                        .Select(field => new KeyValuePair<string, string>(field.Name, field.Value))
                        .Append(new("__RequestVerificationToken", token))
                )
            );
        }

        public Task<HttpResponseMessage> SendAsync(string page, HttpContent content) =>
            Client.PostAsync($"{Root}/{page}", content, TestContext.Current.CancellationToken);
    }
}
