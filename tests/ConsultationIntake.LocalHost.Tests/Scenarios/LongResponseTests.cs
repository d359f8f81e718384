using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>
/// However much a stranger sends, what staff and programs get back of it at once has an end, and all of it can be reached.
/// </summary>
public sealed partial class LongResponseTests
{
    private const int MostBytes = 3_000_000;

    [Fact]
    public Task Letter_OfOneLetterLines_HasPagesWithinTheBudgetThatHoldEveryCharacter() => OfOneLetterLinesAsync(1_000);

    [Fact]
    [Trait("Category", "Long")]
    public Task Letter_OfOneLetterLinesAsLongAsCanBe_HasPagesWithinTheBudgetThatHoldEveryCharacter() => OfOneLetterLinesAsync(50_000);

    private static async Task OfOneLetterLinesAsync(int lines)
    {
        // given
        await using var host = await LocalHostUnderTest.StartAsync();
        var reference = await host.AcceptedAsync(
            new
            {
                answers = Enumerable
                    .Range(0, 4)
                    .Select(i => new { question = $"q{i}", text = string.Concat(Enumerable.Repeat("x\n", lines)) }),
            }
        );
        await host.DrainAsync();

        // when
        var (letters, pages) = (0, 0);
        for (string? next = $"/staff/{LocalHostUnderTest.Slug}/{reference}"; next is not null; pages++)
        {
            var body = await host.Client.GetStringAsync(next, TestContext.Current.CancellationToken);
            Assert.InRange(Encoding.UTF8.GetByteCount(body), 1, MostBytes);
            letters += Quotation().Matches(body).Sum(quotation => WebUtility.HtmlDecode(quotation.Groups[1].Value).Count(c => c == 'x'));
            next = NextPage().Match(body) is { Success: true } link ? WebUtility.HtmlDecode(link.Groups[1].Value) : null;
        }

        // then
        Assert.InRange(pages, 2, 2_000);
        Assert.Equal(4 * lines, letters);
    }

    [Fact]
    public async Task Json_OfALongResponse_ComesInAnswersThatMakeUpItsText()
    {
        // given
        await using var host = await LocalHostUnderTest.StartAsync();
        var views = string.Join("\n\n", Enumerable.Range(1, 1_500).Select(i => $"We want more police on foot in street {i}."));
        var reference = await host.AcceptedAsync(
            new { answers = Enumerable.Range(0, 12).Select(i => new { question = $"q{i}", text = views }) }
        );
        await host.DrainAsync();

        // when
        var (text, points, from, whole) = (new StringBuilder(), new List<int>(), "", 0);
        while (true)
        {
            var body = await host.Client.GetStringAsync(
                $"/api/consultations/{LocalHostUnderTest.Slug}/submissions/{reference}{from}",
                TestContext.Current.CancellationToken
            );
            Assert.InRange(Encoding.UTF8.GetByteCount(body), 1, MostBytes);
            var answer = JsonDocument.Parse(body).RootElement;
            Assert.Equal(text.Length, answer.GetProperty("textStart").GetInt32());
            text.Append(answer.GetProperty("text").GetString());
            points.AddRange(answer.GetProperty("points").EnumerateArray().Select(point => point.GetProperty("number").GetInt32()));
            whole = answer.GetProperty("parts").EnumerateArray().Last().GetProperty("span").GetProperty("end").GetInt32();
            if (answer.GetProperty("next") is not { ValueKind: JsonValueKind.Number } next)
                break;
            from = $"?from={next.GetInt32()}";
        }

        // then
        Assert.Equal(whole, text.Length);
        Assert.Equal(2_000, points.Count);
        Assert.Equal(points.Count, points.Distinct().Count());
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (
                await host.Client.GetAsync(
                    $"/api/consultations/{LocalHostUnderTest.Slug}/submissions/{reference}?from=99999999",
                    TestContext.Current.CancellationToken
                )
            ).StatusCode
        );
    }

    [Fact]
    public async Task PointOfALongResponse_IsOnThePageItsLinkOpens()
    {
        // given
        await using var host = await LocalHostUnderTest.StartAsync();
        var views = string.Join("\n\n", Enumerable.Range(1, 300).Select(i => $"We want more police on foot in street {i}."));
        var reference = await host.AcceptedAsync(new { answers = new[] { new { question = "letter", text = views } } });
        await host.DrainAsync();

        // when
        var first = await host.Client.GetStringAsync(
            $"/staff/{LocalHostUnderTest.Slug}/{reference}",
            TestContext.Current.CancellationToken
        );
        var asked = await host.Client.GetStringAsync(
            $"/staff/{LocalHostUnderTest.Slug}/{reference}?point=250",
            TestContext.Current.CancellationToken
        );

        // then
        Assert.DoesNotContain($"id=\"p-{reference}.250\"", first, StringComparison.Ordinal);
        Assert.Contains($"id=\"p-{reference}.250\"", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_OfPointsThatAreVeryLong_ShowsTheBeginningAndTheLength()
    {
        // given
        await using var host = await LocalHostUnderTest.StartAsync();
        var view = $"We want {string.Concat(Enumerable.Repeat("more and ", 10_000))}more police.";
        await host.AcceptedAsync(new { answers = new[] { new { question = "letter", text = view } } });
        await host.DrainAsync();

        // when
        var list = await host.JsonAsync($"/api/consultations/{LocalHostUnderTest.Slug}/points");
        var page = await host.Client.GetStringAsync($"/staff/{LocalHostUnderTest.Slug}/points", TestContext.Current.CancellationToken);

        // then
        var point = list.GetProperty("points")[0];
        Assert.Equal(view.Length, point.GetProperty("length").GetInt32());
        Assert.InRange(point.GetProperty("text").GetString()!.Length, 4_000, 5_000);
        Assert.InRange(page.Length, 1, 60_000);
        Assert.Contains("Read all of it", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ThousandsOfMistakes_ListsFiftyAndCountsTheRest()
    {
        // given
        await using var host = await LocalHostUnderTest.StartAsync();

        // when
        var refused = await host.PostAsync(new { answers = Enumerable.Range(0, 9_000).Select(_ => new { }) });
        var body = await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        // then
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.InRange(body.Length, 1, 20_000);
        var problem = JsonDocument.Parse(body).RootElement;
        Assert.Equal(50, problem.GetProperty("errors").EnumerateObject().Count());
        Assert.Matches("and [0-9]+ more are wrong", problem.GetProperty("detail").GetString());
    }

    [GeneratedRegex("<blockquote[^>]*>([^<]*)</blockquote>")]
    private static partial Regex Quotation();

    [GeneratedRegex("<a href=\"([^\"]*)\" rel=\"next\">")]
    private static partial Regex NextPage();
}
