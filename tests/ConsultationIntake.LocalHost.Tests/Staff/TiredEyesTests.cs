using System.Net;
using System.Text.RegularExpressions;

namespace ConsultationIntake.LocalHost.Tests.Staff;

/// <summary>What somebody stumbled on who looked at every page of the office after a long day.</summary>
public sealed partial class TiredEyesTests
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData($"{Staff}/nothing")]
    [InlineData($"{Staff}/inbox/nothing")]
    [InlineData($"{Staff}/points?colour=red")]
    [InlineData($"{Staff}/export/points.xlsx?colour=red")]
    public async Task PageThatSaysNo_LeadsOn(string address)
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        using var answer = await host.Client.GetAsync(address, Token);

        var page = await answer.Content.ReadAsStringAsync(Token);
        Assert.InRange((int)answer.StatusCode, 400, 499);
        var on = Link().Match(page[page.IndexOf("<main", StringComparison.Ordinal)..]);
        Assert.True(on.Success, page);
        Assert.True((int)(await host.Client.GetAsync(on.Groups[1].Value, Token)).StatusCode < 400, on.Groups[1].Value);
    }

    [Fact]
    public async Task PagesOfTheDemonstration_PutFirstWhatTheyAreFor()
    {
        await using var host = await Demonstrated.StartAsync();

        var overview = await host.Client.GetStringAsync(Staff, Token);
        var safeguarding = await host.Client.GetStringAsync($"{Staff}/safeguarding", Token);
        var inbox = await host.Client.GetStringAsync($"{Staff}/inbox", Token);
        var replies = await host.Client.GetStringAsync($"{Staff}/replies", Token);
        var points = await host.Client.GetStringAsync($"{Staff}/points", Token);
        var outbox = await host.Client.GetStringAsync("/outbox", Token);

        // The columns of stances stand as the pieces of the bar beside them, which they are the key to.
        var columns = Swatch().Matches(overview).Select(swatch => swatch.Groups[1].Value).ToList();
        Assert.Equal(["supports", "mixed", "neutral", "asks", "opposes"], columns);
        var bar = Piece()
            .Matches(overview[..overview.LastIndexOf("</svg>", StringComparison.Ordinal)])
            .Select(piece => piece.Groups[1].Value);
        Assert.Equal(columns.Count, bar.Select(piece => columns.IndexOf(piece)).Max() + 1);
        Assert.Contains("class=\"first\">Say what was done</button>", safeguarding, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"first\"", points, StringComparison.Ordinal);
        var times = Time()
            .Matches(inbox[inbox.IndexOf("id=\"today\"", StringComparison.Ordinal)..])
            .Select((Match time) => Minutes(time))
            .ToList();
        Assert.True(times.Count > 3);
        Assert.Equal(times.OrderDescending(), times);
        Assert.Equal(Regex.Count(replies, "<details id=\"to-"), Regex.Count(replies, "<th scope=\"row\"><a href=\"#to-"));
        Assert.InRange(Regex.Count(outbox, "<tr>"), 2, 51);
    }

    [Fact]
    public async Task Letter_LeadsToItsFirstPointAndSaysInWordsWhyPassagesWereSetAside()
    {
        await using var host = await Demonstrated.StartAsync();
        var list = await host.Client.GetStringAsync($"{Staff}/responses?channel=email", Token);
        var letters = new List<string>();
        foreach (Match letter in Regex.Matches(list, $"href=\"({Staff}/[A-Z0-9-]+)\""))
            letters.Add(await host.Client.GetStringAsync(letter.Groups[1].Value, Token));

        Assert.NotEmpty(letters);
        Assert.Contains(letters, page => page.Contains("By cover note", StringComparison.Ordinal));
        foreach (var page in letters)
        {
            Assert.DoesNotContain("100% sure", page, StringComparison.Ordinal);
            Assert.DoesNotContain("cover-note", page, StringComparison.Ordinal);
            Assert.InRange(Regex.Count(page, "<h3>Cover note"), 0, 1);
            var jump = Regex.Match(page, "in <a href=\"[^\"]*#(p-[^\"]+)\"");
            Assert.Contains($"id=\"{jump.Groups[1].Value}\"", page, StringComparison.Ordinal);
        }
    }

    private static int Minutes(Match time)
    {
        var hour = int.Parse(time.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) % 12;
        var minute = time.Groups[2].Success ? int.Parse(time.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture) : 0;
        return (((time.Groups[3].Value == "pm" ? 12 : 0) + hour) * 60) + minute;
    }

    [GeneratedRegex("<a href=\"([^\"#]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex("<i class=\"swatch (\\w+)\">")]
    private static partial Regex Swatch();

    [GeneratedRegex("<rect class=\"(\\w+)\"")]
    private static partial Regex Piece();

    [GeneratedRegex("<li>\\s*(\\d+)(?::(\\d\\d))?(am|pm)")]
    private static partial Regex Time();
}
