using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ConsultationIntake.LocalHost.Tests.Staff;

/// <summary>A number of points or responses, wherever staff meet it, is a link to exactly what it counts.</summary>
public sealed partial class NumberLinksTests
{
    private const int OfOneKind = 3;
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Number_OnAnyStaffPage_IsALinkToExactlyWhatItCounts()
    {
        await using var host = await WorkedOnAsync();
        var pages = new Dictionary<string, IHtmlDocument>(StringComparer.Ordinal);
        var (kinds, unlinked, links) = (
            new Dictionary<string, int>(),
            new List<string>(),
            new HashSet<(string From, string To, string Number)>()
        );
        var waiting = new Queue<string>(["/staff", Staff, .. Places.Select(place => $"{Staff}/{place}")]);
        while (waiting.TryDequeue(out var address))
        {
            if (await PageAsync(host, pages, address) is not { } page || page.QuerySelector("main") is not { } main)
                continue;
            unlinked.AddRange(Unlinked(main, address).Select(number => $"{number} on {address}"));
            foreach (var link in main.QuerySelectorAll<IHtmlAnchorElement>("a[href]"))
            {
                var to = link.GetAttribute("href")!;
                if (Beginning().Match(link.TextContent.Trim()) is { Success: true } number && LeadsToList(to))
                    links.Add((address, to, number.Value));
                to = to.Split('#')[0];
                var kind = KindOf(to);
                if (!to.StartsWith("/staff", StringComparison.Ordinal) || (kinds[kind] = kinds.GetValueOrDefault(kind) + 1) > OfOneKind)
                    continue;
                waiting.Enqueue(to);
            }
        }

        Assert.True(unlinked.Count == 0, string.Join('\n', unlinked.Distinct()));
        var wrong = await WrongAsync(host, pages, links);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        TestContext.Current.TestOutputHelper!.WriteLine($"{links.Count} numbers, {pages.Count} pages");
        Assert.True(links.Count > 150, $"Only {links.Count} numbers were met, on {pages.Count} pages.");
        foreach (
            var target in new[]
            {
                "/points?",
                "&words=",
                "/points?whose=ownView&since=",
                "/responses?from=",
                "/responses?until=",
                "/responses?since=",
                "/responses?status=",
                "/responses?language=",
                "/responses?campaign=",
                "/responses?sheet=",
                "/responses?district=",
                "/responses?victim=",
                "/inbox?state=",
                "/partners#",
            }
        )
            Assert.Contains(links, link => link.To.Contains(target, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Number_InADigest_IsALinkToExactlyWhatItCounts()
    {
        await using var host = await WorkedOnAsync();
        await host.SendDueDigestsAsync();
        var digest = host.Outbox.Last(mail => mail.Mail.Category == "digest").Mail;
        var page = new HtmlParser().ParseDocument(digest.Html!);

        var links = page.QuerySelectorAll<IHtmlAnchorElement>("a[href]")
            .Select(link => (Words: Beginning().Match(link.TextContent.Trim()), To: new Uri(link.GetAttribute("href")!)))
            .Where(link => link.Words.Success)
            .Select(link => (From: "the digest", To: link.To.PathAndQuery, Number: link.Words.Value))
            .ToHashSet();

        Assert.Contains(links, link => link.To.Contains("/responses?channel=", StringComparison.Ordinal));
        Assert.Contains(links, link => link.To.Contains("stance=", StringComparison.Ordinal));
        foreach (
            var (_, to, _) in links.Where(link =>
                link.To.Contains("stance=", StringComparison.Ordinal) || link.To.Contains("channel=", StringComparison.Ordinal)
            )
        )
            Assert.Contains(to, digest.Text, StringComparison.Ordinal);
        // "12 points = 3 decided + 9 not decided" leads to those that wait, and begins with all.
        links.RemoveWhere(link => link.To.EndsWith("decision=drafted", StringComparison.Ordinal));
        var wrong = await WrongAsync(host, new(StringComparer.Ordinal), links);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static readonly string[] Places =
    [
        "responses",
        "responses?late=true",
        "points",
        "concerns",
        "partners",
        "inbox",
        "safeguarding",
        "equality",
        "history",
        "outbox",
        "sent",
        "replies",
        "report",
        "themes",
        "campaigns",
        "meetings",
        "publishable",
        "outcome",
        "export",
        "import",
        "paper/again",
    ];

    private static async Task<List<string>> WrongAsync(
        LocalHostUnderTest host,
        Dictionary<string, IHtmlDocument> pages,
        IEnumerable<(string From, string To, string Number)> links
    )
    {
        var wrong = new List<string>();
        foreach (var (from, to, number) in links)
        {
            var (address, fragment) = to.Split('#') is [var page, var id] ? (page.Length > 0 ? page : from, id) : (to, null);
            var target = await PageAsync(host, pages, address);
            var said = (target?.GetElementById(fragment ?? "found") ?? target?.QuerySelector("h1"))?.TextContent.Trim() ?? "nothing";
            var isExact =
                address.Contains("/points", StringComparison.Ordinal) || address.Contains("/responses", StringComparison.Ordinal)
                    ? said.EndsWith($": {number}", StringComparison.Ordinal)
                    : Regex.IsMatch(said, $@"(?<![\d,]){Regex.Escape(number)}(?![\d,])");
            if (!isExact)
                wrong.Add($"{number} on {from} leads to {to}, which says: {said}");
        }

        return wrong;
    }

    /// <summary>Counts that stand in no link, where nothing but the list they head is counted.</summary>
    private static IEnumerable<string> Unlinked(IElement main, string address)
    {
        foreach (var text in main.Descendants<IText>())
        {
            var parent = text.ParentElement!;
            if (parent.Closest(NoCount) is not null || IsExcepted(parent, address))
                continue;
            var said = text.TextContent.Trim();
            if ((parent.Closest("td.number, .sum b") is not null && Alone().IsMatch(said)) || Counted().IsMatch(said))
                yield return said;
        }
    }

    /// <summary>Links; what respondents wrote; what is typed or pressed; headings of the list that they count.</summary>
    private const string NoCount =
        "a, [dir=auto], [lang], blockquote, pre, script, style, button, label, select, option, h1, h2, h3, .opening";

    /// <summary>Counts of neither points nor responses, and those that must lead to nobody's.</summary>
    private static bool IsExcepted(IElement element, string address) =>
        // Equality answers are counts alone and never kept with a response (docs/adr/0012): there is nothing to lead to.
        address == $"{Staff}/equality"
        // Responses that chose an option: the list of responses has no filter for it, and the points of the same ones are a link beside.
        || (address == $"{Staff}/report" && element.Closest("td.responses") is not null)
        // Rows of a file: of one that is looked at nothing is a response yet; one that is taken in has its responses' number beside these.
        || (address.StartsWith($"{Staff}/import/", StringComparison.Ordinal) && element.Closest(".sum") is not null)
        // Characters of a letter. Its points, in the same sentence, are a link.
        || (LetterAddress().IsMatch(address) && element is { LocalName: "b" } && element.Closest(".sum") is not null);

    private static bool LeadsToList(string to) =>
        !to.Contains("#p-", StringComparison.Ordinal) && !to.Contains("trail=", StringComparison.Ordinal) && !FileLink().IsMatch(to);

    private static async Task<IHtmlDocument?> PageAsync(LocalHostUnderTest host, Dictionary<string, IHtmlDocument> pages, string address)
    {
        if (pages.TryGetValue(address, out var known))
            return known;
        using var answer = await host.Client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, Token);
        if (answer is { StatusCode: HttpStatusCode.Redirect, Headers.Location: { } on })
            return await PageAsync(host, pages, on.ToString().TrimStart('~'));
        if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != "text/html")
            return null;
        return pages[address] = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Token));
    }

    /// <summary>What is named in it left out, and the values of its query.</summary>
    private static string KindOf(string address) =>
        Value().Replace(Named().Replace(address.Replace(LocalHostUnderTest.Slug, "{slug}", StringComparison.Ordinal), "{x}"), "=");

    [GeneratedRegex(@"^[\d,]*\d(?=$| (?:points?|responses?|copies|copy|of|in|came|received|tagged|waiting|failed|against)\b)")]
    private static partial Regex Beginning();

    [GeneratedRegex(@"^[\d,]*[1-9][\d,]*$")]
    private static partial Regex Alone();

    [GeneratedRegex(@"(?<![\d,.])[\d,]*[1-9][\d,]* (?:points?|responses?|copies|concerns?|letters?)\b")]
    private static partial Regex Counted();

    [GeneratedRegex(@"/[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}(?:$|[?#])")]
    private static partial Regex LetterAddress();

    [GeneratedRegex("/files/|/inbox/[^?#]|/export/|/sent/")]
    private static partial Regex FileLink();

    [GeneratedRegex(@"(?<=/)(?:[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}|[^/?]*[0-9])[^/?]*")]
    private static partial Regex Named();

    [GeneratedRegex("=[^&]*")]
    private static partial Regex Value();
}
